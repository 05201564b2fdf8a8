//! What the server's owner can do about trust in tokens, clocks, files and plugins.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // https://developer.wordpress.org/cli/commands/plugin/deactivate/
    Fix {
        id: "deactivate-plugins",
        actor: Actor::ServerOwner,
        title: "Find the plugin that refuses",
        steps: &[
            step(
                On::Any,
                "Turn the extensions of the site off one after the other, those for security and log-in first, and \
                 try the page after each.",
                None,
            ),
            step(
                On::Wordpress,
                "Open Plugins > Installed Plugins, choose Deactivate under one plugin, reload the refused page, and \
                 activate it again if nothing changed.",
                None,
            ),
            step(
                On::Wordpress,
                "With WP-CLI, note the active ones first, then turn them off one by one. PLUGIN is a name from the \
                 list.",
                Some("wp plugin list --status=active\nwp plugin deactivate PLUGIN"),
            ),
            step(
                On::Wordpress,
                "If the dashboard is closed too, rename the plugin's directory over FTP or SSH: that deactivates it.",
                Some("mv wp-content/plugins/PLUGIN wp-content/plugins/PLUGIN.off"),
            ),
        ],
    },
    // RFC 7519, section 4.1.4: "some small leeway, usually no more than a few minutes".
    Fix {
        id: "allow-skew",
        actor: Actor::ServerOwner,
        title: "Allow a little clock difference",
        steps: &[
            step(
                On::Any,
                "Let the token check accept 30 to 60 seconds around exp, nbf and iat. The setting is usually called \
                 leeway, clock skew or clock tolerance. More than a few minutes keeps dead tokens alive.",
                None,
            ),
            step(On::Any, "Mend the clocks as well: leeway only hides a drift for a while.", None),
        ],
    },
    Fix {
        id: "sync-server-clock",
        actor: Actor::ServerOwner,
        title: "Set the server's clock",
        steps: &[
            step(
                On::Any,
                "Compare the server's clock with a good one: the Date header shows it.",
                Some("curl -sSI \"{url}\""),
            ),
            step(
                On::Linux,
                "Turn on network time. timedatectl alone then shows whether the clock is synchronized.",
                Some("sudo timedatectl set-ntp true"),
            ),
            step(On::Linux, "With chrony, step the clock at once:", Some("sudo chronyc makestep")),
            step(
                On::Windows,
                "In a terminal started as administrator. The first line starts the time service (if it runs already, \
                 Windows says so), the last one shows where the time comes from.",
                Some("net start w32time\nw32tm /resync\nw32tm /query /status"),
            ),
            step(
                On::Any,
                "Containers take the clock of their host, and virtual machines may drift after a pause: set it on the \
                 host.",
                None,
            ),
        ],
    },
    // RFC 7519, sections 4.1.1 and 4.1.3; RFC 9068, section 4.
    Fix {
        id: "check-issuer-audience",
        actor: Actor::ServerOwner,
        title: "Check the expected issuer and audience",
        steps: &[
            step(
                On::Any,
                "Compare iss and aud in the token with what the server is set to expect, character by character: \
                 https, the host, a slash at the end, the tenant or realm.",
                None,
            ),
            step(
                On::Any,
                "The issuer's own description says how it writes its name, under issuer.",
                Some("curl -sS \"{issuer}/.well-known/openid-configuration\""),
            ),
            step(
                On::Any,
                "Inside and outside names are a common trap: an identity server reached as http://keycloak:8080 by \
                 one side and by its public name by the other writes two different issuers.",
                None,
            ),
            step(
                On::Any,
                "Add the missing audience at the identity server, or correct the expected one. Don't switch the check \
                 off: then tokens for other services open yours.",
                None,
            ),
        ],
    },
    // RFC 7517, section 4.5; OpenID Connect Core, section 10.1.1 (rotation of signing keys).
    Fix {
        id: "rotate-keys",
        actor: Actor::ServerOwner,
        title: "Bring the signing keys up to date",
        steps: &[
            step(
                On::Any,
                "See where the issuer publishes its keys (jwks_uri), and whether the kid of the token is among them.",
                Some("curl -sS \"{issuer}/.well-known/openid-configuration\""),
            ),
            step(
                On::Any,
                "On an unknown kid, the server should fetch the keys again, at most every few minutes. If it can't \
                 reach the issuer, that is the fault: check its proxy, its DNS and its trusted certificates.",
                None,
            ),
            step(
                On::Any,
                "When you change keys: publish the new one first, sign with it after the caches have run out, and \
                 remove the old one when its last token has expired.",
                None,
            ),
            step(
                On::Any,
                "If a key may have leaked, remove it at once. All tokens that it signed end, and everyone signs in \
                 again.",
                None,
            ),
        ],
    },
    Fix {
        id: "fix-file-permissions",
        actor: Actor::ServerOwner,
        title: "Let the server read the files",
        steps: &[
            step(
                On::Any,
                "The user that the server runs as needs to read the file and to pass through every directory above \
                 it. Give no more than that, and never write access to all.",
                None,
            ),
            step(
                On::Apache,
                "See the rights along the way. Directories need x, files need r, for the server's user (www-data or \
                 apache). Put in the path of the refused file.",
                Some("namei -l /var/www/html/index.html"),
            ),
            // https://httpd.apache.org/docs/2.4/upgrading.html#access
            step(
                On::Apache,
                "Then look for Require all denied, or no Require at all, in the Directory block of this path. To let \
                 everyone in:",
                Some("Require all granted"),
            ),
            step(
                On::Nginx,
                "See the rights along the way. Directories need x, files need r, for the user named in nginx.conf. \
                 Put in the path of the refused file.",
                Some("namei -l /var/www/html/index.html"),
            ),
            step(
                On::Linux,
                "With SELinux (Red Hat, Fedora), give the files their proper label back.",
                Some("sudo restorecon -Rv /var/www"),
            ),
            // https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-authentication-authorization/default-permissions-user-rights
            step(
                On::Iis,
                "For 401.3, give reading rights to the identity that opens the file: the application pool's for \
                 anonymous visitors if so set, otherwise IUSR, or the signed-in user's group. Put in your directory.",
                Some("icacls \"C:\\inetpub\\wwwroot\" /grant \"IUSR:(OI)(CI)(RX)\" \"IIS_IUSRS:(OI)(CI)(RX)\""),
            ),
            // https://developer.wordpress.org/advanced-administration/server/file-permissions/
            step(
                On::Wordpress,
                "As a rule directories get 755 and files 644. Run this in the directory of WordPress, then protect \
                 wp-config.php further if your host allows it.",
                Some("find . -type d -print0 | xargs -0 chmod 755\nfind . -type f -print0 | xargs -0 chmod 644"),
            ),
        ],
    },
    // https://learn.microsoft.com/iis/configuration/system.webserver/security/authentication/windowsauthentication/
    Fix {
        id: "enable-authentication",
        actor: Actor::ServerOwner,
        title: "Turn on a way to sign in",
        steps: &[
            step(
                On::Any,
                "The server demands a sign-in that it doesn't offer, or the client can do none of those on offer. \
                 Turn on one that both know; if everyone may see the page, allow access without a sign-in.",
                None,
            ),
            step(
                On::Iis,
                "Open IIS Manager, choose the site, open Authentication, and enable what you want. For Windows \
                 Authentication, choose Providers and have Negotiate above NTLM, and disable Anonymous Authentication, \
                 or nobody is asked.",
                None,
            ),
            step(
                On::Iis,
                "Or in a Command Prompt (not PowerShell) started as administrator. Put in your site's name.",
                Some(
                    "%windir%\\system32\\inetsrv\\appcmd set config \"Default Web Site\" \
                     /section:windowsAuthentication /enabled:true /commit:apphost",
                ),
            ),
            step(
                On::Iis,
                "If it isn't in the list, it isn't installed. On Windows 10 and 11, tick it in Turn Windows features \
                 on or off, under Internet Information Services. On Windows Server, in PowerShell as administrator:",
                Some("Install-WindowsFeature Web-Windows-Auth"),
            ),
            step(On::Apache, "See whether the modules for this AuthType are loaded.", Some("apachectl -M")),
        ],
    },
    Fix {
        id: "enable-directory-listing",
        actor: Actor::ServerOwner,
        title: "Give the directory a start page",
        steps: &[
            step(
                On::Any,
                "The address is a directory without a start page, and listing its files is forbidden. Put a start \
                 page there: that is better than a listing, which shows every file to everyone.",
                None,
            ),
            // https://httpd.apache.org/docs/2.4/mod/mod_dir.html#directoryindex
            step(
                On::Apache,
                "Name the start page. If you do want a listing, add Options +Indexes.",
                Some("DirectoryIndex index.html index.php"),
            ),
            // https://nginx.org/en/docs/http/ngx_http_autoindex_module.html
            step(
                On::Nginx,
                "Name the start page. If you do want a listing, add a line with autoindex on.",
                Some("index index.html index.php;"),
            ),
            // https://learn.microsoft.com/iis/configuration/system.webserver/directorybrowse
            step(
                On::Iis,
                "Open IIS Manager, choose the site, open Default Document and add the start page. If you do want a \
                 listing, run this with your site's name in a Command Prompt (not PowerShell) started as \
                 administrator.",
                Some(
                    "%windir%\\system32\\inetsrv\\appcmd set config \"Default Web Site\" /section:directoryBrowse \
                     /enabled:true",
                ),
            ),
        ],
    },
];
