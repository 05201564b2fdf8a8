//! What the client's developer can do at an OAuth 2.0 or OpenID Connect server.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // RFC 6749, section 2.3.1: id and secret are form-encoded before they go into Basic; one method per request.
    Fix {
        id: "check-client-credentials",
        actor: Actor::ClientDeveloper,
        title: "Check the client's id and secret",
        steps: &[
            step(
                On::Any,
                "Compare the client id, letter by letter, with the registration in the server's console, and check \
                 that it is the right tenant, realm or project.",
                None,
            ),
            step(
                On::Any,
                "Check that the secret hasn't expired, and that you use the secret itself, not the id it is listed \
                 under. Look for a space or a line break around it.",
                None,
            ),
            step(
                On::Any,
                "Send the secret in one way only, as registered: in the Authorization header or in the body, never in \
                 both. In the header, special characters such as + and % must be URL-encoded first.",
                None,
            ),
            step(
                On::Any,
                "Try it alone. CLIENT_ID and CLIENT_SECRET come from the registration, TOKEN_ENDPOINT from the \
                 server's description.",
                Some(
                    "curl -sSi --data-urlencode \"client_id=$CLIENT_ID\" --data-urlencode \
                     \"client_secret=$CLIENT_SECRET\" -d \"grant_type=client_credentials\" \"$TOKEN_ENDPOINT\"",
                ),
            ),
            step(
                On::Any,
                "An application in a browser or on a phone can't keep a secret: register it as a public client, and \
                 send none.",
                None,
            ),
        ],
    },
    // RFC 6749, appendix B and section 4.1.3: application/x-www-form-urlencoded.
    Fix {
        id: "form-encode-body",
        actor: Actor::ClientDeveloper,
        title: "Send the body as a form",
        steps: &[
            step(
                On::Any,
                "A token endpoint reads form data, not JSON. Send a POST with this content type, and the parameters \
                 in the body, not in the address.",
                Some("Content-Type: application/x-www-form-urlencoded"),
            ),
            step(
                On::Any,
                "Encode each value: a plus sign that isn't encoded arrives as a space. curl does it for you.",
                Some(
                    "curl -sSi -d \"grant_type=authorization_code\" --data-urlencode \"code=$CODE\" --data-urlencode \
                     \"redirect_uri=$REDIRECT_URI\" --data-urlencode \"client_id=$CLIENT_ID\" \"$TOKEN_ENDPOINT\"",
                ),
            ),
        ],
    },
    // RFC 6749, section 3.1.2.3; RFC 9700, section 2.1: exact string matching.
    Fix {
        id: "fix-redirect-uri",
        actor: Actor::ClientDeveloper,
        title: "Make the redirect address match",
        steps: &[
            step(
                On::Any,
                "The address must equal a registered one character for character: scheme, host, port, path, capital \
                 letters, and the slash at the end.",
                None,
            ),
            step(
                On::Any,
                "Send the same address again when you trade the code for a token. Behind a proxy, a framework often \
                 builds it with http or an inner host: tell it the outer address.",
                None,
            ),
        ],
    },
    // RFC 7636, sections 4.1 to 4.6.
    Fix {
        id: "fix-pkce",
        actor: Actor::ClientDeveloper,
        title: "Keep the PKCE pair together",
        steps: &[
            step(
                On::Any,
                "The verifier that you send with the code must be the one whose challenge went out at the start. Keep \
                 it with the state of that sign-in, since two tabs overwrite each other's.",
                None,
            ),
            step(
                On::Any,
                "The challenge is the SHA-256 of the verifier's characters, as base64url without padding. Put the \
                 verifier into VERIFIER and compare:",
                Some(
                    "printf \"%s\" \"$VERIFIER\" | openssl dgst -sha256 -binary | openssl base64 -A | tr \"+/\" \"-_\" \
                     | tr -d \"=\"",
                ),
            ),
        ],
    },
    Fix {
        id: "fix-grant-type",
        actor: Actor::ClientDeveloper,
        title: "Use a grant that this client may use",
        steps: &[
            step(
                On::Any,
                "Check the value of grant_type for a slip: authorization_code, client_credentials, refresh_token, or \
                 the long form for a device.",
                Some("urn:ietf:params:oauth:grant-type:device_code"),
            ),
            step(
                On::Any,
                "Then allow this grant for the client in its registration. client_credentials needs a client with a \
                 secret or a key; password and implicit are switched off in many servers for good.",
                None,
            ),
            step(
                On::Any,
                "See which grants the server offers at all (grant_types_supported).",
                Some("curl -sS \"{issuer}/.well-known/openid-configuration\""),
            ),
        ],
    },
    // RFC 8628, section 3.5.
    Fix {
        id: "restart-device-flow",
        actor: Actor::ClientDeveloper,
        title: "Start the device sign-in anew",
        steps: &[
            step(
                On::Any,
                "While the answer is authorization_pending, ask again no sooner than after the interval that the \
                 server gave, five seconds if it gave none. After slow_down, wait five seconds more each time.",
                None,
            ),
            step(
                On::Any,
                "After expired_token, ask for a new device code and show the user the new code to type in.",
                None,
            ),
        ],
    },
    // RFC 7591; https://datatracker.ietf.org/doc/html/rfc7591#section-3
    Fix {
        id: "register-client",
        actor: Actor::ClientDeveloper,
        title: "Register the client",
        steps: &[
            step(
                On::Any,
                "The server doesn't know this client, or no longer. Look it up in the server's console, in the right \
                 tenant, realm or project, and register it if it isn't there.",
                None,
            ),
            step(
                On::Any,
                "Give the redirect address, the grants and the way in which the client proves itself, then put the \
                 new client id, and the secret if there is one, into your configuration.",
                None,
            ),
            step(
                On::Any,
                "Some servers let clients register by themselves: look for registration_endpoint in their description.",
                Some("curl -sS \"{issuer}/.well-known/openid-configuration\""),
            ),
        ],
    },
];
