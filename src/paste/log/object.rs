//! Logs in JSON, one object a line (Caddy, Traefik, Kong, Envoy, pino, Serilog, Docker's own files) or laid out over
//! several (Google Cloud Logging, Kubernetes audit events).

use crate::{
    http::message::Header,
    json::{self, Node, Value},
    paste::{http, line::Line, status},
    text::{Span, span},
};

use super::{Entry, access};

/// Members that loggers add, and that error bodies don't have.
const MARKS: &[&str] = &[
    "level",
    "lvl",
    "severity",
    "logger",
    "loggerName",
    "ts",
    "@t",
    "@timestamp",
    "time",
    "start_time",
    "startTime",
    "StartUTC",
    "latencies",
    "latency",
    "duration",
    "Duration",
    "response_time",
    "responseTime",
    "requestTime",
    "request_time",
    "textPayload",
    "jsonPayload",
    "logName",
    "stream",
    "time_local",
    "time_iso8601",
    "auditID",
    "duration_ms",
    "elapsed",
    "remote_addr",
    "MESSAGE",
    "timeStamp",
    "terminatingRuleId",
    "webaclId",
    "RayID",
    "EdgeStartTimestamp",
    "eventTime",
    "requestId",
];
const METHODS: &[&str] = &[
    "method",
    "request_method",
    "requestMethod",
    "RequestMethod",
    "httpMethod",
    "http_method",
    "Method",
    "verb",
    "ClientRequestMethod",
];
const TARGETS: &[&str] = &[
    "uri",
    "request_uri",
    "url",
    "requestUrl",
    "path",
    "RequestPath",
    "requestURI",
    "request_path",
    "requestPath",
    "Path",
    "target",
    "request",
    "full",
    "original",
    "ClientRequestURI",
    "ClientRequestPath",
    "resourcePath",
];
const STATUSES: &[&str] = &[
    "status",
    "statusCode",
    "status_code",
    "StatusCode",
    "DownstreamStatus",
    "response_code",
    "responseCode",
    "http_status",
    "httpStatus",
    "sc-status",
    "Status",
    "responseStatusCode",
    "responseCodeSent",
    "EdgeResponseStatus",
    "http_code",
    "response_status",
    "status_number",
];
/// Members that hold a part of the request or answer.
const PARTS: &[&str] = &[
    "request",
    "req",
    "httpRequest",
    "response",
    "res",
    "http",
    "url",
    "data",
    "jsonPayload",
    "fields",
    "Properties",
    "context",
    "responseStatus",
    "protoPayload",
    "attributes",
    "properties",
    "transaction",
];
const USERS: &[&str] = &["user_id", "ClientUsername", "remote_user", "user_name"];
/// Strings that say what went wrong.
const ERRORS: &[&str] = &["err", "error", "msg", "message"];
/// Strings that may hold a line of a log.
const LINES: &[&str] = &["log", "message", "msg", "MESSAGE", "textPayload"];

/// The objects of a text that is a log in JSON; `None` for others, such as one error's body.
pub fn read_all(text: &str, doc: u32) -> Option<Vec<Node>> {
    let start = text.len() - text.trim_start().len();
    let inner = text.get(start..)?.strip_prefix('[').map(str::trim_start);
    let mut nodes = match inner.is_some_and(|inner| inner.starts_with('{')) {
        true => match json::read(text, doc, start..text.len()).0?.value {
            Value::Array(items) => items,
            _ => return None,
        },
        false => objects(text, doc),
    };
    nodes.retain(|node| !json::members(node).is_empty());
    let has = |node: &Node, name: &str| json::members(node).iter().any(|member| member.name == name);
    // Errors' bodies tell their time and status too, but no method.
    let timed = |node: &Node| {
        let any = |names: &[&str]| names.iter().any(|name| has(node, name));
        any(&["timestamp", "date"]) && any(METHODS) && any(STATUSES) && !any(&["error", "message"])
    };
    let marked =
        |node: &Node| !has(node, "startedDateTime") && (MARKS.iter().any(|mark| has(node, mark)) || timed(node));
    let logs = nodes.iter().filter(|node| marked(node)).count();
    (logs > 0 && logs * 2 >= nodes.len()).then_some(nodes)
}

/// The objects at the beginnings of lines, behind what stands before them there.
fn objects(text: &str, doc: u32) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find('\n').map_or(rest.len(), |length| length + 1);
        let content = rest.get(..length).unwrap_or_default();
        let mut end = at + length;
        let brace = content.find('{').filter(|brace| *brace < 100 && text.get(at + brace + 1..).is_some_and(opens));
        if let Some(brace) = brace {
            let laid_out = !content.trim_end().ends_with('}');
            let until = if laid_out && brace == 0 { text.len() } else { end };
            let (node, behind, _) = json::read(text, doc, at + brace..until);
            nodes.extend(node);
            if laid_out {
                end = end.max(behind);
            }
        }
        at = text.ceil_char_boundary(end.max(at + 1));
    }
    nodes
}

/// Whether an object's first member begins there.
fn opens(rest: &str) -> bool {
    rest.trim_start().starts_with('"')
}

/// What an object says of a request and its answer.
pub fn entry(node: &Node) -> Option<Entry> {
    let mut entry = Entry { place: node.span, ..Entry::default() };
    fill(node, &mut entry, 0);
    if entry.status.is_none() && entry.method.is_none() {
        // "err":"unexpected status code: 401" of a program that asked.
        let said = ERRORS.iter().find_map(|name| {
            let node = &json::member(node, name)?.node;
            Some((status::in_line(json::string(node)?)?.0, json::inside(node)))
        });
        if said.is_some() {
            entry.status = said;
            return Some(entry);
        }
    }
    if entry.status.is_none() {
        let line = LINES.iter().find_map(|name| json::string(&json::member(node, name)?.node));
        let line_place = LINES.iter().find_map(|name| Some(json::inside(&json::member(node, name)?.node)))?;
        let line = line?.trim_end();
        let whole = Line { doc: node.span.doc, start: 0, end: line.len(), mark: crate::paste::line::Mark::None };
        let told = access::entry(line, &whole, true)?;
        let (status, _) = told.status?;
        entry.status = Some((status, line_place));
        entry.user = told.user.map(|_| line_place);
        entry.method = told.method;
        entry.target = told.target;
    }
    (entry.method.is_some() || !entry.headers.is_empty()).then_some(entry)
}

fn fill(node: &Node, entry: &mut Entry, depth: usize) {
    let text = |names: &[&str]| {
        let found = names.iter().find_map(|name| json::string(&json::member(node, name)?.node));
        found.filter(|text| !text.is_empty() && *text != "-").map(str::to_owned)
    };
    entry.method = entry.method.take().or_else(|| text(METHODS));
    entry.target = entry.target.take().or_else(|| text(TARGETS));
    // nginx's own variable holds the whole request line.
    if let Some((method, target)) = entry.target.as_deref().and_then(http::request_line) {
        (entry.method, entry.target) = (Some(method.to_owned()), Some(target.to_owned()));
    }
    let status = || STATUSES.iter().find_map(|name| number(&json::member(node, name)?.node));
    entry.status = entry.status.or_else(status);
    let user = USERS.iter().find_map(|name| {
        let node = &json::member(node, name)?.node;
        json::string(node).filter(|name| !name.is_empty() && *name != "-").map(|_| json::inside(node))
    });
    entry.user = entry.user.or(user);
    for name in ["resp_headers", "response_headers", "responseHeaders"] {
        headers(json::member(node, name).map(|member| &member.node), entry);
    }
    // A field that only answers have tells that these are an answer's.
    for fields in [Some(node), json::member(node, "headers").map(|member| &member.node)].into_iter().flatten() {
        if json::members(fields).iter().any(|member| member.name.eq_ignore_ascii_case("WWW-Authenticate")) {
            headers(Some(fields), entry);
        }
    }
    for part in PARTS.iter().filter(|_| depth < 3) {
        let Some(inner) = json::member(node, part).map(|member| &member.node) else { continue };
        fill(inner, entry, depth + 1);
        if matches!(*part, "response" | "res") {
            headers(json::member(inner, "headers").map(|member| &member.node), entry);
        }
        if *part == "responseStatus" {
            let code = json::member(inner, "code").and_then(|code| number(&code.node));
            entry.status = entry.status.or(code);
        }
    }
}

fn number(node: &Node) -> Option<(u16, Span)> {
    let digits = json::scalar(node).filter(|digits| digits.len() == 3)?;
    let status = digits.parse::<u16>().ok().filter(|status| (100..600).contains(status))?;
    Some((status, json::inside(node)))
}

/// `{"Www-Authenticate":["Bearer …"]}` or `{"www-authenticate":"Bearer …"}`; the first such object counts.
fn headers(node: Option<&Node>, entry: &mut Entry) {
    if !entry.headers.is_empty() {
        return;
    }
    for member in node.map(json::members).unwrap_or_default().iter().take(64) {
        let values = match &member.node.value {
            Value::Array(items) => items.as_slice(),
            _ => std::slice::from_ref(&member.node),
        };
        for value in values {
            let Some(text) = json::string(value) else { continue };
            let place = json::inside(value);
            entry.headers.push(Header {
                name: member.name.clone(),
                value: text.to_owned(),
                span: span(place.doc, member.name_span.start as usize, value.span.end as usize),
                value_span: place,
            });
        }
    }
}
