//! What the person at the browser can do.
//!
//! Names of menus and buttons are those of late 2026: Chromium 156 and Firefox 153 were read in the browsers
//! themselves. Where vendors move things between versions, the step gives an address to open or a word to search for
//! instead of a path.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    Fix {
        id: "check-url",
        actor: Actor::You,
        title: "Check the address",
        steps: &[
            step(
                On::Any,
                "Read the address letter by letter: a typing slip, a missing part at the end, or an old link from an \
                 e-mail or a bookmark is enough to be refused.",
                None,
            ),
            step(
                On::Any,
                "Open the start page of the site and walk to the page from there. If that works, the old link was the \
                 problem.",
                Some("https://{host}/"),
            ),
        ],
    },
    // Chrome: https://support.google.com/chrome/answer/157179 (keyboard shortcuts)
    // Edge: https://support.microsoft.com/microsoft-edge/keyboard-shortcuts-in-microsoft-edge-50d3edab-30d9-c7e4-21ce-37fe2713cfad
    // Firefox: https://support.mozilla.org/kb/keyboard-shortcuts-perform-firefox-tasks-quickly
    Fix {
        id: "hard-reload",
        actor: Actor::You,
        title: "Reload the page without the cache",
        steps: &[
            step(
                On::Any,
                "A normal reload may show a stored copy of the refusal. A hard reload asks the server again and \
                 deletes nothing.",
                None,
            ),
            step(On::Windows, "Press Ctrl+F5 in Chrome, Edge or Firefox.", None),
            step(On::Linux, "Press Ctrl+Shift+R in Chrome, Edge or Firefox.", None),
            step(On::Chromeos, "Press Ctrl+Shift+R.", None),
            step(On::Macos, "Press Command+Shift+R in Chrome, Edge or Firefox.", None),
            step(On::Safari, "On a Mac, press Option+Command+R.", None),
            step(
                On::Android,
                "Chrome has no hard reload on a phone. Open the address in an Incognito tab instead: it doesn't use \
                 the stored copy.",
                None,
            ),
            step(
                On::Ios,
                "Safari has no hard reload on a phone. Open the address in a private tab instead: it doesn't use the \
                 stored copy.",
                None,
            ),
        ],
    },
    Fix {
        id: "check-credentials",
        actor: Actor::You,
        title: "Check the name and the password",
        steps: &[
            step(
                On::Any,
                "Type the password by hand, once, and show it while you type. Look out for Caps Lock, another \
                 keyboard layout, and a space before or after a pasted password.",
                None,
            ),
            step(
                On::Any,
                "Check which name this site wants: an e-mail address, a user name or a customer number. Some servers \
                 also want the domain in front, as in COMPANY\\name.",
                None,
            ),
            step(
                On::Any,
                "Stop after two or three tries. Many sites lock an account after a few wrong passwords.",
                None,
            ),
        ],
    },
    // Edge's connectivity test, Apple's and Mozilla's captive portal pages: plain http, so a portal can answer them.
    Fix {
        id: "sign-in-to-network",
        actor: Actor::You,
        title: "Sign in to this network",
        steps: &[
            step(
                On::Any,
                "Networks in hotels, trains and offices often want a sign-in of their own first. Open this page: the \
                 network's own page appears in its place.",
                Some("http://detectportal.firefox.com/canonical.html"),
            ),
            step(
                On::Windows,
                "If no page appears, open this address in any browser.",
                Some("http://www.msftconnecttest.com/redirect"),
            ),
            step(
                On::Macos,
                "If no page appears, open this address in any browser.",
                Some("http://captive.apple.com/hotspot-detect.html"),
            ),
            step(
                On::Ios,
                "Open Settings > Wi-Fi and tap the network's name. If no sign-in page appears, open this address in \
                 Safari.",
                Some("http://captive.apple.com/hotspot-detect.html"),
            ),
            step(
                On::Android,
                "Swipe down from the top and tap the notification that asks you to sign in to the network.",
                None,
            ),
            step(On::Any, "When the network has let you in, open the refused page again.", None),
        ],
    },
    Fix {
        id: "pass-the-check",
        actor: Actor::You,
        title: "Pass the check that the site wants",
        steps: &[
            step(
                On::Any,
                "Open the page in a normal browser window, with scripts and cookies allowed, and wait until the check \
                 is done or tick its box.",
                None,
            ),
            step(
                On::Any,
                "If the check comes back again and again, turn off a VPN and extensions that block scripts for this \
                 site, and look whether the clock of the device is right.",
                None,
            ),
            step(
                On::Any,
                "If a program and not a browser was refused, sign in once in a browser first: some products lift the \
                 check for the account after that.",
                None,
            ),
        ],
    },
    Fix {
        id: "renew-link",
        actor: Actor::You,
        title: "Ask for a new link",
        steps: &[
            step(
                On::Any,
                "Links for invitations, downloads and passwords work for a limited time, and often only once. Ask for \
                 a new one where you got this one, and open the newest message only.",
                None,
            ),
            step(
                On::Any,
                "Copy the whole link: an e-mail program may have cut it at a line break. Mail scanners sometimes open \
                 a one-time link before you do, and then it is used up.",
                None,
            ),
        ],
    },
    // Chrome: https://support.google.com/chrome/answer/95464 · Firefox: https://support.mozilla.org/kb/private-browsing-use-firefox-without-history
    // Safari: https://support.apple.com/guide/safari/browse-privately-ibrw1069/mac
    Fix {
        id: "private-window",
        actor: Actor::You,
        title: "Try a private window",
        steps: &[
            step(
                On::Any,
                "A private window starts without this site's cookies and, as a rule, without extensions. If the page \
                 opens there, one of these two is the cause, and nothing is wrong with your account.",
                None,
            ),
            step(On::Chrome, "Press Ctrl+Shift+N, on a Mac Command+Shift+N.", None),
            step(On::Edge, "Press Ctrl+Shift+N, on a Mac Command+Shift+N.", None),
            step(On::Firefox, "Press Ctrl+Shift+P, on a Mac Command+Shift+P.", None),
            step(On::Safari, "On a Mac, press Command+Shift+N.", None),
            step(On::Android, "In Chrome, tap the three dots and choose New Incognito tab.", None),
            step(On::Ios, "Touch and hold the Safari icon on the Home Screen and choose New Private Tab.", None),
        ],
    },
    Fix {
        id: "sign-out-and-in",
        actor: Actor::You,
        title: "Sign out and sign in again",
        steps: &[
            step(
                On::Any,
                "Sign out of the site, close its other tabs, open its start page and sign in again. That gives you a \
                 new session in place of the old one.",
                Some("https://{host}/"),
            ),
            step(
                On::Any,
                "If you have several accounts there, look which one is signed in: the page may belong to another.",
                None,
            ),
        ],
    },
    // Chrome: https://support.google.com/chrome/answer/95606 (manage passwords), chrome://password-manager
    // Firefox: https://support.mozilla.org/kb/password-manager-remember-delete-edit-logins (about:logins)
    // Apple: https://support.apple.com/guide/passwords/welcome/mac (the Passwords app)
    Fix {
        id: "update-saved-password",
        actor: Actor::You,
        title: "Update the saved password",
        steps: &[
            step(
                On::Any,
                "A browser may fill in a password that you have since changed. Type the right one by hand, and say \
                 yes when the browser offers to update it.",
                None,
            ),
            step(
                On::Chrome,
                "To change it yourself, open this address, choose the entry of {host} and edit it.",
                Some("chrome://password-manager/passwords"),
            ),
            step(
                On::Edge,
                "To change it yourself, open this address, search for password, then choose the entry of {host} and \
                 edit it.",
                Some("edge://settings"),
            ),
            step(
                On::Firefox,
                "To change it yourself, open this address, choose the entry of {host}, then Edit and Save.",
                Some("about:logins"),
            ),
            step(
                On::Safari,
                "To change it yourself, open the Passwords app (before macOS 15: Safari > Settings > Passwords), \
                 choose {host} and then Edit.",
                None,
            ),
            step(
                On::Ios,
                "To change it yourself, open the Passwords app (before iOS 18: Settings > Passwords), choose {host} \
                 and then Edit.",
                None,
            ),
            step(
                On::Android,
                "To change it yourself in Chrome, tap the three dots > Settings > Google Password Manager and choose \
                 the entry of {host}.",
                None,
            ),
            // https://support.microsoft.com/windows/accessing-credential-manager-1b5c916a-6a16-889f-8581-fc16e8165ac0
            step(
                On::Windows,
                "Programs such as git or Office use another store. Open Credential Manager, choose Windows \
                 Credentials and edit or remove the entry of this site.",
                Some("control /name Microsoft.CredentialManager"),
            ),
            step(
                On::Macos,
                "Programs such as git use the keychain. Find Keychain Access with Spotlight, open it, search for \
                 {host}, and edit or delete the entry.",
                None,
            ),
        ],
    },
    // Chrome: https://support.google.com/chrome/answer/95647 · Safari: https://support.apple.com/guide/safari/enable-cookies-ibrw850f6c51/mac
    // iPhone: https://support.apple.com/105082 · Edge: https://learn.microsoft.com/microsoft-edge/devtools-guide-chromium/storage/cookies
    Fix {
        id: "allow-cookies",
        actor: Actor::You,
        title: "Allow cookies for this site",
        steps: &[
            step(
                On::Any,
                "A sign-in is remembered in a cookie. If the browser refuses cookies from {host}, the site forgets \
                 you at once. Allow them for this site alone; there is no need to allow them everywhere.",
                None,
            ),
            step(
                On::Chrome,
                "Open Settings > Privacy and security > Third-party cookies. Under Sites allowed to use third-party \
                 cookies, choose Add and enter the site below.",
                Some("{host}"),
            ),
            step(
                On::Chrome,
                "Then look into Settings > Privacy and security > Site settings > On-device site data: the site must \
                 not stand in the list of those that are not allowed to save data.",
                None,
            ),
            step(
                On::Edge,
                "Open this address (in Settings: Privacy, search, and services > Cookies; in older versions Cookies \
                 and site permissions) and add {host} to the sites that are allowed.",
                Some("edge://settings/privacy/cookies"),
            ),
            step(
                On::Firefox,
                "Open Settings > Privacy and security. Under Browsing data, choose Manage exceptions, enter the site \
                 below, choose Allow, then Save Changes.",
                Some("https://{host}"),
            ),
            step(
                On::Firefox,
                "If it is a sign-in window of another company inside the page, click the shield beside the address \
                 and turn off Enhanced Tracking Protection for this site.",
                None,
            ),
            step(
                On::Safari,
                "Choose Safari > Settings > Advanced (in older versions Privacy) and clear Block all cookies. If the \
                 sign-in belongs to another company, also clear Prevent cross-site tracking under Privacy, and set it \
                 again afterwards.",
                None,
            ),
            step(
                On::Ios,
                "Open Settings > Apps > Safari (before iOS 18: Settings > Safari), then Advanced, and turn off Block \
                 All Cookies.",
                None,
            ),
            step(
                On::Android,
                "In Chrome, tap the three dots > Settings > Site settings > Third-party cookies and add the site as \
                 an exception.",
                Some("{host}"),
            ),
        ],
    },
    // Chrome: https://support.google.com/chrome/answer/95647 · Firefox: https://support.mozilla.org/kb/clear-cookies-and-site-data-firefox
    // Edge: https://learn.microsoft.com/microsoft-edge/devtools-guide-chromium/storage/cookies · Safari: https://support.apple.com/guide/safari/sfri11471/mac
    // iPhone: https://support.apple.com/105082
    Fix {
        id: "clear-site-cookies",
        actor: Actor::You,
        title: "Clear this site's cookies",
        steps: &[
            step(
                On::Any,
                "Clear the cookies of this site only. You will have to sign in there again; other sites are not \
                 touched.",
                None,
            ),
            step(
                On::Chrome,
                "Open Settings > Privacy and security > Third-party cookies > See all site data and permissions. \
                 Search for the site below, click the bin beside it and confirm.",
                Some("{host}"),
            ),
            step(
                On::Edge,
                "Open the refused page, right-click it and choose Inspect. Open Application (under + if it isn't \
                 shown), choose Storage in its list and press Clear site data.",
                None,
            ),
            step(
                On::Firefox,
                "Open the refused page, click the shield or padlock beside the address, choose Clear cookies and site \
                 data, and confirm.",
                None,
            ),
            step(
                On::Firefox,
                "Or open Settings > Privacy and security > Browsing data > Clear data for specific sites, search for \
                 the site below, choose Remove Selected, then Save Changes.",
                Some("{host}"),
            ),
            step(
                On::Safari,
                "Choose Safari > Settings > Privacy > Manage Website Data, search for the site below, select it and \
                 choose Remove.",
                Some("{host}"),
            ),
            step(
                On::Android,
                "In Chrome, tap the three dots > Settings > Site settings > All sites. Search for the site below, tap \
                 it and delete its data.",
                Some("{host}"),
            ),
            step(
                On::Ios,
                "Open Settings > Apps > Safari (before iOS 18: Settings > Safari), then Advanced > Website Data. \
                 Search for the site below, swipe its line to the left and tap Delete.",
                Some("{host}"),
            ),
            step(On::Any, "Close the tabs of this site, open it again and sign in.", None),
        ],
    },
    // Chrome: https://support.google.com/accounts/answer/32050 · Firefox: https://support.mozilla.org/kb/how-clear-firefox-cache
    // The tools' own switch: https://developer.chrome.com/docs/devtools/network/reference (Disable cache)
    Fix {
        id: "clear-cache",
        actor: Actor::You,
        title: "Empty the cache",
        steps: &[
            step(
                On::Any,
                "Try a hard reload first: it renews this page and leaves all else alone. The cache holds only copies, \
                 so emptying it signs you out of nothing.",
                None,
            ),
            step(
                On::Chrome,
                "For this site only: press F12, open Network, tick Disable cache and reload. The tick works while \
                 these tools are open.",
                None,
            ),
            step(
                On::Chrome,
                "For all sites: press Ctrl+Shift+Delete (Mac: Command+Shift+Delete), leave only Cached images and \
                 files ticked, and confirm.",
                None,
            ),
            step(
                On::Edge,
                "For this site only: press F12, open Network, tick Disable cache and reload. The tick works while \
                 these tools are open.",
                None,
            ),
            step(
                On::Edge,
                "For all sites: press Ctrl+Shift+Delete (Mac: Command+Shift+Delete), leave only Cached images and \
                 files ticked, and confirm.",
                None,
            ),
            step(
                On::Firefox,
                "For this site only: press F12, open Network, tick Disable Cache and reload. The tick works while \
                 these tools are open.",
                None,
            ),
            step(
                On::Firefox,
                "For all sites: press Ctrl+Shift+Delete (Mac: Command+Shift+Delete), leave only Temporary cached \
                 files and pages ticked, and choose Clear.",
                None,
            ),
            step(
                On::Safari,
                "For this site only: choose Safari > Settings > Privacy > Manage Website Data, select {host} and \
                 choose Remove. This also signs you out of the site.",
                None,
            ),
            step(
                On::Android,
                "In Chrome, tap the three dots > Delete browsing data (in older versions under Settings > Privacy and \
                 security). Open More options if it is shown, leave only Cached images and files ticked, and confirm.",
                None,
            ),
            step(
                On::Ios,
                "Open Settings > Apps > Safari (before iOS 18: Settings > Safari), then Advanced > Website Data. Swipe \
                 the line of {host} to the left and tap Delete. This also signs you out of the site.",
                None,
            ),
        ],
    },
    // Firefox: https://support.mozilla.org/kb/diagnose-firefox-issues-using-troubleshoot-mode
    // Safari: https://support.apple.com/guide/safari/get-extensions-sfri32508/mac
    Fix {
        id: "disable-extensions",
        actor: Actor::You,
        title: "Turn off extensions for a test",
        steps: &[
            step(
                On::Any,
                "Ad blockers, privacy tools and header changers alter what the browser sends. Turn all of them off, \
                 reload, then turn them on one by one to find the one that breaks the page.",
                None,
            ),
            step(On::Chrome, "Open this address and use the switch of each extension.", Some("chrome://extensions")),
            step(On::Edge, "Open this address and use the switch of each extension.", Some("edge://extensions")),
            step(
                On::Firefox,
                "Choose Help > Troubleshoot Mode in the menu: Firefox restarts with all extensions off. Or open this \
                 address and use the switch of each one.",
                Some("about:addons"),
            ),
            step(On::Safari, "Choose Safari > Settings > Extensions and clear the box of each extension.", None),
            step(
                On::Ios,
                "Open Settings > Apps > Safari (before iOS 18: Settings > Safari), then Extensions, and turn each one \
                 off.",
                None,
            ),
            step(
                On::Android,
                "Chrome on a phone has no extensions. If an app filters ads or traffic (it often shows a VPN symbol), \
                 pause it and try again.",
                None,
            ),
        ],
    },
    // Windows: https://support.microsoft.com/windows/how-to-set-your-time-and-time-zone-dfaa7122-479f-5b98-2a7b-fa0b6e01b261
    //   and https://learn.microsoft.com/windows-server/networking/windows-time-service/windows-time-service-tools-and-settings
    // Mac: https://support.apple.com/guide/mac-help/set-the-date-and-time-automatically-mchlp2996/mac
    // iPhone: https://support.apple.com/102442 · Linux: timedatectl(1)
    Fix {
        id: "sync-clock",
        actor: Actor::You,
        title: "Set the clock automatically",
        steps: &[
            step(
                On::Any,
                "Tokens and certificates are valid between two moments. If the clock, the date or the time zone of \
                 this device is wrong, valid ones look expired. Let the device set its clock by itself.",
                None,
            ),
            step(
                On::Windows,
                "Open Settings > Time & language > Date & time. Turn on Set time automatically, check the time zone, \
                 and choose Sync now.",
                None,
            ),
            step(
                On::Windows,
                "Or run this in a terminal that was started as administrator. The first line starts the time service; \
                 if it runs already, Windows says so, and that is fine.",
                Some("net start w32time\nw32tm /resync"),
            ),
            step(
                On::Macos,
                "Open System Settings > General > Date & Time and turn on Set time and date automatically. Before \
                 macOS 13 it is System Preferences > Date & Time.",
                None,
            ),
            step(
                On::Linux,
                "Turn on network time, then run timedatectl alone to see whether the clock is synchronized.",
                Some("timedatectl set-ntp true"),
            ),
            step(
                On::Android,
                "Open Settings, search for date and time, and turn on the automatic date and time, and the automatic \
                 time zone.",
                None,
            ),
            step(On::Ios, "Open Settings > General > Date & Time and turn on Set Automatically.", None),
            step(
                On::Chromeos,
                "A Chromebook sets its clock over the network: connect it and restart it. Then open Settings, search \
                 for time zone, and check that it is right.",
                None,
            ),
        ],
    },
    // Windows: https://learn.microsoft.com/windows-server/administration/windows-commands/ipconfig
    // Linux: resolvectl(1), nscd(8), dnsmasq(8) · Browsers: the button's name was read in the page itself.
    Fix {
        id: "flush-dns",
        actor: Actor::You,
        title: "Forget the old address of the site",
        steps: &[
            step(
                On::Any,
                "The device remembers for a while at which address a site lives. After a move this can be the old \
                 one. Empty the memory of the system first, then that of the browser.",
                None,
            ),
            step(On::Windows, "Run this in a terminal.", Some("ipconfig /flushdns")),
            step(
                On::Macos,
                "Run this in Terminal and type your own password when asked.",
                Some("sudo dscacheutil -flushcache; sudo killall -HUP mDNSResponder"),
            ),
            step(On::Linux, "With systemd-resolved (Ubuntu, Fedora and others):", Some("resolvectl flush-caches")),
            step(On::Linux, "With dnsmasq as a service:", Some("sudo systemctl restart dnsmasq")),
            step(On::Linux, "With nscd:", Some("sudo nscd --invalidate=hosts")),
            step(On::Android, "Turn airplane mode on, wait ten seconds and turn it off again.", None),
            step(On::Ios, "Turn airplane mode on, wait ten seconds and turn it off again.", None),
            step(On::Chromeos, "Turn Wi-Fi off and on again, then empty the browser's own memory.", None),
            step(On::Chrome, "Open this address and press Clear host cache.", Some("chrome://net-internals/#dns")),
            step(On::Edge, "Open this address and press Clear host cache.", Some("edge://net-internals/#dns")),
            step(On::Firefox, "Open this address and press Clear DNS Cache.", Some("about:networking#dns")),
            step(On::Safari, "Safari uses the memory of the system. Quit it and open it again.", None),
        ],
    },
    Fix {
        id: "wait-and-retry",
        actor: Actor::You,
        title: "Wait, then try again",
        steps: &[
            step(
                On::Any,
                "Too much came from you, or the server is busy. Wait until the time that the answer gives; if it \
                 gives none, wait a few minutes, then try once.",
                None,
            ),
            step(On::Any, "Don't press reload again and again: each try can start the waiting time anew.", None),
        ],
    },
    Fix {
        id: "try-another-network",
        actor: Actor::You,
        title: "Try another network",
        steps: &[
            step(
                On::Any,
                "Open the page over another network, for example over your phone's mobile data with Wi-Fi off. If it \
                 opens there, the first network or its address is being refused.",
                None,
            ),
            step(
                On::Any,
                "If you use a VPN, a proxy or a private relay, turn it off and try again. If the site is only for a \
                 company's own network, turn the company's VPN on.",
                None,
            ),
        ],
    },
    Fix {
        id: "reset-password",
        actor: Actor::You,
        title: "Set a new password",
        steps: &[
            step(
                On::Any,
                "Use the link for a forgotten password on the sign-in page. Go there by typing the address yourself, \
                 not through a link in a message.",
                Some("https://{host}/"),
            ),
            step(
                On::Any,
                "No message after ten minutes? Look into the spam folder, and check that you gave the address that \
                 the account was made with.",
                None,
            ),
            step(
                On::Any,
                "Afterwards, update the saved password in your browser and in programs that sign in by themselves: an \
                 old one there can lock the account again.",
                None,
            ),
        ],
    },
    Fix {
        id: "ask-the-owner",
        actor: Actor::You,
        title: "Tell the owner of the site",
        steps: &[
            step(
                On::Any,
                "This can only be changed on the other side. Send this message with the report from this page. \
                 Copy as Markdown leaves passwords and tokens out.",
                Some(
                    "Hello,\n\nwhen I open {url} I am refused. I believe that this can only be changed on your side. \
                     Below is a report of what the server answered; passwords and tokens have been taken out.\n\nCould \
                     you have a look, please? Thank you.",
                ),
            ),
            step(
                On::Any,
                "Add the time of the try with your time zone, your user name (never the password) and a screenshot. \
                 If the page shows a request or reference number, add it too: it leads straight to the log line.",
                None,
            ),
        ],
    },
];
