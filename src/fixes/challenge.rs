//! What the server's owner can do about credentials that arrive and the answer that goes out.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    Fix {
        id: "read-server-logs",
        actor: Actor::ServerOwner,
        title: "Read the server's log",
        steps: &[
            step(
                On::Any,
                "The answer tells little on purpose; the log tells why. Find the line by the time, the client's \
                 address and the path, or by the request number in the answer.",
                None,
            ),
            step(
                On::Apache,
                "On Debian and Ubuntu; elsewhere look at the ErrorLog line of the configuration.",
                Some("sudo tail -n 50 /var/log/apache2/error.log"),
            ),
            step(On::Nginx, "Or the file that error_log names.", Some("sudo tail -n 50 /var/log/nginx/error.log")),
            // https://learn.microsoft.com/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code
            step(
                On::Iis,
                "The log names the reason as sc-substatus and sc-win32-status. In a Command Prompt (not PowerShell), \
                 look for the newest file here.",
                Some("dir /s /o-d \"%SystemDrive%\\inetpub\\logs\\LogFiles\""),
            ),
            // https://developer.wordpress.org/advanced-administration/debug/debug-wordpress/
            step(
                On::Wordpress,
                "Turn on the log in wp-config.php, above the line that says to stop editing. The log is \
                 wp-content/debug.log; turn it off again afterwards.",
                Some(
                    "define( 'WP_DEBUG', true );\ndefine( 'WP_DEBUG_LOG', true );\ndefine( 'WP_DEBUG_DISPLAY', false );",
                ),
            ),
            step(On::Php, "See where PHP writes its errors.", Some("php -r \"echo ini_get('error_log'), PHP_EOL;\"")),
        ],
    },
    Fix {
        id: "forward-authorization",
        actor: Actor::ServerOwner,
        title: "Pass the Authorization header on",
        steps: &[
            step(
                On::Any,
                "The client sent Authorization, and the application never saw it. Follow the request from the outside \
                 in (network edge, load balancer, web server, application) and find the hop that drops it.",
                None,
            ),
            // https://httpd.apache.org/docs/2.4/mod/core.html#cgipassauth
            step(
                On::Apache,
                "For CGI and FastCGI, Apache hides this header. Put this into the Directory block, or into .htaccess \
                 where AllowOverride has AuthConfig (Apache 2.4.13 or later).",
                Some("CGIPassAuth On"),
            ),
            // https://httpd.apache.org/docs/2.4/mod/mod_setenvif.html
            step(
                On::Apache,
                "Where CGIPassAuth is not allowed or not known, this line does the same. In .htaccess it needs \
                 AllowOverride FileInfo.",
                Some("SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1"),
            ),
            // https://modwsgi.readthedocs.io/en/master/configuration-directives/WSGIPassAuthorization.html
            step(On::Apache, "For Python under mod_wsgi:", Some("WSGIPassAuthorization On")),
            // https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header
            step(
                On::Nginx,
                "nginx passes the header on unless told otherwise. Look for a line that empties it, and for \
                 proxy_set_header lines in an inner block: they replace all those of the outer one. For a proxy:",
                Some("proxy_set_header Authorization $http_authorization;"),
            ),
            // https://nginx.org/en/docs/http/ngx_http_fastcgi_module.html#fastcgi_param
            step(
                On::Nginx,
                "For FastCGI (PHP-FPM), beside the other fastcgi_param lines:",
                Some("fastcgi_param HTTP_AUTHORIZATION $http_authorization;"),
            ),
            step(
                On::Nginx,
                "Keys in headers with an underscore in their name are dropped by default. In the http or server block:",
                Some("underscores_in_headers on;"),
            ),
            // https://learn.microsoft.com/iis/configuration/system.webserver/security/authentication/basicauthentication
            step(
                On::Iis,
                "When Basic Authentication is on, IIS checks the name and password itself. If the application checks \
                 them, turn it off and leave Anonymous Authentication on. In a Command Prompt (not PowerShell) started \
                 as administrator, with your site's name:",
                Some(
                    "%windir%\\system32\\inetsrv\\appcmd set config \"Default Web Site\" \
                     /section:basicAuthentication /enabled:false /commit:apphost",
                ),
            ),
            // https://developer.wordpress.org/reference/classes/wp_site_health/get_test_authorization_header/
            step(
                On::Wordpress,
                "Open Tools > Site Health: it tests this header. If it is missing, open Settings > Permalinks and \
                 press Save Changes. On Apache, with any structure but Plain, that writes the rules in .htaccess anew, \
                 with one for this header.",
                None,
            ),
            step(
                On::Wordpress,
                "If that doesn't help, add this line at the top of .htaccess, outside the WordPress block.",
                Some("SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1"),
            ),
            // https://www.php.net/manual/features.http-auth.php
            step(
                On::Php,
                "Read the value from $_SERVER['HTTP_AUTHORIZATION']; after a rewrite it can stand in \
                 $_SERVER['REDIRECT_HTTP_AUTHORIZATION']. To see whether it arrives, without showing it:",
                Some("<?php var_dump(isset($_SERVER['HTTP_AUTHORIZATION']));"),
            ),
        ],
    },
    // RFC 9110, sections 11.6.1 and 15.5.2.
    Fix {
        id: "send-challenge",
        actor: Actor::ServerOwner,
        title: "Name the scheme in WWW-Authenticate",
        steps: &[
            step(
                On::Any,
                "A 401 must say how to sign in. Send one challenge for each scheme that you accept, for example:",
                Some("WWW-Authenticate: Bearer realm=\"example\""),
            ),
            // https://httpd.apache.org/docs/2.4/howto/auth.html
            step(
                On::Apache,
                "Apache sends it by itself where it does the sign-in:",
                Some(
                    "AuthType Basic\nAuthName \"Members\"\nAuthUserFile \"/etc/apache2/htpasswd\"\nRequire valid-user",
                ),
            ),
            // https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header
            step(
                On::Nginx,
                "Without always, nginx leaves the header out of a 401. Put it into the location that answers the \
                 refusal, so that it isn't sent with every page.",
                Some("add_header WWW-Authenticate 'Bearer realm=\"example\"' always;"),
            ),
            step(
                On::Php,
                "Before any other output:",
                Some("http_response_code(401);\nheader('WWW-Authenticate: Bearer realm=\"example\"');"),
            ),
            step(
                On::Any,
                "For a page with a sign-in form, browsers show a password window on Basic. Use Bearer or another \
                 scheme for requests from scripts, and redirect people to the form.",
                None,
            ),
        ],
    },
    // RFC 9110, sections 5.6.2 to 5.6.4 and 11.2 to 11.4.
    Fix {
        id: "fix-challenge",
        actor: Actor::ServerOwner,
        title: "Mend the challenge",
        steps: &[
            step(
                On::Any,
                "A challenge is a scheme, a space, then name=\"value\" pairs with commas between them. Quote realm \
                 always, and put a backslash before a quote inside a value.",
                Some("WWW-Authenticate: Bearer realm=\"example\", error=\"invalid_token\""),
            ),
            step(
                On::Any,
                "Send several schemes as several header lines: clients read those more reliably than one long line.",
                None,
            ),
            step(On::Any, "See what arrives at a client:", Some("curl -sSi \"{url}\"")),
        ],
    },
    // RFC 9110, sections 15.5.2, 15.5.4 and 15.5.5; RFC 6750, section 3.1.
    Fix {
        id: "answer-other-status",
        actor: Actor::ServerOwner,
        title: "Answer with the status that fits",
        steps: &[
            step(
                On::Any,
                "401: no credentials, or ones that don't count (wrong, expired, revoked). 403: they count, and the \
                 right is missing. 400: the request itself is off. Clients renew their token on 401 only.",
                None,
            ),
            step(
                On::Any,
                "Check the credentials first and the request's form after that, and don't answer 200 with an error \
                 inside: caches and clients take it for a success.",
                None,
            ),
        ],
    },
    Fix {
        id: "say-less",
        actor: Actor::ServerOwner,
        title: "Say less in the answer",
        steps: &[
            step(
                On::Any,
                "Give the reader a short sentence and a request number; write the rest to the log. Stack traces, \
                 queries, inner host names and file paths help an attacker.",
                None,
            ),
            step(
                On::Any,
                "Use the same words for an unknown name and for a wrong password, and take the same time for both.",
                None,
            ),
            step(On::Apache, "Hide version and modules:", Some("ServerTokens Prod\nServerSignature Off")),
            step(On::Nginx, "Hide the version:", Some("server_tokens off;")),
            step(
                On::Iis,
                "Show detailed errors on the machine itself only. In a Command Prompt (not PowerShell) started as \
                 administrator, with your site's name:",
                Some(
                    "%windir%\\system32\\inetsrv\\appcmd set config \"Default Web Site\" /section:httpErrors \
                     /errorMode:DetailedLocalOnly",
                ),
            ),
            step(On::Php, "In php.ini, on the live server:", Some("display_errors = Off\nlog_errors = On")),
            step(On::Wordpress, "In wp-config.php:", Some("define( 'WP_DEBUG_DISPLAY', false );")),
        ],
    },
    Fix {
        id: "hide-resource",
        actor: Actor::ServerOwner,
        title: "Hide what others must not know of",
        steps: &[
            step(
                On::Any,
                "Where even the existence of a thing is private, answer 404 to everyone without the right to it, with \
                 the same body and headers as for a thing that doesn't exist (RFC 9110, section 15.5.4).",
                None,
            ),
            step(On::Any, "Check the right before you look the thing up, or take the same time either way.", None),
        ],
    },
    // RFC 9111, sections 3 and 5.2.2.5.
    Fix {
        id: "disable-caching",
        actor: Actor::ServerOwner,
        title: "Keep the refusal out of caches",
        steps: &[
            step(
                On::Any,
                "Send this with refusals and with pages that depend on who is signed in.",
                Some("Cache-Control: no-store"),
            ),
            step(On::Apache, "With mod_headers:", Some("Header always set Cache-Control \"no-store\"")),
            step(On::Nginx, "In the location of the refusal:", Some("add_header Cache-Control \"no-store\" always;")),
            step(On::Php, "Before any other output:", Some("header('Cache-Control: no-store');")),
            step(
                On::Any,
                "Then empty the cache in front (network edge, proxy, plugin), so that the old refusal goes.",
                None,
            ),
        ],
    },
    // RFC 6265bis, section 4.1.2 and 5.
    Fix {
        id: "fix-set-cookie",
        actor: Actor::ServerOwner,
        title: "Set the cookie so that browsers keep it",
        steps: &[
            step(
                On::Any,
                "Over https, for the site itself:",
                Some("Set-Cookie: __Host-session=VALUE; Path=/; Secure; HttpOnly; SameSite=Lax"),
            ),
            step(
                On::Any,
                "SameSite=None needs Secure. A __Host- name needs Secure, Path=/ and no Domain. Domain must be the \
                 host itself or a parent of it, but not a public suffix such as co.uk.",
                None,
            ),
            step(
                On::Any,
                "Behind a proxy that speaks https to the outside, tell the framework so, or it leaves Secure out.",
                None,
            ),
        ],
    },
    // https://www.php.net/manual/session.configuration.php
    Fix {
        id: "extend-session",
        actor: Actor::ServerOwner,
        title: "Let the session last longer",
        steps: &[
            step(
                On::Any,
                "Two clocks run: the server's session and the cookie, and where there is one, the token inside. The \
                 shortest wins. Set all to what you mean, and shorter for sensitive places.",
                None,
            ),
            step(
                On::Php,
                "In php.ini, for eight hours. The defaults are 1440 seconds, and until the browser closes.",
                Some("session.gc_maxlifetime = 28800\nsession.cookie_lifetime = 28800"),
            ),
            step(
                On::Php,
                "If several applications share one session.save_path, the shortest value of all clears everyone's \
                 sessions: give each a directory of its own.",
                None,
            ),
            step(
                On::Any,
                "If sessions end at random, check that all servers behind the load balancer share one session store \
                 and one signing key, and that a restart keeps them.",
                None,
            ),
        ],
    },
    // https://httpd.apache.org/docs/2.4/mod/core.html#errordocument
    Fix {
        id: "redirect-to-login",
        actor: Actor::ServerOwner,
        title: "Show people the log-in page",
        steps: &[
            step(
                On::Any,
                "Redirect people in a browser to the log-in page, and bring them back to where they wanted to go. \
                 Programs that ask for JSON need a plain 401.",
                None,
            ),
            step(
                On::Apache,
                "In .htaccess. For 401 it must be a path on this server, or the browser never gets the challenge.",
                Some("ErrorDocument 401 /login.html"),
            ),
            step(On::Nginx, "The status stays 401:", Some("error_page 401 /login.html;")),
            step(
                On::Any,
                "Keep the log-in page itself free of the sign-in, or it refuses itself in circles, and keep such pages \
                 out of search engines.",
                None,
            ),
        ],
    },
    Fix {
        id: "fix-csrf-origin",
        actor: Actor::ServerOwner,
        title: "Trust the site's own origin",
        steps: &[
            step(
                On::Any,
                "The anti-forgery check compares the Origin header with the addresses that the application knows. \
                 Behind a proxy these differ: pass the outer host and scheme on, and tell the framework to trust them.",
                None,
            ),
            // https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins
            step(
                On::Any,
                "In Django's settings, with the scheme:",
                Some("CSRF_TRUSTED_ORIGINS = [\"https://{host}\"]"),
            ),
            step(
                On::Nginx,
                "Toward the application:",
                Some("proxy_set_header Host $host;\nproxy_set_header X-Forwarded-Proto $scheme;"),
            ),
        ],
    },
    // Fetch standard, "CORS-preflight fetch": the answer's status must be ok (200 to 299).
    Fix {
        id: "allow-preflight",
        actor: Actor::ServerOwner,
        title: "Let OPTIONS through without a sign-in",
        steps: &[
            step(
                On::Any,
                "A browser never sends credentials with its preflight. Answer OPTIONS with 204 and the CORS headers \
                 before the sign-in is checked.",
                None,
            ),
            // https://httpd.apache.org/docs/2.4/mod/mod_authz_core.html#reqmethod
            step(
                On::Apache,
                "Where Apache does the sign-in, allow the method beside the users:",
                Some("Require method OPTIONS\nRequire valid-user"),
            ),
            step(
                On::Nginx,
                "Where auth_basic or auth_request stands, answer OPTIONS before it, in a location or server of its \
                 own.",
                None,
            ),
            // https://learn.microsoft.com/iis/extensions/cors-module/cors-module-configuration-reference
            step(
                On::Iis,
                "The CORS module for IIS answers before the sign-in is checked; install it and list your origins in \
                 its cors section.",
                None,
            ),
        ],
    },
    Fix {
        id: "allow-origin",
        actor: Actor::ServerOwner,
        title: "Allow the page's origin",
        steps: &[
            step(
                On::Any,
                "Send these with every answer, refusals too, with the origin of the page in place of the example. \
                 With cookies a star isn't allowed, and Access-Control-Allow-Credentials: true comes on top.",
                Some("Access-Control-Allow-Origin: https://app.example\nVary: Origin"),
            ),
            step(
                On::Any,
                "In the answer to OPTIONS, name the header: a star doesn't cover Authorization.",
                Some("Access-Control-Allow-Headers: Authorization, Content-Type"),
            ),
            step(
                On::Apache,
                "always puts it on errors too:",
                Some("Header always set Access-Control-Allow-Origin \"https://app.example\""),
            ),
            step(
                On::Nginx,
                "always puts it on errors too:",
                Some("add_header Access-Control-Allow-Origin \"https://app.example\" always;"),
            ),
        ],
    },
];
