//! What the administrator of the network in between can do.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // RFC 9110, section 11.7; curl: -x, -U and --proxy-anyauth.
    Fix {
        id: "proxy-credentials",
        actor: Actor::NetworkAdmin,
        title: "Give the proxy its own credentials",
        steps: &[
            step(
                On::Any,
                "The proxy asks, not the site. Its name and password go into Proxy-Authorization, never into \
                 Authorization.",
                None,
            ),
            step(
                On::Any,
                "Try it alone; curl asks for the password. PROXY is the proxy's address with its port.",
                Some("curl -i -x \"$PROXY\" --proxy-anyauth -U \"$USER_NAME\" \"{url}\""),
            ),
            step(
                On::Windows,
                "Browsers and many programs take the proxy from Settings > Network & internet > Proxy, and sign in \
                 with the Windows account where the proxy allows it.",
                None,
            ),
            step(On::Macos, "Open System Settings > Network, choose the connection, then Details and Proxies.", None),
            step(
                On::Linux,
                "Many command-line programs read this variable. Don't write the password into a file that others can \
                 read.",
                Some("export https_proxy=\"http://$USER_NAME:$PASSWORD@$PROXY\""),
            ),
        ],
    },
    Fix {
        id: "allow-through-proxy",
        actor: Actor::NetworkAdmin,
        title: "Let this host through",
        steps: &[
            step(
                On::Any,
                "Find the refusal in the log of the proxy, the firewall or the filter, by time and by this host, and \
                 allow the host, or exempt it from the sign-in if a program can't do one.",
                Some("{host}"),
            ),
            step(
                On::Any,
                "Check that the proxy leaves Authorization, WWW-Authenticate and cookies as they are, and keeps one \
                 connection per client where NTLM is used.",
                None,
            ),
            step(On::Any, "For an internal host, let clients go around the proxy:", Some("export no_proxy=\"{host}\"")),
        ],
    },
    Fix {
        id: "fix-dns",
        actor: Actor::NetworkAdmin,
        title: "Mend the DNS entry",
        steps: &[
            step(
                On::Any,
                "Compare what your own resolver says with what a public one says. If only yours is wrong, empty its \
                 cache or look for a local zone or a filter.",
                Some("nslookup \"{host}\"\nnslookup \"{host}\" 1.1.1.1"),
            ),
            step(
                On::Any,
                "If no resolver knows the name, check that the domain hasn't expired, that its name servers answer, \
                 and that DNSSEC is in order. Then add or correct the A, AAAA or CNAME record.",
                None,
            ),
        ],
    },
    Fix {
        id: "fix-certificate",
        actor: Actor::NetworkAdmin,
        title: "Mend the certificate",
        steps: &[
            step(
                On::Any,
                "See what the server shows: dates, names and issuer.",
                Some(
                    "openssl s_client -connect \"{host}:443\" -servername \"{host}\" </dev/null | openssl x509 -noout \
                     -dates -issuer -subject -ext subjectAltName",
                ),
            ),
            step(
                On::Any,
                "Renew an expired one and reload the server. Issue it for every name that people use, and send the \
                 intermediate certificates along with it.",
                None,
            ),
            step(
                On::Any,
                "If the certificate is good and only one device complains, look at that device's clock.",
                None,
            ),
        ],
    },
    Fix {
        id: "trust-proxy-ca",
        actor: Actor::NetworkAdmin,
        title: "Make programs trust the network's own authority",
        steps: &[
            step(
                On::Any,
                "Some companies open TLS on the way and show a certificate of their own. Give programs the authority's \
                 certificate; don't switch the check off. proxy-ca.pem is that file, from the network's administrator.",
                Some("curl -i --cacert proxy-ca.pem \"{url}\""),
            ),
            // https://nodejs.org/api/cli.html#node_extra_ca_certsfile
            step(On::Any, "For Node.js:", Some("export NODE_EXTRA_CA_CERTS=\"$PWD/proxy-ca.pem\"")),
            // https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification
            step(On::Any, "For Python's requests:", Some("export REQUESTS_CA_BUNDLE=\"$PWD/proxy-ca.pem\"")),
            step(On::Any, "For git:", Some("git config --global http.sslCAInfo \"$PWD/proxy-ca.pem\"")),
        ],
    },
];
