//! What the server's owner can do about limits.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    Fix {
        id: "relax-ip-limits",
        actor: Actor::ServerOwner,
        title: "Loosen the rule for addresses",
        steps: &[
            step(
                On::Any,
                "Find the rule that refused this address: an allow list, a country rule, a limit of requests, or a \
                 tool such as fail2ban. Many people can share one address, so limits per address hit offices first.",
                None,
            ),
            step(
                On::Any,
                "Behind a proxy, check that the rule sees the visitor's address and not the proxy's, and that only \
                 your own proxy may say what it is.",
                None,
            ),
            // https://learn.microsoft.com/iis/configuration/system.webserver/security/dynamicipsecurity/
            step(
                On::Iis,
                "Open IIS Manager, choose the site, open IP Address and Domain Restrictions. Edit Dynamic Restriction \
                 Settings holds the limits of concurrent requests and of requests over time.",
                None,
            ),
            // https://httpd.apache.org/docs/2.4/mod/mod_authz_host.html
            step(
                On::Apache,
                "Allow the address or the range; the example is a documentation range.",
                Some("Require ip 192.0.2.0/24"),
            ),
            // https://nginx.org/en/docs/http/ngx_http_access_module.html
            step(
                On::Nginx,
                "Above the deny lines, since the first rule that fits counts; the example is a documentation range.",
                Some("allow 192.0.2.0/24;"),
            ),
            step(
                On::Linux,
                "If fail2ban has shut the address out, JAIL is the name of its rule:",
                Some("sudo fail2ban-client set JAIL unbanip 192.0.2.1"),
            ),
            step(
                On::Wordpress,
                "Look into the security plugin's list of blocked addresses and locked-out users.",
                None,
            ),
        ],
    },
    Fix {
        id: "raise-header-limit",
        actor: Actor::ServerOwner,
        title: "Accept larger headers",
        steps: &[
            step(
                On::Any,
                "Make tokens and cookies smaller first. Where that isn't possible, raise the limit on every hop, from \
                 the outermost to the application.",
                None,
            ),
            // https://httpd.apache.org/docs/2.4/mod/core.html#limitrequestfieldsize
            step(
                On::Apache,
                "In the server's configuration; the default is 8190 bytes.",
                Some("LimitRequestFieldSize 16380"),
            ),
            // https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers
            step(
                On::Nginx,
                "In the http or server block; the default is 4 8k.",
                Some("large_client_header_buffers 4 16k;"),
            ),
            // https://learn.microsoft.com/troubleshoot/developer/webapps/iis/iisadmin-service-inetinfo/httpsys-registry-windows
            step(
                On::Iis,
                "Raise both values for the HTTP service, as administrator, then restart the machine.",
                Some(
                    "reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters /v MaxFieldLength /t REG_DWORD \
                     /d 32768\nreg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters /v MaxRequestBytes \
                     /t REG_DWORD /d 65536",
                ),
            ),
        ],
    },
];
