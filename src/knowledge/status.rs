//! Status codes: IANA's registry and those seen in the wild.

use std::sync::OnceLock;

pub use super::substatus::{Substatus, substatus};
use super::{Fields, citation, rows, who};
use crate::finding::{Actor, Citation};

/// What is known of one status code.
#[derive(Clone, Debug)]
pub struct Status {
    /// 100 to 999.
    pub code: u16,
    /// The registered or customary phrase.
    pub name: &'static str,
    /// What it means for the person who got it, in one or two plain sentences.
    pub means: &'static str,
    /// Who can act, the likeliest first. Empty where nothing is wrong.
    pub who: Vec<Actor>,
    /// Whether the same request is worth sending again.
    pub again: Again,
    /// Whether it stands in IANA's registry.
    pub registered: bool,
    /// Where it is written down.
    pub citation: Citation,
}

/// Whether the same request is worth sending again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Nothing was refused: there is nothing to repeat.
    NotNeeded,
    /// No: the same request gets the same answer.
    No,
    /// Only with something changed (other credentials, another body, another address).
    Changed,
    /// Yes, after a wait.
    Later,
}

/// The table as one text, like [`meanings`].
macro_rules! statuses {
    ($(Status {
        code: $code:literal, name: $name:literal, means: $means:literal, who: &[$(Actor::$who:ident),* $(,)?],
        again: Again::$again:ident, registered: $registered:literal,
        citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($(
            "\x1e", $code, "\x1f", $name, "\x1f", $means, "\x1f", $(stringify!($who), " ",)* "\x1f",
            stringify!($again), "\x1f", $registered, "\x1f", $label, "\x1f", $url,
        )+)
    };
}

/// The table, in the order of the codes. To add one, copy a block; a code that IANA does not list says where it is
/// seen from, since another product may mean something else by it.
const STATUSES: &str = statuses![
    Status {
        code: 100,
        name: "Continue",
        means: "The server has the first part of the request and waits for the rest. This is not the final answer.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.2.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.2.1"),
    },
    Status {
        code: 101,
        name: "Switching Protocols",
        means: "The server agreed to change to another protocol on this connection, as for a WebSocket.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.2.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.2.2"),
    },
    Status {
        code: 102,
        name: "Processing",
        means: "The server has taken the request and is still working on it. The final answer comes later.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 2518, section 10.1", "https://www.rfc-editor.org/rfc/rfc2518#section-10.1"),
    },
    Status {
        code: 103,
        name: "Early Hints",
        means: "The server already names things that the page will need. The final answer comes later.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 8297, section 2", "https://www.rfc-editor.org/rfc/rfc8297#section-2"),
    },
    Status {
        code: 104,
        name: "Upload Resumption Supported",
        means: "The server can resume this upload if it breaks off. The final answer comes later. The code is a temporary entry in the registry, from a draft.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite(
            "draft-ietf-httpbis-resumable-upload",
            "https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/",
        ),
    },
    Status {
        code: 200,
        name: "OK",
        means: "The request succeeded. Where a page or an API still reports an error, that error stands in the body.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.3.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.1"),
    },
    Status {
        code: 201,
        name: "Created",
        means: "The request succeeded, and something new was made on the server.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.3.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.2"),
    },
    Status {
        code: 202,
        name: "Accepted",
        means: "The server took the request and will work on it later. It does not yet say how that ends.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.3.3", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3"),
    },
    Status {
        code: 203,
        name: "Non-Authoritative Information",
        means: "The request succeeded, and a proxy on the way changed the answer.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.3.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.4"),
    },
    Status {
        code: 204,
        name: "No Content",
        means: "The request succeeded, and there is nothing to show.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.3.5", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.5"),
    },
    Status {
        code: 205,
        name: "Reset Content",
        means: "The request succeeded, and the form or view it came from should be cleared.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.3.6", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.6"),
    },
    Status {
        code: 206,
        name: "Partial Content",
        means: "The server sent the part that was asked for, as in a resumed download.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.3.7", "https://www.rfc-editor.org/rfc/rfc9110#section-15.3.7"),
    },
    Status {
        code: 207,
        name: "Multi-Status",
        means: "The answer holds a status for each of several items. Some of them may have been refused: look at each one.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 4918, section 11.1", "https://www.rfc-editor.org/rfc/rfc4918#section-11.1"),
    },
    Status {
        code: 208,
        name: "Already Reported",
        means: "Inside a list, this item was already described earlier in the same answer.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 5842, section 7.1", "https://www.rfc-editor.org/rfc/rfc5842#section-7.1"),
    },
    Status {
        code: 226,
        name: "IM Used",
        means: "The request succeeded, and the answer holds the changes since an earlier copy.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 3229, section 10.4.1", "https://www.rfc-editor.org/rfc/rfc3229#section-10.4.1"),
    },
    Status {
        code: 300,
        name: "Multiple Choices",
        means: "The address has several versions, and the client is to choose one.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.1"),
    },
    Status {
        code: 301,
        name: "Moved Permanently",
        means: "The address has moved for good: the new one stands in Location.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2"),
    },
    Status {
        code: 302,
        name: "Found",
        means: "The server sends the client to another address for now. Many sites answer so to show their sign-in page.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.3", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.3"),
    },
    Status {
        code: 303,
        name: "See Other",
        means: "The result is to be fetched from another address, as after a form was sent.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.4"),
    },
    Status {
        code: 304,
        name: "Not Modified",
        means: "The copy that the client already has is still good.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.5", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5"),
    },
    Status {
        code: 305,
        name: "Use Proxy",
        means: "Once told clients to go through a proxy. It is deprecated, and today's clients do not follow it.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.6", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.6"),
    },
    Status {
        code: 306,
        name: "(Unused)",
        means: "The code is reserved and no longer used.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.7", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.7"),
    },
    Status {
        code: 307,
        name: "Temporary Redirect",
        means: "The server sends the same request, with its method and body, to another address for now.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.8", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.8"),
    },
    Status {
        code: 308,
        name: "Permanent Redirect",
        means: "The address has moved for good, and the same request, with its method and body, belongs at the new one.",
        who: &[],
        again: Again::NotNeeded,
        registered: true,
        citation: cite("RFC 9110, section 15.4.9", "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.9"),
    },
    Status {
        code: 400,
        name: "Bad Request",
        means: "The server could not make sense of the request, or will not handle it as it is. Something in it has to change.",
        who: &[Actor::ClientDeveloper, Actor::You],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1"),
    },
    Status {
        code: 401,
        name: "Unauthorized",
        means: "The server wants to know who you are: no valid credentials came with the request.",
        who: &[Actor::You, Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"),
    },
    Status {
        code: 402,
        name: "Payment Required",
        means: "The server asks for a payment before it answers. HTTP itself leaves the details open, so the body has to tell them.",
        who: &[Actor::You, Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.3", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.3"),
    },
    Status {
        code: 403,
        name: "Forbidden",
        means: "The server understood the request and refuses it. Signing in again with the same account is unlikely to help.",
        who: &[Actor::ServerOwner, Actor::IdentityAdmin, Actor::You],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4"),
    },
    Status {
        code: 404,
        name: "Not Found",
        means: "The server found nothing at this address, or will not say that something is there.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.5", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5"),
    },
    Status {
        code: 405,
        name: "Method Not Allowed",
        means: "The address exists, but not for this method. Allow in the answer lists the ones that work.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.6", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6"),
    },
    Status {
        code: 406,
        name: "Not Acceptable",
        means: "The server has no version of this in a format or language that the client said it accepts.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.7", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.7"),
    },
    Status {
        code: 407,
        name: "Proxy Authentication Required",
        means: "A proxy on the way wants to know who you are. The site itself has not been asked yet.",
        who: &[Actor::You, Actor::NetworkAdmin, Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.8", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8"),
    },
    Status {
        code: 408,
        name: "Request Timeout",
        means: "The request did not arrive completely in the time that the server was ready to wait.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::NetworkAdmin],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 9110, section 15.5.9", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9"),
    },
    Status {
        code: 409,
        name: "Conflict",
        means: "The request collides with how things stand on the server, as when somebody else changed the same item.",
        who: &[Actor::ClientDeveloper, Actor::You],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.10", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10"),
    },
    Status {
        code: 410,
        name: "Gone",
        means: "What was here has been removed, most likely for good.",
        who: &[Actor::ServerOwner, Actor::You],
        again: Again::No,
        registered: true,
        citation: cite("RFC 9110, section 15.5.11", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.11"),
    },
    Status {
        code: 411,
        name: "Length Required",
        means: "The server wants to be told the length of the body beforehand, in Content-Length.",
        who: &[Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.12", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.12"),
    },
    Status {
        code: 412,
        name: "Precondition Failed",
        means: "The request set a condition, such as \"only if unchanged\", and it did not hold.",
        who: &[Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.13", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.13"),
    },
    Status {
        code: 413,
        name: "Content Too Large",
        means: "What was sent is larger than the server takes.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.14", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.14"),
    },
    Status {
        code: 414,
        name: "URI Too Long",
        means: "The address is longer than the server takes.",
        who: &[Actor::ClientDeveloper, Actor::You, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.15", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.15"),
    },
    Status {
        code: 415,
        name: "Unsupported Media Type",
        means: "The body came in a format that the server does not take here. Content-Type or Content-Encoding often says why.",
        who: &[Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.16", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16"),
    },
    Status {
        code: 416,
        name: "Range Not Satisfiable",
        means: "The part that was asked for lies outside the file, as when a download is resumed and the file has changed.",
        who: &[Actor::ClientDeveloper, Actor::You],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.17", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.17"),
    },
    Status {
        code: 417,
        name: "Expectation Failed",
        means: "The server, or a proxy on the way, cannot do what the Expect header asks.",
        who: &[Actor::ClientDeveloper, Actor::NetworkAdmin],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.18", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.18"),
    },
    Status {
        code: 418,
        name: "(Unused)",
        means: "Known as \"I'm a teapot\", from an April Fools' joke. The code is reserved, and some sites send it to turn programs away.",
        who: &[Actor::ServerOwner, Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.19", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.19"),
    },
    Status {
        code: 419,
        name: "Page Expired",
        means: "Seen from Laravel sites: the form's protection token is missing or no longer fits the session. Reload the page and send the form again.",
        who: &[Actor::You, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite("Laravel, Sanctum, logging in", "https://laravel.com/docs/12.x/sanctum#logging-in"),
    },
    Status {
        code: 420,
        name: "Enhance Your Calm",
        means: "Too many requests. Seen from the Yandex Market partner API, and from Twitter in the past.",
        who: &[Actor::ClientDeveloper],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Yandex Market API, restrictions on requests",
            "https://yandex.com/dev/market/partner-api/doc/en/concepts/limits",
        ),
    },
    Status {
        code: 421,
        name: "Misdirected Request",
        means: "The request reached a server that does not answer for this host. A fresh connection may reach the right one.",
        who: &[Actor::ServerOwner, Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.20", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20"),
    },
    Status {
        code: 422,
        name: "Unprocessable Content",
        means: "The request is well formed, but its content breaks a rule. The body often names the field.",
        who: &[Actor::ClientDeveloper, Actor::You],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.21", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.21"),
    },
    Status {
        code: 423,
        name: "Locked",
        means: "The item is locked, often because somebody else is editing it.",
        who: &[Actor::You, Actor::ServerOwner],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 4918, section 11.3", "https://www.rfc-editor.org/rfc/rfc4918#section-11.3"),
    },
    Status {
        code: 424,
        name: "Failed Dependency",
        means: "This step was not done because another one that it depends on failed.",
        who: &[Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 4918, section 11.4", "https://www.rfc-editor.org/rfc/rfc4918#section-11.4"),
    },
    Status {
        code: 425,
        name: "Too Early",
        means: "The request came before the secure connection was fully set up. Clients usually send it again by themselves.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 8470, section 5.2", "https://www.rfc-editor.org/rfc/rfc8470#section-5.2"),
    },
    Status {
        code: 426,
        name: "Upgrade Required",
        means: "The server wants another protocol or a newer version of it. Upgrade in the answer names it.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.5.22", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.22"),
    },
    Status {
        code: 428,
        name: "Precondition Required",
        means: "The server wants the request to say which version it is meant for, as with If-Match.",
        who: &[Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 6585, section 3", "https://www.rfc-editor.org/rfc/rfc6585#section-3"),
    },
    Status {
        code: 429,
        name: "Too Many Requests",
        means: "Too many requests came in a given time. Retry-After may say how long to wait.",
        who: &[Actor::ClientDeveloper, Actor::You],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 6585, section 4", "https://www.rfc-editor.org/rfc/rfc6585#section-4"),
    },
    Status {
        code: 430,
        name: "Shopify Security Rejection",
        means: "Seen from Shopify: the request looked as if it might be malicious, and was turned away.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite("Shopify, response codes", "https://shopify.dev/docs/api/usage/response-codes"),
    },
    Status {
        code: 431,
        name: "Request Header Fields Too Large",
        means: "The headers are larger than the server takes, often because of many cookies or a large token.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 6585, section 5", "https://www.rfc-editor.org/rfc/rfc6585#section-5"),
    },
    Status {
        code: 440,
        name: "Login Timeout",
        means: "Seen from Outlook on the web (Microsoft Exchange): the session has ended or could not be set up. Sign in again.",
        who: &[Actor::You, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "Microsoft, 440 Login Timeout in Outlook Web Access",
            "https://technet.microsoft.com/en-us/library/dd789741(v=EXCHG.80).aspx",
        ),
    },
    Status {
        code: 444,
        name: "No Response",
        means: "Seen in nginx logs: the server closed the connection on purpose, without an answer.",
        who: &[Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite("nginx, return", "https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#return"),
    },
    Status {
        code: 449,
        name: "Retry With",
        means: "Seen from Microsoft servers: the request lacked information, and the client is to repeat it with what the answer asks for.",
        who: &[Actor::ClientDeveloper],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "MS-WDV, section 2.2.6",
            "https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-wdv/83ecf19f-e0f8-4706-aae5-ba618f52f100",
        ),
    },
    Status {
        code: 450,
        name: "Blocked by Windows Parental Controls",
        means: "Said to come from the parental controls of older versions of Windows, on the computer itself and not from the site.",
        who: &[Actor::You],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "Wikipedia, list of HTTP status codes",
            "https://en.wikipedia.org/wiki/List_of_HTTP_status_codes",
        ),
    },
    Status {
        code: 451,
        name: "Unavailable For Legal Reasons",
        means: "Access is refused because of a legal demand, such as a court order. The answer should say who asked for it.",
        who: &[Actor::ServerOwner, Actor::NetworkAdmin],
        again: Again::No,
        registered: true,
        citation: cite("RFC 7725, section 3", "https://www.rfc-editor.org/rfc/rfc7725#section-3"),
    },
    Status {
        code: 460,
        name: "Client Closed Connection",
        means: "Seen from AWS load balancers, mostly in logs: the client closed the connection before the answer was ready.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "AWS, Application Load Balancer troubleshooting",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-460-issues",
        ),
    },
    Status {
        code: 463,
        name: "Too Many Forwarded Addresses",
        means: "Seen from AWS load balancers: X-Forwarded-For names more than 30 addresses, as when proxies pass a request in a circle.",
        who: &[Actor::NetworkAdmin, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "AWS, Application Load Balancer troubleshooting",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-463-issues",
        ),
    },
    Status {
        code: 464,
        name: "Incompatible Protocol",
        means: "Seen from AWS load balancers: the request's protocol (HTTP/1.1, HTTP/2 or gRPC) does not fit the servers behind.",
        who: &[Actor::ServerOwner, Actor::ClientDeveloper],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "AWS, Application Load Balancer troubleshooting",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-464-issues",
        ),
    },
    Status {
        code: 494,
        name: "Request Header Too Large",
        means: "nginx's own code: the headers or cookies are larger than it takes. Without an error page of its own, it goes out as a 400.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "nginx, ngx_http_request.h",
            "https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.h",
        ),
    },
    Status {
        code: 495,
        name: "SSL Certificate Error",
        means: "nginx's own code: the client certificate did not pass the check. Without an error page of its own, it goes out as a 400.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "nginx, ngx_http_ssl_module, error processing",
            "https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors",
        ),
    },
    Status {
        code: 496,
        name: "SSL Certificate Required",
        means: "nginx's own code: the server wants a client certificate, and none was sent. Without an error page of its own, it goes out as a 400.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "nginx, ngx_http_ssl_module, error processing",
            "https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors",
        ),
    },
    Status {
        code: 497,
        name: "HTTP Request Sent to HTTPS Port",
        means: "nginx's own code: a plain http:// request came to a port that speaks https://. Without an error page of its own, it goes out as a 400.",
        who: &[Actor::You, Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "nginx, ngx_http_ssl_module, error processing",
            "https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors",
        ),
    },
    Status {
        code: 498,
        name: "Invalid Token",
        means: "Seen from ArcGIS services, often as a code in the body: the token is invalid or has expired.",
        who: &[Actor::ClientDeveloper, Actor::You],
        again: Again::Changed,
        registered: false,
        citation: cite("http.dev, 498 Invalid Token", "https://http.dev/498"),
    },
    Status {
        code: 499,
        name: "Client Closed Request",
        means: "Seen in nginx logs: the client gave up before the answer was ready. ArcGIS services use the number for \"Token Required\".",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "nginx, ngx_http_request.h",
            "https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.h",
        ),
    },
    Status {
        code: 500,
        name: "Internal Server Error",
        means: "Something went wrong inside the server. It is not about you, and its logs say what it was.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 9110, section 15.6.1", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.1"),
    },
    Status {
        code: 501,
        name: "Not Implemented",
        means: "The server does not know how to do what the request asks.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::No,
        registered: true,
        citation: cite("RFC 9110, section 15.6.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.2"),
    },
    Status {
        code: 502,
        name: "Bad Gateway",
        means: "A server in front got no usable answer from the one behind it.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 9110, section 15.6.3", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.3"),
    },
    Status {
        code: 503,
        name: "Service Unavailable",
        means: "The server is overloaded or under maintenance. Retry-After may say when to come back.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 9110, section 15.6.4", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4"),
    },
    Status {
        code: 504,
        name: "Gateway Timeout",
        means: "A server in front waited too long for the one behind it.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 9110, section 15.6.5", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.5"),
    },
    Status {
        code: 505,
        name: "HTTP Version Not Supported",
        means: "The server does not take the version of HTTP that the request uses.",
        who: &[Actor::ClientDeveloper, Actor::ServerOwner],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 9110, section 15.6.6", "https://www.rfc-editor.org/rfc/rfc9110#section-15.6.6"),
    },
    Status {
        code: 506,
        name: "Variant Also Negotiates",
        means: "The server is set up so that choosing a version of the page leads nowhere.",
        who: &[Actor::ServerOwner],
        again: Again::No,
        registered: true,
        citation: cite("RFC 2295, section 8.1", "https://www.rfc-editor.org/rfc/rfc2295#section-8.1"),
    },
    Status {
        code: 507,
        name: "Insufficient Storage",
        means: "The server has no room to store what the request needs.",
        who: &[Actor::ServerOwner, Actor::You],
        again: Again::Later,
        registered: true,
        citation: cite("RFC 4918, section 11.5", "https://www.rfc-editor.org/rfc/rfc4918#section-11.5"),
    },
    Status {
        code: 508,
        name: "Loop Detected",
        means: "The server ran in a circle while it worked on the request, and stopped.",
        who: &[Actor::ServerOwner],
        again: Again::No,
        registered: true,
        citation: cite("RFC 5842, section 7.2", "https://www.rfc-editor.org/rfc/rfc5842#section-7.2"),
    },
    Status {
        code: 509,
        name: "Bandwidth Limit Exceeded",
        means: "Seen from hosting providers: the site has used up the traffic that its plan allows.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Microsoft, Power Query, handling status codes",
            "https://learn.microsoft.com/en-us/power-query/handling-status-codes",
        ),
    },
    Status {
        code: 510,
        name: "Not Extended",
        means: "The request lacks an extension that the server wants. The code is obsolete.",
        who: &[Actor::ClientDeveloper],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 2774, section 7", "https://www.rfc-editor.org/rfc/rfc2774#section-7"),
    },
    Status {
        code: 511,
        name: "Network Authentication Required",
        means: "The network wants you to sign in first, as in a hotel or at an airport. The site itself was not reached.",
        who: &[Actor::You, Actor::NetworkAdmin],
        again: Again::Changed,
        registered: true,
        citation: cite("RFC 6585, section 6", "https://www.rfc-editor.org/rfc/rfc6585#section-6"),
    },
    Status {
        code: 520,
        name: "Web Server Returned an Unknown Error",
        means: "Cloudflare reached the site's own server and got an empty, unknown or unexpected answer.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 520",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-520/",
        ),
    },
    Status {
        code: 521,
        name: "Web Server Is Down",
        means: "The site's own server refused the connection from Cloudflare.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 521",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-521/",
        ),
    },
    Status {
        code: 522,
        name: "Connection Timed Out",
        means: "The site's own server did not react to Cloudflare in time: it may be overloaded, offline or blocking Cloudflare.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 522",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-522/",
        ),
    },
    Status {
        code: 523,
        name: "Origin Is Unreachable",
        means: "Cloudflare found no way through the network to the site's own server.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 523",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-523/",
        ),
    },
    Status {
        code: 524,
        name: "A Timeout Occurred",
        means: "Cloudflare reached the site's own server, but the answer did not come in time.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 524",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-524/",
        ),
    },
    Status {
        code: 525,
        name: "SSL Handshake Failed",
        means: "Cloudflare and the site's own server could not set up a secure connection.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 525",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-525/",
        ),
    },
    Status {
        code: 526,
        name: "Invalid SSL Certificate",
        means: "Cloudflare does not accept the certificate of the site's own server.",
        who: &[Actor::ServerOwner, Actor::NetworkAdmin],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 526",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-526/",
        ),
    },
    Status {
        code: 527,
        name: "Railgun Error",
        means: "Said to come from Cloudflare's Railgun, a product since retired: the link to the site's own server broke.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Wikipedia, list of HTTP status codes",
            "https://en.wikipedia.org/wiki/List_of_HTTP_status_codes",
        ),
    },
    Status {
        code: 529,
        name: "Service Overloaded",
        means: "Too much is going on at the service as a whole, whoever asks. Seen from the APIs of SSL Labs and of Claude.",
        who: &[Actor::ServerOwner, Actor::ClientDeveloper],
        again: Again::Later,
        registered: false,
        citation: cite(
            "SSL Labs API, error response status codes",
            "https://github.com/ssllabs/ssllabs-scan/blob/master/ssllabs-api-docs-v3.md",
        ),
    },
    Status {
        code: 530,
        name: "Origin DNS Error",
        means: "Cloudflare could not find the site's own server by its name. The page also shows an error code of the form 1xxx that says more.",
        who: &[Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Cloudflare, error 530",
            "https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/error-530/",
        ),
    },
    Status {
        code: 561,
        name: "Unauthorized",
        means: "Seen from AWS load balancers that sign users in: the identity provider answered with an error while you were signing in.",
        who: &[Actor::IdentityAdmin, Actor::ServerOwner, Actor::You],
        again: Again::Changed,
        registered: false,
        citation: cite(
            "AWS, Application Load Balancer troubleshooting",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-561-issues",
        ),
    },
    Status {
        code: 598,
        name: "Network Read Timeout",
        means: "An informal code, seen from some proxies: the server behind did not answer in time.",
        who: &[Actor::NetworkAdmin, Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Wikipedia, list of HTTP status codes",
            "https://en.wikipedia.org/wiki/List_of_HTTP_status_codes",
        ),
    },
    Status {
        code: 599,
        name: "Network Connect Timeout",
        means: "Often no answer from a server at all: client libraries such as Tornado's report it when none came, as after a timeout.",
        who: &[Actor::ClientDeveloper, Actor::NetworkAdmin, Actor::ServerOwner],
        again: Again::Later,
        registered: false,
        citation: cite(
            "Tornado, HTTPClientError",
            "https://www.tornadoweb.org/en/stable/httpclient.html#tornado.httpclient.HTTPClientError",
        ),
    },
];

/// Every row of the table; read once.
pub fn statuses() -> &'static [Status] {
    static ROWS: OnceLock<Vec<Status>> = OnceLock::new();
    ROWS.get_or_init(|| rows(STATUSES, read))
}

fn read(fields: &mut Fields) -> Option<Status> {
    Some(Status {
        code: fields.next()?.parse().ok()?,
        name: fields.next()?,
        means: fields.next()?,
        who: who(fields.next()?),
        again: match fields.next()? {
            "NotNeeded" => Again::NotNeeded,
            "No" => Again::No,
            "Changed" => Again::Changed,
            "Later" => Again::Later,
            _ => return None,
        },
        registered: fields.next()? == "true",
        citation: citation(fields)?,
    })
}

/// What is known of `code`.
pub fn status(code: u16) -> Option<&'static Status> {
    statuses().iter().find(|status| status.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// IANA's HTTP Status Code Registry, as updated on 2025-09-15, without its unassigned ranges.
    const IANA: &[u16] = &[
        100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 300, 301, 302, 303, 304, 305, 306,
        307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421,
        422, 423, 424, 425, 426, 428, 429, 431, 451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511,
    ];

    #[test]
    fn every_entry_is_read_whole() {
        assert_eq!(statuses().len(), crate::knowledge::entries(STATUSES).count());
        for entry in crate::knowledge::entries(STATUSES) {
            let [.., who, _, registered, _, url] = &entry.collect::<Vec<_>>()[..] else { panic!() };
            assert!(["true", "false"].contains(registered) && url.starts_with("https://"), "{url}");
            assert_eq!(super::who(who).iter().map(|one| format!("{one:?} ")).collect::<String>(), *who);
        }
    }

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(statuses().is_sorted_by(|one, next| one.code < next.code));
    }

    #[test]
    fn the_registry_is_complete_and_nothing_else_claims_to_be_in_it() {
        let registered: Vec<u16> =
            statuses().iter().filter(|status| status.registered).map(|status| status.code).collect();
        assert_eq!(registered, IANA);
    }

    #[test]
    fn meanings_are_short_sentences() {
        for status in statuses() {
            assert!(status.means.ends_with('.'), "{}", status.code);
            assert!(status.means.chars().count() <= 260, "{}", status.code);
        }
    }

    #[test]
    fn somebody_can_act_where_something_is_wrong() {
        for status in statuses() {
            let wrong = status.code >= 400;
            assert_eq!(!status.who.is_empty(), wrong, "{}", status.code);
            assert_eq!(status.again != Again::NotNeeded, wrong, "{}", status.code);
        }
    }

    #[test]
    fn a_code_is_found_by_its_number() {
        assert_eq!(status(429).map(|status| status.name), Some("Too Many Requests"));
        assert!(status(427).is_none());
        assert_eq!(substatus(401, 3).map(|substatus| substatus.cause), Some("insufficient-permission"));
    }
}
