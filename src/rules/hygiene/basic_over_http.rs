//! `basic-over-http`: a name and a password go over plain http, where everybody on the way can read them.
//!
//! Basic is no secure way of signing in without something like TLS around it (RFC 7617, sections 1 and 4).

use crate::{
    case::{self, Case},
    finding::{Confidence, Finding, Kind, cite, evidence},
    http::{authorization, message::header},
    rules::{Rule, found, plain},
};

/// See the module.
pub const RULE: Rule = Rule { id: "basic-over-http", kind: Kind::Hygiene, check };

fn check(case: &Case) -> Option<Finding> {
    let address = case::address(case).filter(|address| address.starts_with("http://"))?;
    if is_local(&address) || is_moved(case) {
        return None;
    }
    let sent = case::authorization(case)
        .filter(|field| authorization::read(&field.value).scheme.eq_ignore_ascii_case("Basic"));
    let asked = case::asked(case).find(|challenge| {
        challenge.scheme.eq_ignore_ascii_case("Basic") && challenge.field.eq_ignore_ascii_case("WWW-Authenticate")
    });
    let (title, message) = match sent {
        Some(_) => (
            "The password went over the network unencrypted",
            "Basic only wraps the name and password in base64, which anybody can undo, and the address begins with http://. Whoever was on the way could read them. Use https, and change the password if the network wasn't yours alone.",
        ),
        None => (
            "The server asks for a password over an unencrypted connection",
            "The address begins with http://, and Basic only wraps the name and password in base64, which anybody can undo. Whoever is on the way can read them. The site should ask over https only.",
        ),
    };
    let mut finding = found(&RULE, Confidence::Certain, plain(title), plain(message));
    finding.evidence.extend(sent.map(|field| evidence(field.value_span, "Authorization")));
    finding.evidence.extend(asked.map(|challenge| evidence(challenge.span, "challenge")));
    finding.evidence.first()?;
    if sent.is_some() {
        finding.fixes.push("reset-password");
    }
    finding.citations.push(cite("RFC 7617, section 4", "https://www.rfc-editor.org/rfc/rfc7617#section-4"));
    Some(finding)
}

/// Whether an answer before sent the client on to https, so that the address of the command isn't the last one.
fn is_moved(case: &Case) -> bool {
    let before = case.exchanges.iter().take(case.subject.unwrap_or_default());
    before
        .filter_map(|exchange| header(&exchange.response.as_ref()?.headers, "Location"))
        .any(|location| location.value.starts_with("https://"))
}

/// Whether the address stays on this computer.
fn is_local(address: &str) -> bool {
    let rest = address.trim_start_matches("http://");
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost") || name.starts_with("127.") || host.starts_with("[::1]")
}

examples! {
    fires: [
        "* Connected to nexus.example (198.51.100.20) port 8081 (#0)\n> GET / HTTP/1.1\n> Host: nexus.example:8081\n> Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n> \n< HTTP/1.1 401 Unauthorized\n< WWW-Authenticate: Basic realm=\"a\"\n< \n",
        "$ curl -i http://printer.example/\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"Printer\"\n\n",
        "GET http://printer.example/ HTTP/1.1\nHost: printer.example\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n\nHTTP/1.1 401 Unauthorized\n\n",
    ],
    silent: [
        "* Connected to nexus.example (198.51.100.20) port 443 (#0)\n* SSL connection using TLSv1.3\n> GET / HTTP/1.1\n> Host: nexus.example\n> Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\n> \n< HTTP/1.1 401 Unauthorized\n< WWW-Authenticate: Basic realm=\"a\"\n< \n",
        "$ curl -i https://printer.example/\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"Printer\"\n\n",
        "$ curl -i http://localhost:8080/\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"Printer\"\n\n",
        "$ curl -i http://printer.example/\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer\n\n",
        "$ curl -iL http://printer.example/\nHTTP/1.1 301 Moved Permanently\nLocation: https://printer.example/\n\nHTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"Printer\"\n\n",
        "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Basic realm=\"Printer\"\n\n",
    ],
}
