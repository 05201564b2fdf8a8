//! Authentication schemes and the parameters of their challenges.

use std::sync::OnceLock;

use super::{Fields, citation, rows};
use crate::finding::Citation;

/// What is known of one authentication scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// As registered; compared without regard to case (RFC 9110, section 11.1).
    pub name: &'static str,
    /// What it asks of the client, in one or two plain sentences.
    pub means: &'static str,
    /// Whether it stands in IANA's registry.
    pub registered: bool,
    /// Whether a challenge may carry a token68 in place of parameters.
    pub token68: bool,
    /// The parameters of its challenge.
    pub params: Vec<Param>,
    /// Where it is written down.
    pub citation: Citation,
}

/// One parameter of a challenge.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name; compared without regard to case (RFC 9110, section 11.2).
    pub name: &'static str,
    /// What it tells the client, in a plain sentence.
    pub means: &'static str,
}

/// The table as one text, like [`meanings`]; behind a scheme's own fields stand its parameters, two fields each.
macro_rules! schemes {
    ($(Scheme {
        name: $name:literal, means: $means:literal, registered: $registered:literal, token68: $token68:literal,
        params: &[$(Param { name: $param:literal, means: $says:literal $(,)? }),* $(,)?],
        citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($(
            "\x1e", $name, "\x1f", $means, "\x1f", $registered, "\x1f", $token68, "\x1f", $label, "\x1f", $url,
            $("\x1f", $param, "\x1f", $says,)*
        )+)
    };
}

/// The table, registered schemes first.
const SCHEMES: &str = schemes![
    Scheme {
        name: "Basic",
        means: "Send a user name and a password, joined by a colon and base64-encoded. That encoding hides nothing, so only over https.",
        registered: true,
        token68: false,
        params: &[
            Param {
                name: "realm",
                means: "The name of the area that the password is for; a browser may show it when it asks.",
            },
            Param {
                name: "charset",
                means: "The character set for the user name and password before they are encoded; only \"UTF-8\" is allowed.",
            },
        ],
        citation: cite("RFC 7617, section 2", "https://www.rfc-editor.org/rfc/rfc7617#section-2"),
    },
    Scheme {
        name: "Bearer",
        means: "Send a token in the Authorization header, after the word Bearer. Whoever holds the token is let in, so the client has to get one from the sign-in service first.",
        registered: true,
        token68: false,
        params: &[
            Param {
                name: "realm",
                means: "The name of the protected area; for a container registry, the address where a token is to be fetched.",
            },
            Param { name: "scope", means: "The rights that the token must carry, separated by spaces." },
            Param {
                name: "error",
                means: "The reason for the refusal, as a short code; where it is absent, the server saw no token at all.",
            },
            Param { name: "error_description", means: "A sentence from the server for whoever writes the client." },
            Param { name: "error_uri", means: "A page that explains the error to whoever writes the client." },
            Param {
                name: "resource_metadata",
                means: "The address of a document that says which sign-in services this server accepts tokens from.",
            },
            Param {
                name: "acr_values",
                means: "The kinds of sign-in that are accepted here, the preferred one first; a stronger sign-in is needed.",
            },
            Param {
                name: "max_age",
                means: "How many seconds ago the last real sign-in may be; an older one has to be repeated.",
            },
            Param {
                name: "authorization_uri",
                means: "Microsoft: the address of the sign-in service that issues the tokens for this server.",
            },
            Param { name: "resource_id", means: "Microsoft: the name of the server to ask a token for." },
            Param { name: "resource", means: "Microsoft: the name of the server to ask a token for." },
            Param {
                name: "client_id",
                means: "Microsoft: the identity of the server itself, not of the program that called it.",
            },
            Param {
                name: "claims",
                means: "Microsoft: a base64 text that the client must hand to the sign-in service when it asks for the next token.",
            },
            Param {
                name: "trusted_issuers",
                means: "Microsoft SharePoint and Exchange: the issuers whose tokens the server trusts.",
            },
            Param { name: "token_types", means: "Microsoft Exchange: the kinds of token that the server takes." },
            Param {
                name: "issuer_kind",
                means: "Microsoft Exchange: the kind of sign-in service, such as AzureAD or ADFS.",
            },
            Param {
                name: "service",
                means: "Container registries: the name of the registry, to be passed along when a token is fetched from the realm.",
            },
        ],
        citation: cite("RFC 6750, section 3", "https://www.rfc-editor.org/rfc/rfc6750#section-3"),
    },
    Scheme {
        name: "Concealed",
        means: "Prove with a registered key, already in the first request, that you may know this place exists. A server that uses it does not ask: without the proof it answers as if nothing were there.",
        registered: true,
        token68: false,
        params: &[],
        citation: cite("RFC 9729", "https://www.rfc-editor.org/rfc/rfc9729"),
    },
    Scheme {
        name: "Digest",
        means: "Prove that you know a password without sending it: compute a hash from the password, the request and the server's nonce.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the area that the password is for; it goes into the hash." },
            Param {
                name: "domain",
                means: "The addresses that the same password opens, separated by spaces; without it, the whole server.",
            },
            Param {
                name: "nonce",
                means: "A value that the server made up for this challenge; it goes into the hash, so that an old answer cannot be used again.",
            },
            Param { name: "opaque", means: "A value that the client must send back unchanged." },
            Param {
                name: "stale",
                means: "With \"true\", only the nonce was too old: compute the answer again with the new one, without asking for the password.",
            },
            Param { name: "algorithm", means: "The hash to use; without it, MD5." },
            Param {
                name: "qop",
                means: "How much the hash protects: \"auth\" for the sign-in, \"auth-int\" for the body as well.",
            },
            Param {
                name: "charset",
                means: "The character set for the user name and password; only \"UTF-8\" is allowed.",
            },
            Param { name: "userhash", means: "With \"true\", the user name may be sent as a hash as well." },
        ],
        citation: cite("RFC 7616, section 3.3", "https://www.rfc-editor.org/rfc/rfc7616#section-3.3"),
    },
    Scheme {
        name: "DPoP",
        means: "Send a token together with a freshly signed proof that you hold the key it is bound to. The token goes after the word DPoP, the proof into a header of that name.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the protected area that the credentials are for." },
            Param { name: "scope", means: "The rights that the token must carry, separated by spaces." },
            Param {
                name: "error",
                means: "The reason for the refusal, as a short code; \"use_dpop_nonce\" only asks to sign again with the nonce of the DPoP-Nonce header.",
            },
            Param { name: "error_description", means: "A sentence from the server for whoever writes the client." },
            Param {
                name: "algs",
                means: "The signature algorithms that the server accepts for the proof, separated by spaces.",
            },
            Param {
                name: "resource_metadata",
                means: "The address of a document that says which sign-in services this server accepts tokens from.",
            },
            Param {
                name: "acr_values",
                means: "The kinds of sign-in that are accepted here, the preferred one first; a stronger sign-in is needed.",
            },
            Param {
                name: "max_age",
                means: "How many seconds ago the last real sign-in may be; an older one has to be repeated.",
            },
        ],
        citation: cite("RFC 9449, section 7.1", "https://www.rfc-editor.org/rfc/rfc9449#section-7.1"),
    },
    Scheme {
        name: "GNAP",
        means: "Ask the server that the challenge names for access, then send the token it issues, signed with the client's key.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "as_uri", means: "The address where the client asks for access." },
            Param {
                name: "access",
                means: "A reference to the rights that are needed, to be sent along with that request.",
            },
            Param {
                name: "referrer",
                means: "The address of this server, to be sent along as the Referer of that request.",
            },
        ],
        citation: cite("RFC 9635, section 9.1", "https://www.rfc-editor.org/rfc/rfc9635#section-9.1"),
    },
    Scheme {
        name: "HOBA",
        means: "Sign the server's challenge with a key that was registered with this site before; there is no password.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "challenge", means: "A value that the server made up; it goes into the signature." },
            Param { name: "max-age", means: "For how many seconds the challenge can be answered." },
            Param {
                name: "realm",
                means: "The name of the protected area; it goes into the signature where it is given.",
            },
        ],
        citation: cite("RFC 7486, section 3", "https://www.rfc-editor.org/rfc/rfc7486#section-3"),
    },
    Scheme {
        name: "Mutual",
        means: "Prove that you know a password without sending it, in a key exchange by which the server proves that it knows you too.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "version", means: "The version of the protocol, always 1." },
            Param { name: "algorithm", means: "The cryptography of the exchange." },
            Param { name: "validation", means: "How the client makes sure that it speaks to the right server." },
            Param { name: "auth-scope", means: "The hosts that the password is for." },
            Param { name: "realm", means: "The name of the area that the password is for." },
            Param {
                name: "reason",
                means: "Why the server asks: the first time, an expired session, or a failed sign-in.",
            },
            Param { name: "sid", means: "The name of the session that the exchange has begun." },
            Param { name: "ks1", means: "The server's half of the key exchange." },
            Param { name: "nc-max", means: "The highest request number of this session." },
            Param { name: "nc-window", means: "How far request numbers may arrive out of order." },
            Param { name: "time", means: "For how many seconds the session can be used again." },
            Param { name: "path", means: "The addresses that the session covers, separated by spaces." },
        ],
        citation: cite("RFC 8120, section 4", "https://www.rfc-editor.org/rfc/rfc8120#section-4"),
    },
    Scheme {
        name: "Negotiate",
        means: "Sign in with the account of the computer or company network: Kerberos where it works, otherwise NTLM. The exchange can take several answers, and the first refusal is part of it.",
        registered: true,
        token68: true,
        params: &[],
        citation: cite("RFC 4559, section 4.1", "https://www.rfc-editor.org/rfc/rfc4559#section-4.1"),
    },
    Scheme {
        name: "OAuth",
        means: "Sign each request with the keys of the application and of the user, as OAuth 1.0 demands.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the protected area that the credentials are for." },
            Param {
                name: "oauth_problem",
                means: "An extension in wide use: the reason for the refusal, as a short code.",
            },
            Param { name: "oauth_problem_advice", means: "An extension in wide use: a sentence about the problem." },
            Param {
                name: "oauth_acceptable_timestamps",
                means: "An extension in wide use: the range of timestamps that the server takes; compare it with the client's clock.",
            },
            Param {
                name: "oauth_parameters_absent",
                means: "An extension in wide use: the parameters that are missing from the request.",
            },
            Param {
                name: "oauth_parameters_rejected",
                means: "An extension in wide use: the parameters that the server did not accept.",
            },
        ],
        citation: cite("RFC 5849, section 3.5.1", "https://www.rfc-editor.org/rfc/rfc5849#section-3.5.1"),
    },
    Scheme {
        name: "PrivateToken",
        means: "Send a one-time token that shows the client is trusted, without saying who you are. The browser or the device fetches it on its own, where it can.",
        registered: true,
        token68: false,
        params: &[
            Param {
                name: "challenge",
                means: "What the token must be made for: its type, its issuer and where it may be used, in base64url.",
            },
            Param { name: "token-key", means: "The issuer's public key, in base64url." },
            Param { name: "max-age", means: "For how many seconds the challenge is accepted." },
        ],
        citation: cite("RFC 9577, section 2.1", "https://www.rfc-editor.org/rfc/rfc9577#section-2.1"),
    },
    Scheme {
        name: "SCRAM-SHA-1",
        means: "Prove that you know a password without sending it, in two steps with a salted SHA-1 hash; the server proves that it knows you too.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the area that the password is for." },
            Param { name: "sid", means: "The name of this exchange; it is sent back in the next step." },
            Param {
                name: "data",
                means: "The server's message of this step, in base64: the nonce, the salt and the number of rounds.",
            },
            Param { name: "sr", means: "The server's part of the nonce, for signing in again in one step." },
            Param { name: "ttl", means: "For how many seconds that part of the nonce can be used." },
            Param {
                name: "stale",
                means: "With \"true\", only the nonce was too old: begin again without asking for the password.",
            },
        ],
        citation: cite("RFC 7804, section 5", "https://www.rfc-editor.org/rfc/rfc7804#section-5"),
    },
    Scheme {
        name: "SCRAM-SHA-256",
        means: "Prove that you know a password without sending it, in two steps with a salted SHA-256 hash; the server proves that it knows you too.",
        registered: true,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the area that the password is for." },
            Param { name: "sid", means: "The name of this exchange; it is sent back in the next step." },
            Param {
                name: "data",
                means: "The server's message of this step, in base64: the nonce, the salt and the number of rounds.",
            },
            Param { name: "sr", means: "The server's part of the nonce, for signing in again in one step." },
            Param { name: "ttl", means: "For how many seconds that part of the nonce can be used." },
            Param {
                name: "stale",
                means: "With \"true\", only the nonce was too old: begin again without asking for the password.",
            },
        ],
        citation: cite("RFC 7804, section 5", "https://www.rfc-editor.org/rfc/rfc7804#section-5"),
    },
    Scheme {
        name: "vapid",
        means: "Send a signed token that shows which application server is behind a push message. Its keys belong to the one who sends the messages, not to a visitor.",
        registered: true,
        token68: false,
        params: &[],
        citation: cite("RFC 8292, section 3", "https://www.rfc-editor.org/rfc/rfc8292#section-3"),
    },
    Scheme {
        name: "NTLM",
        means: "Sign in with a Windows account, in three messages on one connection. The first refusals are part of the exchange.",
        registered: false,
        token68: true,
        params: &[],
        citation: cite(
            "Microsoft, [MS-NTHT]: NTLM Over HTTP Protocol",
            "https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-ntht/f09cf6e1-529e-403b-a8a5-7368ee096a6a",
        ),
    },
    Scheme {
        name: "Kerberos",
        means: "Sign in with a ticket of the company network; Windows Remote Management asks for it by this name.",
        registered: false,
        token68: true,
        params: &[Param { name: "realm", means: "The name of the service, such as WSMAN." }],
        citation: cite(
            "Microsoft, Authentication for Remote Connections",
            "https://learn.microsoft.com/en-us/windows/win32/winrm/authentication-for-remote-connections",
        ),
    },
    Scheme {
        name: "PoP",
        means: "Microsoft: send a token together with a signature that shows you hold the key it is bound to.",
        registered: false,
        token68: false,
        params: &[Param { name: "nonce", means: "A value that the server made up; it goes into the signature." }],
        citation: cite(
            "Microsoft, server nonces in signed HTTP requests",
            "https://learn.microsoft.com/en-us/entra/msal/javascript/browser/shr-server-nonce",
        ),
    },
    Scheme {
        name: "Payment",
        means: "Pay first: settle what the challenge asks for by the method it names, then repeat the request with the proof.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "id", means: "The name of this offer; it must be sent back with the proof." },
            Param { name: "realm", means: "The name of the area that is paid for." },
            Param { name: "method", means: "How to pay, such as tempo, evm or stripe." },
            Param { name: "intent", means: "What kind of payment it is, such as a single charge." },
            Param { name: "request", means: "The details, as base64url-encoded JSON: amount, currency, recipient." },
            Param { name: "expires", means: "Until when the offer stands." },
            Param {
                name: "digest",
                means: "A digest of the request's body; the paid request must have the same body.",
            },
            Param { name: "description", means: "What is paid for, in words; it is only for display." },
            Param {
                name: "header",
                means: "The header to send the proof in; only Payment-Authorization is allowed. Without it, Authorization.",
            },
            Param { name: "opaque", means: "A value of the server's own that must be sent back unchanged." },
        ],
        citation: cite(
            "The \"Payment\" HTTP Authentication Scheme (draft)",
            "https://github.com/tempoxyz/mpp-specs/blob/main/specs/core/draft-httpauth-payment-01.md",
        ),
    },
    Scheme {
        name: "L402",
        means: "Pay the Lightning invoice first, then repeat the request with the token and the proof of payment.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "version", means: "The version of the protocol." },
            Param { name: "token", means: "The token that opens the door once the invoice is paid, in base64." },
            Param { name: "macaroon", means: "The older name of the token." },
            Param { name: "invoice", means: "The Lightning invoice to pay." },
        ],
        citation: cite(
            "L402 protocol specification",
            "https://docs.lightning.engineering/the-lightning-network/l402/protocol-specification",
        ),
    },
    Scheme {
        name: "LSAT",
        means: "Pay the Lightning invoice first, then repeat the request with the token and the proof of payment. LSAT is the older name of L402.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "version", means: "The version of the protocol." },
            Param { name: "token", means: "The token that opens the door once the invoice is paid, in base64." },
            Param { name: "macaroon", means: "The older name of the token." },
            Param { name: "invoice", means: "The Lightning invoice to pay." },
        ],
        citation: cite(
            "L402 protocol specification",
            "https://docs.lightning.engineering/the-lightning-network/l402/protocol-specification",
        ),
    },
    Scheme {
        name: "AzureApiManagementKey",
        means: "Send the subscription key of this API in the place that the challenge names.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "realm", means: "The address of the API that the key is for." },
            Param { name: "name", means: "The name that the key is sent under, such as Ocp-Apim-Subscription-Key." },
            Param { name: "type", means: "Where the key belongs, such as \"header\"." },
        ],
        citation: cite(
            "Microsoft, subscriptions in Azure API Management",
            "https://learn.microsoft.com/en-us/azure/api-management/api-management-subscriptions",
        ),
    },
    Scheme {
        name: "ApiKey",
        means: "Send an API key in the Authorization header, after the word ApiKey. For Elasticsearch it is the base64 of the key's id, a colon and the key.",
        registered: false,
        token68: false,
        params: &[Param { name: "realm", means: "The name of the protected area that the credentials are for." }],
        citation: cite(
            "Elastic, create API key",
            "https://www.elastic.co/guide/en/elasticsearch/reference/current/security-api-create-api-key.html",
        ),
    },
    Scheme {
        name: "Key",
        means: "Send an API key the way this gateway expects it, often in a header named apikey; Kong asks with this word.",
        registered: false,
        token68: false,
        params: &[Param { name: "realm", means: "The name of the protected area that the credentials are for." }],
        citation: cite("Kong, Key Authentication plugin", "https://developer.konghq.com/plugins/key-auth/"),
    },
    Scheme {
        name: "Token",
        means: "Send an API token in the Authorization header, usually after the word Token; Django REST framework and others ask with this word.",
        registered: false,
        token68: false,
        params: &[Param { name: "realm", means: "The name of the protected area that the credentials are for." }],
        citation: cite(
            "Django REST framework, TokenAuthentication",
            "https://www.django-rest-framework.org/api-guide/authentication/#tokenauthentication",
        ),
    },
    Scheme {
        name: "JWT",
        means: "Send a JSON Web Token in the Authorization header, after the word JWT rather than Bearer.",
        registered: false,
        token68: false,
        params: &[Param { name: "realm", means: "The name of the protected area that the credentials are for." }],
        citation: cite("REST framework JWT Auth", "https://jpadilla.github.io/django-rest-framework-jwt/"),
    },
    Scheme {
        name: "xBasic",
        means: "Most often Basic under another name, so that the browser does not open its own password box: sign in through the page instead, or send a user name and password the Basic way.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the area that the password is for." },
            Param { name: "charset", means: "As with Basic, the character set for the user name and password." },
        ],
        citation: cite("RFC 7617, section 2", "https://www.rfc-editor.org/rfc/rfc7617#section-2"),
    },
    Scheme {
        name: "X-Basic",
        means: "Most often Basic under another name, so that the browser does not open its own password box: sign in through the page instead, or send a user name and password the Basic way.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the area that the password is for." },
            Param { name: "charset", means: "As with Basic, the character set for the user name and password." },
        ],
        citation: cite("RFC 7617, section 2", "https://www.rfc-editor.org/rfc/rfc7617#section-2"),
    },
    Scheme {
        name: "TFS-Federated",
        means: "Azure DevOps: sign in through its web page. Programs use the Bearer or Basic challenge beside it, with a Microsoft Entra token or a personal access token.",
        registered: false,
        token68: false,
        params: &[],
        citation: cite(
            "Microsoft, use personal access tokens",
            "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
        ),
    },
    Scheme {
        name: "Hawk",
        means: "Sign each request with a shared key, the time and a nonce.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "error", means: "What was wrong with the request, in a few words." },
            Param {
                name: "ts",
                means: "The server's clock, in seconds since 1970; sent when the request's own time was too far off.",
            },
            Param { name: "tsm", means: "A signature over that time, so that the client can trust it." },
        ],
        citation: cite("Hawk API reference", "https://github.com/mozilla/hawk/blob/main/API.md"),
    },
    Scheme {
        name: "WSSE",
        means: "Send a user name and a one-time digest of the password in an X-WSSE header.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the area that the password is for." },
            Param { name: "profile", means: "The form of the credentials, usually UsernameToken." },
            Param { name: "type", means: "What the user name is, such as an application's key." },
        ],
        citation: cite("XML.com, Atom Authentication", "https://www.xml.com/pub/a/2003/12/17/dive.html"),
    },
    Scheme {
        name: "Passport1.4",
        means: "Sign in with a Microsoft account, by an older protocol of Microsoft's.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "da-status", means: "Whether to try again: \"failed\" yes, \"failed-noretry\" no." },
            Param { name: "srealm", means: "The name of the sign-in server's realm." },
            Param { name: "prompt", means: "Its presence means that the user has to be asked for the password again." },
            Param { name: "cburl", means: "The address of the site's own branding, to show while signing in." },
            Param { name: "cbtxt", means: "A text to show while signing in." },
            Param { name: "ts", means: "A value for the sign-in server alone." },
        ],
        citation: cite(
            "Microsoft, [MS-PASS], section 2.2.2",
            "https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-pass/a059aaaf-2d4a-40c6-ad96-7175c379ffd7",
        ),
    },
    Scheme {
        name: "FormBased",
        means: "Sign in through the site's own form in a browser; an expired session is the usual reason. No password header is expected.",
        registered: false,
        token68: false,
        params: &[Param { name: "realm", means: "The name of the protected area." }],
        citation: cite("RFC 9110, section 15.5.2", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"),
    },
    Scheme {
        name: "Cookie",
        means: "Sign in on the site first; the cookie that it sets opens the door. No password header is expected.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the protected area." },
            Param { name: "form-action", means: "The address that the sign-in form is sent to." },
            Param { name: "cookie-name", means: "The name of the cookie that carries the sign-in." },
        ],
        citation: cite(
            "Cookie-based HTTP Authentication (draft)",
            "https://datatracker.ietf.org/doc/draft-broyer-http-cookie-auth/",
        ),
    },
    Scheme {
        name: "AWS4-HMAC-SHA256",
        means: "Sign each request with an AWS access key (Signature Version 4). It is used in requests; as a challenge it only says that much.",
        registered: false,
        token68: false,
        params: &[],
        citation: cite(
            "AWS, Signature Version 4 in the Authorization header",
            "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html",
        ),
    },
    Scheme {
        name: "SharedKey",
        means: "Sign each request with the key of the Azure storage account. It is used in requests; as a challenge it only says that much.",
        registered: false,
        token68: false,
        params: &[],
        citation: cite(
            "Microsoft, Authorize with Shared Key",
            "https://learn.microsoft.com/en-us/rest/api/storageservices/authorize-with-shared-key",
        ),
    },
    Scheme {
        name: "UMA",
        means: "Take the ticket to the authorization server that the challenge names, and trade it for a token there; the owner of the data decides.",
        registered: false,
        token68: false,
        params: &[
            Param { name: "realm", means: "The name of the protected area that the credentials are for." },
            Param { name: "as_uri", means: "The address of the authorization server to go to." },
            Param { name: "ticket", means: "The permission ticket to trade for a token there." },
        ],
        citation: cite(
            "UMA 2.0 Grant for OAuth 2.0, section 3.2",
            "https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html",
        ),
    },
];

/// Every scheme of the table; read once.
pub fn schemes() -> &'static [Scheme] {
    static ROWS: OnceLock<Vec<Scheme>> = OnceLock::new();
    ROWS.get_or_init(|| rows(SCHEMES, read))
}

fn read(fields: &mut Fields) -> Option<Scheme> {
    let (name, means) = (fields.next()?, fields.next()?);
    let (registered, token68) = (fields.next()? == "true", fields.next()? == "true");
    let citation = citation(fields)?;
    let mut params = Vec::new();
    while let (Some(name), Some(means)) = (fields.next(), fields.next()) {
        params.push(Param { name, means });
    }
    Some(Scheme { name, means, registered, token68, params, citation })
}

/// What is known of the scheme `name`, in any case.
pub fn scheme(name: &str) -> Option<&'static Scheme> {
    schemes().iter().find(|scheme| scheme.name.eq_ignore_ascii_case(name))
}

/// What is known of the parameter `name` of a challenge of `scheme`.
pub fn param(scheme: &str, name: &str) -> Option<&'static Param> {
    self::scheme(scheme)?.params.iter().find(|param| param.name.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_registered_scheme_is_here() {
        let registered = [
            "Basic",
            "Bearer",
            "Concealed",
            "Digest",
            "DPoP",
            "GNAP",
            "HOBA",
            "Mutual",
            "Negotiate",
            "OAuth",
            "PrivateToken",
            "SCRAM-SHA-1",
            "SCRAM-SHA-256",
            "vapid",
        ];
        let here: Vec<&str> = schemes().iter().filter(|scheme| scheme.registered).map(|scheme| scheme.name).collect();
        assert_eq!(here, registered);
    }

    #[test]
    fn every_entry_is_read_whole() {
        assert_eq!(schemes().len(), crate::knowledge::entries(SCHEMES).count());
        for (scheme, fields) in schemes().iter().zip(crate::knowledge::entries(SCHEMES)) {
            assert_eq!(fields.count(), 6 + 2 * scheme.params.len(), "{}", scheme.name);
        }
    }

    #[test]
    fn names_are_unique_without_regard_to_case() {
        let mut names: Vec<String> = schemes().iter().map(|scheme| scheme.name.to_ascii_lowercase()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
        for scheme in schemes() {
            let mut params: Vec<String> = scheme.params.iter().map(|param| param.name.to_ascii_lowercase()).collect();
            params.sort_unstable();
            assert!(params.windows(2).all(|pair| pair[0] != pair[1]), "{}", scheme.name);
        }
    }

    #[test]
    fn sentences_are_whole_and_short() {
        for scheme in schemes() {
            for means in scheme.params.iter().map(|param| param.means).chain([scheme.means]) {
                assert!(means.ends_with('.') && means.chars().count() <= 260, "{}: {means}", scheme.name);
            }
            assert!(scheme.citation.url.starts_with("https://"), "{}", scheme.name);
        }
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(scheme("bearer").map(|scheme| scheme.name), Some("Bearer"));
        assert_eq!(param("DIGEST", "Stale").map(|param| param.name), Some("stale"));
        assert!(param("Basic", "stale").is_none());
    }
}
