//! What the client's developer can do when the handshake goes on.

/// Cheapest and safest first.
pub const FIXES: &str = table![
    // RFC 4559, RFC 7616; curl: --negotiate, --ntlm and --digest.
    Fix {
        id: "finish-handshake",
        actor: Actor::ClientDeveloper,
        title: "Let the handshake go on",
        steps: &[
            step(
                On::Any,
                "This answer is a normal step. Your client has to answer the challenge (with NTLM on the same \
                 connection), and the next answer tells whether it worked. Look at that one.",
                None,
            ),
            step(
                On::Any,
                "Negotiate, with the Kerberos ticket that you have (klist shows it):",
                Some("curl -i --negotiate -u : \"{url}\""),
            ),
            step(On::Any, "NTLM; curl asks for the password:", Some("curl -i --ntlm -u \"$USER_NAME\" \"{url}\"")),
            step(
                On::Any,
                "Digest; with stale=true only the nonce is old, and the same password is sent again with the new one:",
                Some("curl -i --digest -u \"$USER_NAME\" \"{url}\""),
            ),
            step(
                On::Any,
                "If it never ends: NTLM doesn't survive a proxy that opens a new connection for each request, nor \
                 HTTP/2.",
                None,
            ),
        ],
    },
    // https://distribution.github.io/distribution/spec/auth/token/
    Fix {
        id: "fetch-registry-token",
        actor: Actor::ClientDeveloper,
        title: "Fetch a token for the registry",
        steps: &[
            step(
                On::Any,
                "A registry first answers 401 and says where to get a token. Let the tool do it: sign in, then repeat \
                 the command. For Docker Hub, leave the host out.",
                Some("docker login \"{host}\""),
            ),
            step(
                On::Any,
                "By hand: ask for a token, and take token or access_token from the answer. Leave out -u for a public \
                 image; otherwise curl asks for the password or the access token.",
                Some(
                    "curl -sSG -u \"$USER_NAME\" --data-urlencode \"service={service}\" --data-urlencode \
                     \"scope={scope}\" \"{realm_url}\"",
                ),
            ),
            step(
                On::Any,
                "If the token comes and the registry still says no, the account lacks the right to this repository, \
                 or its name is misspelt: registries don't tell the two apart.",
                None,
            ),
        ],
    },
    // RFC 9728, sections 3 and 5; RFC 8414, section 3.
    Fix {
        id: "follow-resource-metadata",
        actor: Actor::ClientDeveloper,
        title: "Follow the resource metadata",
        steps: &[
            step(
                On::Any,
                "The challenge names a document that says which authorization server to use. Read it, and check that \
                 resource in it is the address that you called.",
                Some("curl -sS \"{metadata}\""),
            ),
            step(
                On::Any,
                "Take one of its authorization_servers and read that server's own description.",
                Some("curl -sS \"{issuer}/.well-known/oauth-authorization-server\""),
            ),
            step(
                On::Any,
                "Get a token there, with resource set to the value from the first document, and repeat the request.",
                None,
            ),
        ],
    },
    // RFC 9449, sections 4, 7 and 8.
    Fix {
        id: "send-dpop-proof",
        actor: Actor::ClientDeveloper,
        title: "Send a DPoP proof",
        steps: &[
            step(
                On::Any,
                "A DPoP-bound token goes with the scheme DPoP, not Bearer, and with a new proof for each request. \
                 PROOF is a JWT that your client signs with the key to which the token is bound.",
                Some("curl -i -H \"Authorization: DPoP $TOKEN\" -H \"DPoP: $PROOF\" \"{url}\""),
            ),
            step(
                On::Any,
                "The proof has typ dpop+jwt and the public key as jwk in its header, and htm, htu (the address \
                 without query and fragment), iat, a fresh jti, and ath, the hash of the token, in its body.",
                None,
            ),
            step(
                On::Any,
                "If the answer brings a DPoP-Nonce header, put its value into the next proof as nonce and repeat the \
                 request. Keep a separate nonce for each server.",
                None,
            ),
        ],
    },
    // RFC 9470, sections 3 and 4.
    Fix {
        id: "step-up",
        actor: Actor::ClientDeveloper,
        title: "Ask the user to sign in more strongly",
        steps: &[
            step(
                On::Any,
                "Start a new authorization request with the acr_values or the max_age from the challenge, and let the \
                 user sign in again. A refresh can't help: it keeps the old sign-in.",
                None,
            ),
            step(
                On::Any,
                "Check acr and auth_time in the new token before you repeat the request, so that you don't go round \
                 in circles if the server can't do better.",
                None,
            ),
        ],
    },
    // https://learn.microsoft.com/entra/identity-platform/claims-challenge
    Fix {
        id: "answer-claims-challenge",
        actor: Actor::ClientDeveloper,
        title: "Answer the claims challenge",
        steps: &[
            step(
                On::Any,
                "Decode the claims parameter of the challenge from base64, and hand the JSON to the next token \
                 request as its claims. With MSAL, pass it to the call that gets the token, and let the user act if \
                 it asks.",
                None,
            ),
            step(
                On::Any,
                "Don't use the cached token: it is the one that was refused. Declare the capability cp1 in your \
                 client, so that it gets such challenges at all.",
                None,
            ),
        ],
    },
    // UMA 2.0 Grant, sections 3.2 and 3.3.1.
    Fix {
        id: "request-uma-rpt",
        actor: Actor::ClientDeveloper,
        title: "Trade the UMA ticket for a token",
        steps: &[
            step(
                On::Any,
                "The challenge carries a ticket and names the authorization server in as_uri. Trade the ticket there, \
                 soon, since it is good once. TICKET is its value.",
                Some(
                    "curl -sSi -u \"$CLIENT_ID:$CLIENT_SECRET\" --data-urlencode \
                     \"grant_type=urn:ietf:params:oauth:grant-type:uma-ticket\" --data-urlencode \"ticket=$TICKET\" \
                     \"$TOKEN_ENDPOINT\"",
                ),
            ),
            step(
                On::Any,
                "need_info means that more about the user is wanted, request_submitted that the owner was asked: wait \
                 and ask again.",
                None,
            ),
        ],
    },
];
