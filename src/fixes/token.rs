//! What the client's developer can do about the token.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // RFC 6749, section 1.5; RFC 6750, section 3.1 (invalid_token: the client MAY request a new access token).
    Fix {
        id: "get-new-token",
        actor: Actor::ClientDeveloper,
        title: "Get a new token",
        steps: &[
            step(
                On::Any,
                "Ask the authorization server for a new token and repeat the request once with it. If the new token \
                 is refused too, stop: its age was not the reason.",
                None,
            ),
            step(
                On::Any,
                "The address of the token endpoint stands in the issuer's own description, as token_endpoint.",
                Some("curl -sS \"{issuer}/.well-known/openid-configuration\""),
            ),
            step(
                On::Any,
                "For a service without a user. CLIENT_ID and CLIENT_SECRET come from the registration of your \
                 application, TOKEN_ENDPOINT from the step above.",
                Some(
                    "curl -sS -u \"$CLIENT_ID:$CLIENT_SECRET\" -d \"grant_type=client_credentials\" --data-urlencode \
                     \"scope={scope}\" \"$TOKEN_ENDPOINT\"",
                ),
            ),
            step(On::Any, "For a user, send them through the sign-in again.", None),
        ],
    },
    // RFC 6749, section 6.
    Fix {
        id: "refresh-token",
        actor: Actor::ClientDeveloper,
        title: "Use the refresh token",
        steps: &[
            step(
                On::Any,
                "Trade the refresh token for a new access token, then repeat the request once. REFRESH_TOKEN is the \
                 one that came with the access token.",
                Some(
                    "curl -sS -u \"$CLIENT_ID:$CLIENT_SECRET\" -d \"grant_type=refresh_token\" --data-urlencode \
                     \"refresh_token=$REFRESH_TOKEN\" \"$TOKEN_ENDPOINT\"",
                ),
            ),
            step(
                On::Any,
                "If the answer brings a new refresh token, store it at once and drop the old one. Many servers take \
                 each only once and end the session when an old one returns.",
                None,
            ),
            step(
                On::Any,
                "If the answer is invalid_grant, the refresh token has ended too: the user must sign in again.",
                None,
            ),
        ],
    },
    Fix {
        id: "refresh-before-expiry",
        actor: Actor::ClientDeveloper,
        title: "Renew the token before it expires",
        steps: &[
            step(
                On::Any,
                "Note when the token came and how long it lives (expires_in, in seconds), and get the next one about \
                 a minute before the end. Count with a clock that doesn't jump.",
                None,
            ),
            step(
                On::Any,
                "Be ready for a 401 all the same: renew once, repeat once. A token can be revoked long before its end.",
                None,
            ),
        ],
    },
    // OpenID Connect Core, section 2 (ID token); RFC 9068, section 2.1 (typ at+jwt).
    Fix {
        id: "use-access-token",
        actor: Actor::ClientDeveloper,
        title: "Send the access token, not another one",
        steps: &[
            step(
                On::Any,
                "A sign-in hands out up to three tokens. An API takes access_token. The id_token tells your \
                 application who signed in, and the refresh_token goes to the token endpoint only.",
                None,
            ),
            step(
                On::Any,
                "Send the access token as it came, even if you can't read it: it need not be a JWT.",
                Some("curl -i -H \"Authorization: Bearer $ACCESS_TOKEN\" \"{url}\""),
            ),
            step(
                On::Any,
                "Some APIs want a token with a user behind it, others one of the application alone. Choose the grant \
                 accordingly.",
                None,
            ),
        ],
    },
    // RFC 6750, section 3.1 (insufficient_scope); RFC 6749, section 3.3.
    Fix {
        id: "request-scope",
        actor: Actor::ClientDeveloper,
        title: "Ask for the missing scope",
        steps: &[
            step(
                On::Any,
                "Add the missing scope to the authorization request, beside those that you had, separated by spaces:",
                Some("{scope}"),
            ),
            step(
                On::Any,
                "A refresh gives at most what was granted before. The user, or an administrator, has to agree once \
                 more, so start the sign-in again.",
                None,
            ),
            step(
                On::Any,
                "Then compare the scope in the token's answer with what you asked for: the server may grant less. The \
                 application itself may need the permission in its registration first.",
                None,
            ),
        ],
    },
    // RFC 8707, section 2 (resource). Auth0 uses audience; Microsoft Entra ID a scope with the API's identifier.
    Fix {
        id: "request-audience",
        actor: Actor::ClientDeveloper,
        title: "Ask for a token for this API",
        steps: &[
            step(
                On::Any,
                "The token names another service in aud. Ask for one that is meant for this API, by the identifier \
                 under which the API is registered, which need not be its address.",
                None,
            ),
            step(
                On::Any,
                "The parameter depends on the server: resource by the standard (RFC 8707), audience at Auth0, a scope \
                 that starts with the API's identifier, such as api://ID/.default, at Microsoft Entra ID.",
                None,
            ),
            step(On::Any, "Don't share one token among several APIs: each call gets a token of its own.", None),
        ],
    },
    // RFC 7519, section 2 (NumericDate): seconds since 1970-01-01T00:00:00Z.
    Fix {
        id: "fix-token-times",
        actor: Actor::ClientDeveloper,
        title: "Write the times in seconds",
        steps: &[
            step(
                On::Any,
                "exp, nbf and iat are JSON numbers: seconds since 1970 in UTC, without quotes, not milliseconds and \
                 not a date in words.",
                None,
            ),
            step(On::Any, "In JavaScript:", Some("Math.floor(Date.now() / 1000)")),
            step(On::Any, "In Python:", Some("int(time.time())")),
            step(
                On::Any,
                "Keep the clock of the machine that issues the token in step, and set iat to now, not ahead. Some \
                 servers limit exp, GitHub Apps for example to ten minutes ahead.",
                None,
            ),
        ],
    },
    Fix {
        id: "shrink-token",
        actor: Actor::ClientDeveloper,
        title: "Make the token smaller",
        steps: &[
            step(
                On::Any,
                "Servers refuse headers beyond some 8 to 16 kB. Ask for fewer claims: leave out group lists, pictures \
                 and whole profiles, and read those from the user information endpoint instead.",
                None,
            ),
            step(
                On::Any,
                "Old cookies count too. Clear those of the site, and see how large the header is that you send.",
                None,
            ),
        ],
    },
];
