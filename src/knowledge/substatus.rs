//! Sub-statuses of IIS: the number behind the dot of "401.3", in its error pages and in `sc-substatus` of its logs.

use crate::finding::{Actor, Citation, cite};

/// One of IIS's sub-statuses: the digits behind the dot of "401.3".
#[derive(Clone, Copy, Debug)]
pub struct Substatus {
    /// 401 or 403.
    pub code: u16,
    /// The number behind the dot.
    pub sub: u16,
    /// Microsoft's phrase.
    pub name: &'static str,
    /// What it means, in one or two plain sentences.
    pub means: &'static str,
    /// Who can act, the likeliest first.
    pub who: &'static [Actor],
    /// The catalogue's id of the cause.
    pub cause: &'static str,
    /// Where it is written down.
    pub citation: Citation,
}

// One page lists them all, with a section for each status.
const IIS_401: Citation = cite(
    "Microsoft, HTTP status codes in IIS",
    "https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/www-administration-management/http-status-code#401---access-denied",
);
const IIS_403: Citation = cite(
    "Microsoft, HTTP status codes in IIS",
    "https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/www-administration-management/http-status-code#403---forbidden",
);

/// The table, in the order of the codes. 401.7 is of IIS 6.0 alone; Microsoft lists the others for IIS 7.0 and later.
pub const SUBSTATUSES: &[Substatus] = &[
    Substatus {
        code: 401,
        sub: 1,
        name: "Logon failed",
        means: "The sign-in did not succeed, most likely because the user name or the password is wrong.",
        who: &[Actor::You, Actor::IdentityAdmin, Actor::ServerOwner],
        cause: "credentials-rejected",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 2,
        name: "Logon failed due to server configuration",
        means: "The request carried no sign-in that this site accepts: none was sent, or the sign-in methods turned on in IIS do not fit. With Windows sign-in, it is also the normal first answer.",
        who: &[Actor::ServerOwner, Actor::ClientDeveloper, Actor::You],
        cause: "no-credentials",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 3,
        name: "Unauthorized due to ACL on resource",
        means: "The sign-in worked, but the permissions of the file or folder on the server do not let this account in.",
        who: &[Actor::ServerOwner, Actor::IdentityAdmin],
        cause: "insufficient-permission",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 4,
        name: "Authorization failed by filter",
        means: "An add-on of the server, an ISAPI filter, looked at the request and did not authorize it.",
        who: &[Actor::ServerOwner],
        cause: "insufficient-permission",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 5,
        name: "Authorization failed by ISAPI/CGI application",
        means: "The application on the server, an ISAPI extension or CGI program, did not authorize the request.",
        who: &[Actor::ServerOwner, Actor::IdentityAdmin],
        cause: "insufficient-permission",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 7,
        name: "Denied due to URL Authorization policy",
        means: "IIS 6.0: a policy for this address on the server does not let this account in.",
        who: &[Actor::ServerOwner, Actor::IdentityAdmin],
        cause: "insufficient-permission",
        citation: cite(
            "Microsoft, IIS 6.0, CustomErrorDescriptions",
            "https://learn.microsoft.com/en-us/previous-versions/iis/6.0-sdk/ms525687(v=vs.90)",
        ),
    },
    Substatus {
        code: 401,
        sub: 501,
        name: "Too many requests from the same client IP; Dynamic IP Restriction Concurrent request rate limit reached",
        means: "Too many requests from your network address ran at the same time. Others behind the same address count too.",
        who: &[Actor::ClientDeveloper, Actor::You, Actor::ServerOwner],
        cause: "rate-limited",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 502,
        name: "Too many requests from the same client IP; Dynamic IP Restriction Maximum request rate limit reached",
        means: "Too many requests came from your network address in a short time. Others behind the same address count too.",
        who: &[Actor::ClientDeveloper, Actor::You, Actor::ServerOwner],
        cause: "rate-limited",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 503,
        name: "The IP address is included in the Deny list of IP Restriction",
        means: "Your network address is on the server's list of addresses to refuse. Signing in does not change that.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "forbidden-by-rule",
        citation: IIS_401,
    },
    Substatus {
        code: 401,
        sub: 504,
        name: "The host name is included in the Deny list of IP Restriction",
        means: "The host name of your computer or network is on the server's list of names to refuse. Signing in does not change that.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "forbidden-by-rule",
        citation: IIS_401,
    },
    Substatus {
        code: 403,
        sub: 1,
        name: "Execute access forbidden",
        means: "The address points to a program or script, and its folder on the server may not run any.",
        who: &[Actor::ServerOwner],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 2,
        name: "Read access forbidden",
        means: "The folder on the server may not be read, or the start page that it should show is missing.",
        who: &[Actor::ServerOwner],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 3,
        name: "Write access forbidden",
        means: "The request wants to write, and the folder on the server may not be written to.",
        who: &[Actor::ServerOwner],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 4,
        name: "SSL required",
        means: "This address wants a secure connection, and the request came over plain http://. Try it with https://.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        cause: "wrong-address",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 5,
        name: "SSL 128 required",
        means: "This address wants 128-bit encryption, and the connection used weaker encryption or none. An up-to-date browser over https:// has it.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 6,
        name: "IP address rejected",
        means: "The server is set up to refuse your network address. Signing in does not change that.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 7,
        name: "Client certificate required",
        means: "The server wants a certificate from your browser or program, and none that fits was sent.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        cause: "client-certificate-required",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 8,
        name: "Site access denied",
        means: "The server is set up to refuse requests by the host name of the computer or network they come from.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 9,
        name: "Too many clients are trying to connect to the web server",
        means: "More people are connected to the server than it allows. Try again later.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "service-unavailable",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 10,
        name: "Web server is configured to deny Execute access",
        means: "The address points to a program or script, and the server is set up not to run it.",
        who: &[Actor::ServerOwner],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 11,
        name: "Password has been changed",
        means: "The password has been changed, so the one that was sent no longer counts. Sign in with the new one.",
        who: &[Actor::You, Actor::IdentityAdmin],
        cause: "credentials-rejected",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 12,
        name: "Mapper denied access",
        means: "The client certificate arrived, but the account that the server maps it to may not open this file.",
        who: &[Actor::IdentityAdmin, Actor::ServerOwner],
        cause: "insufficient-permission",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 13,
        name: "Client certificate revoked",
        means: "The client certificate that was sent has been revoked by its issuer. A new one is needed.",
        who: &[Actor::IdentityAdmin, Actor::You, Actor::ServerOwner],
        cause: "client-certificate-required",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 14,
        name: "Directory listing denied",
        means: "The address is a folder without a start page, and the server does not list the contents of folders.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 15,
        name: "Client access licenses have exceeded limits on the web server",
        means: "The server has run out of client access licenses, so it takes no more users for now.",
        who: &[Actor::ServerOwner],
        cause: "quota-exhausted",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 16,
        name: "Client certificate is untrusted or invalid",
        means: "The client certificate that was sent is invalid, or the server does not trust who issued it.",
        who: &[Actor::ServerOwner, Actor::You, Actor::IdentityAdmin],
        cause: "client-certificate-required",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 17,
        name: "Client certificate has expired or is not yet valid",
        means: "The client certificate that was sent has expired or is not valid yet. Check the clocks if its dates look right.",
        who: &[Actor::You, Actor::IdentityAdmin, Actor::ServerOwner],
        cause: "client-certificate-required",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 18,
        name: "Cannot execute requested URL in the current application pool",
        means: "A fault in the server's setup: its own error page belongs to another application pool than the address that was asked for.",
        who: &[Actor::ServerOwner],
        cause: "server-error",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 19,
        name: "Cannot execute CGI applications for the client browser in this application pool",
        means: "A fault in the server's setup: the account that runs the site lacks a right that it needs to start programs.",
        who: &[Actor::ServerOwner],
        cause: "server-error",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 20,
        name: "Passport logon failed",
        means: "The sign-in with a Microsoft Passport account did not succeed.",
        who: &[Actor::You, Actor::ServerOwner],
        cause: "credentials-rejected",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 21,
        name: "Source access denied",
        means: "The request asks for the source of a file, and the server does not hand it out.",
        who: &[Actor::ServerOwner, Actor::ClientDeveloper],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 22,
        name: "Infinite depth is denied",
        means: "The request asks for a folder with everything below it at once, and the server does not allow that depth.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 501,
        name: "Too many requests from the same client IP; Dynamic IP Restriction Concurrent request rate limit reached",
        means: "Too many requests from your network address ran at the same time. Others behind the same address count too.",
        who: &[Actor::ClientDeveloper, Actor::You, Actor::ServerOwner],
        cause: "rate-limited",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 502,
        name: "Too many requests from the same client IP; Dynamic IP Restriction Maximum request rate limit reached",
        means: "Too many requests came from your network address in a short time. Others behind the same address count too.",
        who: &[Actor::ClientDeveloper, Actor::You, Actor::ServerOwner],
        cause: "rate-limited",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 503,
        name: "The IP address is included in the Deny list of IP Restriction",
        means: "Your network address is on the server's list of addresses to refuse. Signing in does not change that.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
    Substatus {
        code: 403,
        sub: 504,
        name: "The host name is included in the Deny list of IP Restriction",
        means: "The host name of your computer or network is on the server's list of names to refuse. Signing in does not change that.",
        who: &[Actor::ServerOwner, Actor::You],
        cause: "forbidden-by-rule",
        citation: IIS_403,
    },
];

/// What is known of IIS's `code.sub`.
pub fn substatus(code: u16, sub: u16) -> Option<&'static Substatus> {
    SUBSTATUSES.iter().find(|substatus| substatus.code == code && substatus.sub == sub)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::status::status;

    #[test]
    fn sub_statuses_are_sorted_and_unique() {
        assert!(SUBSTATUSES.is_sorted_by(|one, next| (one.code, one.sub) < (next.code, next.sub)));
    }

    #[test]
    fn microsofts_list_is_complete() {
        let numbers =
            |code| -> Vec<u16> { SUBSTATUSES.iter().filter(|row| row.code == code).map(|row| row.sub).collect() };
        assert_eq!(numbers(401), [1, 2, 3, 4, 5, 7, 501, 502, 503, 504]);
        assert_eq!(numbers(403), (1..=22).chain(501..=504).collect::<Vec<u16>>());
    }

    #[test]
    fn every_row_is_whole() {
        for row in SUBSTATUSES {
            assert!(status(row.code).is_some(), "{}.{}", row.code, row.sub);
            assert!(row.means.ends_with('.'), "{}.{}", row.code, row.sub);
            assert!(row.means.chars().count() <= 260, "{}.{}", row.code, row.sub);
            assert!(!row.who.is_empty(), "{}.{}", row.code, row.sub);
        }
    }
}
