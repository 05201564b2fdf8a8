//! What the client's developer can do about the request itself and its pace.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // RFC 9110, section 10.2.3. curl's --retry obeys Retry-After since 7.66.0.
    Fix {
        id: "honour-retry-after",
        actor: Actor::ClientDeveloper,
        title: "Wait as long as Retry-After says",
        steps: &[
            step(
                On::Any,
                "Retry-After gives seconds or a date. Wait that long before the next try, for all requests with the \
                 same credentials, not only for this one.",
                None,
            ),
            step(On::Any, "curl does it by itself:", Some("curl -i --retry 5 \"{url}\"")),
        ],
    },
    Fix {
        id: "back-off",
        actor: Actor::ClientDeveloper,
        title: "Back off between tries",
        steps: &[
            step(
                On::Any,
                "Wait one second before the second try, then two, four, eight, up to a minute or so, each time with a \
                 random part added, and give up after a handful of tries.",
                None,
            ),
            step(
                On::Any,
                "curl waits one second first and doubles it each time, unless the answer says when:",
                Some("curl -i --retry 5 --retry-max-time 120 \"{url}\""),
            ),
            step(
                On::Any,
                "Repeat by itself only what may be done twice: GET, PUT and DELETE, or a POST with an idempotency \
                 key if the API has one.",
                None,
            ),
        ],
    },
    Fix {
        id: "send-fewer",
        actor: Actor::ClientDeveloper,
        title: "Send fewer requests",
        steps: &[
            step(
                On::Any,
                "Limit how many requests run at once, put the rest into a queue, and slow down before the remaining \
                 count in the answer's rate limit headers reaches zero.",
                None,
            ),
            step(
                On::Any,
                "Keep answers that don't change, ask only for what is new, and use the API's batches or webhooks in \
                 place of polling. All programs with the same key share one limit.",
                None,
            ),
        ],
    },
    // RFC 9457 (problem details).
    Fix {
        id: "fix-request",
        actor: Actor::ClientDeveloper,
        title: "Mend the request",
        steps: &[
            step(
                On::Any,
                "Read the answer's body: it often names the parameter at fault. Compare the method, the path, the \
                 content type and each parameter with the API's documentation.",
                Some("curl -sSi \"{url}\""),
            ),
            step(
                On::Any,
                "Say what you send and what you want back. A body in JSON needs this header:",
                Some("Content-Type: application/json"),
            ),
            step(
                On::Any,
                "Check that the body is what you mean: valid JSON, UTF-8, no trailing comma, numbers and dates in the \
                 form that the API wants.",
                None,
            ),
        ],
    },
    // Fetch standard, "CORS protocol": a preflight never carries credentials.
    Fix {
        id: "fix-preflight-request",
        actor: Actor::ClientDeveloper,
        title: "Avoid or simplify the preflight",
        steps: &[
            step(
                On::Any,
                "Before a request to another origin with Authorization or JSON, the browser asks first with OPTIONS, \
                 always without credentials. The server has to answer that; your script can't.",
                None,
            ),
            step(
                On::Any,
                "If the server isn't yours, call it from your own server, or through a path of your own site that \
                 passes requests on. Leave out headers that aren't needed.",
                None,
            ),
            step(
                On::Any,
                "See what the server answers to such a question; put the origin of your page into ORIGIN.",
                Some(
                    "curl -sSi -X OPTIONS -H \"Origin: $ORIGIN\" -H \"Access-Control-Request-Method: GET\" -H \
                     \"Access-Control-Request-Headers: authorization\" \"{url}\"",
                ),
            ),
        ],
    },
];
