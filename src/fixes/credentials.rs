//! What the client's developer can do about the credentials on the way.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // RFC 6750, section 2.1; RFC 7617, section 2. curl asks for the password where -u names only the user.
    Fix {
        id: "send-credentials",
        actor: Actor::ClientDeveloper,
        title: "Send the credentials",
        steps: &[
            step(
                On::Any,
                "If the server wants a token (Bearer), send it in the Authorization header; put yours into the variable \
                 TOKEN first.",
                Some("curl -i -H \"Authorization: Bearer $TOKEN\" \"{url}\""),
            ),
            step(
                On::Any,
                "If the server wants a name and a password (Basic), curl asks for the password, so that it stays out \
                 of the shell's history.",
                Some("curl -i -u \"$USER_NAME\" \"{url}\""),
            ),
            step(
                On::Any,
                "In a browser, fetch sends cookies to another origin only with credentials set to include, and the \
                 server must then name your origin in its answer: a star is not enough.",
                None,
            ),
        ],
    },
    // RFC 6750, section 2.1: credentials = "Bearer" 1*SP b64token.
    Fix {
        id: "fix-authorization-value",
        actor: Actor::ClientDeveloper,
        title: "Mend the Authorization value",
        steps: &[
            step(
                On::Any,
                "The value is one scheme, one space, one credential: no quotes, no line break, no second Bearer. It \
                 must look like this:",
                Some("Authorization: Bearer $TOKEN"),
            ),
            step(
                On::Any,
                "If it reads undefined, null, [object Object] or the name of a variable, the program sent it before \
                 the token was there, or the template was never filled. Log the length of the value, not the value.",
                None,
            ),
            step(
                On::Any,
                "A token read from a file often ends with a line break. This shows the last characters of the file: \
                 nothing but the token should be there.",
                Some("tail -c 4 token.txt | od -c"),
            ),
            step(
                On::Any,
                "For Basic, the name and the password are joined with a colon, encoded as UTF-8 and then as base64. \
                 printf adds no line break, echo does.",
                Some("printf \"%s:%s\" \"$USER_NAME\" \"$PASSWORD\" | base64"),
            ),
        ],
    },
    // RFC 9110, section 11.6.1: the user agent chooses one of the challenges that it understands.
    Fix {
        id: "use-offered-scheme",
        actor: Actor::ClientDeveloper,
        title: "Use the scheme that the server offers",
        steps: &[
            step(
                On::Any,
                "See which schemes the server names in WWW-Authenticate, and use the strongest that your client knows.",
                Some("curl -sSi \"{url}\""),
            ),
            step(
                On::Any,
                "The word before the token decides: Bearer, Token, JWT, Basic and ApiKey are different schemes to a \
                 server. Take the one from the challenge or from the product's documentation.",
                None,
            ),
            step(
                On::Any,
                "curl can choose by itself among Basic, Digest, NTLM and Negotiate.",
                Some("curl -i --anyauth -u \"$USER_NAME\" \"{url}\""),
            ),
        ],
    },
    Fix {
        id: "move-key",
        actor: Actor::ClientDeveloper,
        title: "Put the key where the API looks for it",
        steps: &[
            step(
                On::Any,
                "An API reads its key in one place only: a header with a name of its own, a query parameter, or the \
                 user name of Basic. Look the place up in its documentation. A key is seldom a Bearer token.",
                None,
            ),
            step(
                On::Any,
                "A common form; the name of the header differs from API to API. Put your key into API_KEY first.",
                Some("curl -i -H \"X-API-Key: $API_KEY\" \"{url}\""),
            ),
            step(
                On::Any,
                "Prefer a header over the address: addresses end up in logs, histories and Referer fields.",
                None,
            ),
        ],
    },
    Fix {
        id: "use-right-environment",
        actor: Actor::ClientDeveloper,
        title: "Use the credentials of this environment",
        steps: &[
            step(
                On::Any,
                "Test and production, regions, tenants and projects each have keys and tokens of their own. Check \
                 that the credential was made for the one that answers at {host}.",
                None,
            ),
            step(
                On::Any,
                "Look for the old value in environment variables, in the secret store of the pipeline and in a .env \
                 file that wins over them. Restart what reads them only at its start.",
                None,
            ),
        ],
    },
    // Fetch standard, "HTTP-redirect fetch": Authorization is removed on a cross-origin redirect. curl: --location-trusted.
    Fix {
        id: "keep-header-on-redirect",
        actor: Actor::ClientDeveloper,
        title: "Call the final address directly",
        steps: &[
            step(
                On::Any,
                "Clients drop Authorization when a redirect leads to another host, and some on any redirect. See \
                 where the address leads:",
                Some("curl -sSIL \"{url}\""),
            ),
            step(
                On::Any,
                "Use the last address of that chain in your program. Often only https, www or a slash at the end was \
                 missing.",
                None,
            ),
            step(
                On::Any,
                "Don't force a client to send the header to every host it is redirected to: that hands the token to \
                 whoever answers there.",
                None,
            ),
        ],
    },
    // RFC 8705, section 2.
    Fix {
        id: "send-client-certificate",
        actor: Actor::ClientDeveloper,
        title: "Send the client certificate",
        steps: &[
            step(
                On::Any,
                "The server wants a certificate from the client during the TLS handshake. Test with yours and its \
                 private key:",
                Some("curl -i --cert client.pem --key client-key.pem \"{url}\""),
            ),
            step(
                On::Any,
                "The file must hold the certificate and the intermediate ones behind it, still be valid, and come \
                 from an issuer that the server trusts. Dates and issuer:",
                Some("openssl x509 -in client.pem -noout -dates -issuer -subject"),
            ),
            step(
                On::Any,
                "A proxy that opens TLS in between can't pass a client certificate on. Go around it, or let it send \
                 the certificate in a header that the server trusts.",
                None,
            ),
        ],
    },
    Fix {
        id: "send-csrf-token",
        actor: Actor::ClientDeveloper,
        title: "Send the anti-forgery token",
        steps: &[
            step(
                On::Any,
                "The server checks that a change comes from its own page. Load the page anew, take the token from its \
                 form, its meta element or its cookie, and send it back with the session cookie it belongs to.",
                None,
            ),
            step(
                On::Any,
                "The name differs: Django wants X-CSRFToken, Rails X-CSRF-Token, Laravel X-CSRF-TOKEN or \
                 X-XSRF-TOKEN, Spring X-CSRF-TOKEN, WordPress X-WP-Nonce.",
                None,
            ),
            step(
                On::Any,
                "For a program without a browser, use the API's token sign-in: it usually needs no anti-forgery token.",
                None,
            ),
        ],
    },
    Fix {
        id: "check-token-storage",
        actor: Actor::ClientDeveloper,
        title: "Check where the token is kept",
        steps: &[
            step(
                On::Any,
                "Look whether the token is there at the moment of the request: read it when sending, not once at \
                 start, and wait for the sign-in to finish first.",
                None,
            ),
            step(
                On::Any,
                "Two tabs, two instances or two pods that refresh the same token overwrite each other. Keep one copy \
                 and let one of them refresh it.",
                None,
            ),
            step(
                On::Any,
                "Keep tokens out of addresses, logs and, in a browser, out of localStorage, which any script of the \
                 page can read. A cookie with HttpOnly and Secure, or a server between, is safer.",
                None,
            ),
        ],
    },
];
