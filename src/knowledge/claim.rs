//! The claims of tokens: IANA's registry as far as people meet it, and what the common products add.

/// The table: the standards' claims first, then the products' own. Each has its name, in whose letters case matters
/// (RFC 7519, section 4); what it says, in one or two plain sentences, a product's own meaning behind the product's
/// name; and where that is written down.
pub(super) const CLAIMS: &str = meanings![
    // RFC 7519: the claims that nearly every token has.
    Claim {
        name: "iss",
        means: "Who issued the token. The receiving server compares it letter by letter, a slash at the end included.",
        citation: cite("RFC 7519, section 4.1.1", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1"),
    },
    Claim {
        name: "sub",
        means: "Whom or what the token is about: usually the user, or the program where no user takes part.",
        citation: cite("RFC 7519, section 4.1.2", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.2"),
    },
    Claim {
        name: "aud",
        means: "Whom the token is meant for, as a text or a list. A server that does not find itself here must refuse it. Entra ID: 00000003-0000-0000-c000-000000000000 is Microsoft Graph.",
        citation: cite("RFC 7519, section 4.1.3", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3"),
    },
    Claim {
        name: "exp",
        means: "The moment from which the token must no longer be accepted, in seconds since 1970.",
        citation: cite("RFC 7519, section 4.1.4", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4"),
    },
    Claim {
        name: "nbf",
        means: "The moment before which the token must not be accepted, in seconds since 1970.",
        citation: cite("RFC 7519, section 4.1.5", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5"),
    },
    Claim {
        name: "iat",
        means: "When the token was issued, in seconds since 1970.",
        citation: cite("RFC 7519, section 4.1.6", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.6"),
    },
    Claim {
        name: "jti",
        means: "The token's own name, different for every token.",
        citation: cite("RFC 7519, section 4.1.7", "https://www.rfc-editor.org/rfc/rfc7519#section-4.1.7"),
    },
    // OpenID Connect: who the user is.
    Claim {
        name: "name",
        means: "The user's full name, for display.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "given_name",
        means: "The user's first name or names.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "family_name",
        means: "The user's family name.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "middle_name",
        means: "The user's middle name.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "nickname",
        means: "What the user is called informally.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "preferred_username",
        means: "The name by which the user wants to be called; it can change, so rights should not hang on it. Entra ID: the primary user name, in version 2.0 tokens.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "profile",
        means: "The address of the user's profile page.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "picture",
        means: "The address of a picture of the user.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "website",
        means: "The address of the user's own site.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "email",
        means: "The user's e-mail address; it can change, so rights should not hang on it.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "email_verified",
        means: "Whether the issuer has checked that the e-mail address is the user's. Apple may write it as a text, \"true\".",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "gender",
        means: "The user's gender.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "birthdate",
        means: "The user's date of birth, as year-month-day.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "zoneinfo",
        means: "The user's time zone, such as Europe/Paris.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "locale",
        means: "The user's language and region.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "phone_number",
        means: "The user's telephone number.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "phone_number_verified",
        means: "Whether the issuer has checked that the telephone number is the user's.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "address",
        means: "The user's postal address.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    Claim {
        name: "updated_at",
        means: "When the user's details last changed, in seconds since 1970.",
        citation: cite(
            "OpenID Connect Core, section 5.1",
            "https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims",
        ),
    },
    // OpenID Connect: how the user signed in.
    Claim {
        name: "azp",
        means: "The program that the token was issued to. Entra ID: the client application, in version 2.0 tokens. Clerk: the web origin that asked for the token.",
        citation: cite(
            "OpenID Connect Core, section 2",
            "https://openid.net/specs/openid-connect-core-1_0.html#IDToken",
        ),
    },
    Claim {
        name: "nonce",
        means: "A value that the client made up when it began to sign in; the same value must come back here. In a DPoP proof, the value that the server asked for.",
        citation: cite(
            "OpenID Connect Core, section 2",
            "https://openid.net/specs/openid-connect-core-1_0.html#IDToken",
        ),
    },
    Claim {
        name: "auth_time",
        means: "When the user last really signed in, in seconds since 1970. Renewing a token does not move it.",
        citation: cite(
            "OpenID Connect Core, section 2",
            "https://openid.net/specs/openid-connect-core-1_0.html#IDToken",
        ),
    },
    Claim {
        name: "at_hash",
        means: "A digest of the access token that was issued together with this ID token.",
        citation: cite(
            "OpenID Connect Core, section 2",
            "https://openid.net/specs/openid-connect-core-1_0.html#IDToken",
        ),
    },
    Claim {
        name: "c_hash",
        means: "A digest of the authorization code that was issued together with this ID token.",
        citation: cite(
            "OpenID Connect Core, section 3.3.2.11",
            "https://openid.net/specs/openid-connect-core-1_0.html#HybridIDToken",
        ),
    },
    Claim {
        name: "acr",
        means: "How strong the sign-in was, as a name that issuer and server agreed on.",
        citation: cite(
            "OpenID Connect Core, section 2",
            "https://openid.net/specs/openid-connect-core-1_0.html#IDToken",
        ),
    },
    Claim {
        name: "amr",
        means: "By which means the user signed in, such as pwd for a password or mfa for several factors. Supabase: a list of means with the time of each.",
        citation: cite(
            "OpenID Connect Core, section 2",
            "https://openid.net/specs/openid-connect-core-1_0.html#IDToken",
        ),
    },
    Claim {
        name: "sub_jwk",
        means: "The public key that checks a self-issued ID token.",
        citation: cite(
            "OpenID Connect Core, section 7.4",
            "https://openid.net/specs/openid-connect-core-1_0.html#SelfIssuedResponse",
        ),
    },
    Claim {
        name: "sid",
        means: "The name of the sign-in session that the token belongs to.",
        citation: cite(
            "OpenID Connect Front-Channel Logout",
            "https://openid.net/specs/openid-connect-frontchannel-1_0.html",
        ),
    },
    Claim {
        name: "_claim_names",
        means: "Claims that are not in the token but must be fetched elsewhere. Entra ID: when groups stands here, the user is in too many groups to list, and the server must ask Microsoft Graph.",
        citation: cite(
            "OpenID Connect Core, section 5.6.2",
            "https://openid.net/specs/openid-connect-core-1_0.html#AggregatedDistributedClaims",
        ),
    },
    Claim {
        name: "_claim_sources",
        means: "Where the claims named in _claim_names are to be fetched.",
        citation: cite(
            "OpenID Connect Core, section 5.6.2",
            "https://openid.net/specs/openid-connect-core-1_0.html#AggregatedDistributedClaims",
        ),
    },
    // OAuth: what the token allows, and to whom it is bound.
    Claim {
        name: "cnf",
        means: "The key that the sender must prove to hold. With a claim like this the token alone is not enough.",
        citation: cite("RFC 7800, section 3.1", "https://www.rfc-editor.org/rfc/rfc7800#section-3.1"),
    },
    Claim {
        name: "act",
        means: "Who acts on behalf of the user named in sub.",
        citation: cite("RFC 8693, section 4.1", "https://www.rfc-editor.org/rfc/rfc8693#section-4.1"),
    },
    Claim {
        name: "scope",
        means: "The rights that the token carries, separated by spaces.",
        citation: cite("RFC 8693, section 4.2", "https://www.rfc-editor.org/rfc/rfc8693#section-4.2"),
    },
    Claim {
        name: "client_id",
        means: "The program that the token was issued to. Cognito: access tokens name it here and have no aud.",
        citation: cite("RFC 8693, section 4.3", "https://www.rfc-editor.org/rfc/rfc8693#section-4.3"),
    },
    Claim {
        name: "may_act",
        means: "Who is allowed to act on behalf of the user named in sub.",
        citation: cite("RFC 8693, section 4.4", "https://www.rfc-editor.org/rfc/rfc8693#section-4.4"),
    },
    Claim {
        name: "roles",
        means: "The roles of the user. Entra ID: roles of the application given to the user, or, where no user takes part, the permissions given to the calling program.",
        citation: cite("RFC 9068, section 2.2.3.1", "https://www.rfc-editor.org/rfc/rfc9068#section-2.2.3.1"),
    },
    Claim {
        name: "groups",
        means: "The groups of the user. Entra ID: the object ids of the groups, at most 200; beyond that they are left out and _claim_names points to Microsoft Graph.",
        citation: cite("RFC 9068, section 2.2.3.1", "https://www.rfc-editor.org/rfc/rfc9068#section-2.2.3.1"),
    },
    Claim {
        name: "entitlements",
        means: "What the user is entitled to, as a list.",
        citation: cite("RFC 9068, section 2.2.3.1", "https://www.rfc-editor.org/rfc/rfc9068#section-2.2.3.1"),
    },
    Claim {
        name: "authorization_details",
        means: "The rights that the token carries, each described in detail as a JSON object.",
        citation: cite("RFC 9396, section 9.1", "https://www.rfc-editor.org/rfc/rfc9396#section-9.1"),
    },
    Claim {
        name: "ace_profile",
        means: "How client and server are to use the token, among constrained devices.",
        citation: cite("RFC 9200, section 5.10", "https://www.rfc-editor.org/rfc/rfc9200#section-5.10"),
    },
    Claim {
        name: "cnonce",
        means: "A value that shows the token is fresh, for a server whose clock is not set.",
        citation: cite("RFC 9200, section 5.10", "https://www.rfc-editor.org/rfc/rfc9200#section-5.10"),
    },
    Claim {
        name: "exi",
        means: "For how many seconds the token is good after the server first sees it, for a server whose clock is not set.",
        citation: cite("RFC 9200, section 5.10.3", "https://www.rfc-editor.org/rfc/rfc9200#section-5.10.3"),
    },
    Claim {
        name: "token_introspection",
        means: "What the issuer says of another token that it was asked about.",
        citation: cite("RFC 9701, section 5", "https://www.rfc-editor.org/rfc/rfc9701#section-5"),
    },
    // DPoP: the parts of a proof.
    Claim {
        name: "htm",
        means: "In a DPoP proof: the method of the request that the proof is for.",
        citation: cite("RFC 9449, section 4.2", "https://www.rfc-editor.org/rfc/rfc9449#section-4.2"),
    },
    Claim {
        name: "htu",
        means: "In a DPoP proof: the address of the request that the proof is for, without query and fragment.",
        citation: cite("RFC 9449, section 4.2", "https://www.rfc-editor.org/rfc/rfc9449#section-4.2"),
    },
    Claim {
        name: "ath",
        means: "In a DPoP proof: a digest of the access token that is sent along.",
        citation: cite("RFC 9449, section 4.2", "https://www.rfc-editor.org/rfc/rfc9449#section-4.2"),
    },
    // Security events.
    Claim {
        name: "events",
        means: "What happened: the token is a message between servers, such as a logout, and opens no door by itself.",
        citation: cite("RFC 8417, section 2.2", "https://www.rfc-editor.org/rfc/rfc8417#section-2.2"),
    },
    Claim {
        name: "toe",
        means: "When the event happened, in seconds since 1970.",
        citation: cite("RFC 8417, section 2.2", "https://www.rfc-editor.org/rfc/rfc8417#section-2.2"),
    },
    Claim {
        name: "txn",
        means: "The name of the transaction that the token belongs to.",
        citation: cite("RFC 8417, section 2.2", "https://www.rfc-editor.org/rfc/rfc8417#section-2.2"),
    },
    Claim {
        name: "sub_id",
        means: "Whom or what the token is about, as a JSON object.",
        citation: cite("RFC 9493, section 4.1", "https://www.rfc-editor.org/rfc/rfc9493#section-4.1"),
    },
    // Credentials in wallets.
    Claim {
        name: "vc",
        means: "A verifiable credential: statements about its holder, signed by the issuer.",
        citation: cite(
            "W3C Verifiable Credentials Data Model 1.1, section 6.3.1",
            "https://www.w3.org/TR/2022/REC-vc-data-model-20220303/#json-web-token",
        ),
    },
    Claim {
        name: "vp",
        means: "A verifiable presentation: credentials that the holder shows.",
        citation: cite(
            "W3C Verifiable Credentials Data Model 1.1, section 6.3.1",
            "https://www.w3.org/TR/2022/REC-vc-data-model-20220303/#json-web-token",
        ),
    },
    Claim {
        name: "_sd",
        means: "Digests of statements that the holder may show or keep back one by one.",
        citation: cite("RFC 9901, section 4.2.4.1", "https://www.rfc-editor.org/rfc/rfc9901#section-4.2.4.1"),
    },
    Claim {
        name: "...",
        means: "In a list: the digest of an element that the holder may show or keep back.",
        citation: cite("RFC 9901, section 4.2.4.2", "https://www.rfc-editor.org/rfc/rfc9901#section-4.2.4.2"),
    },
    Claim {
        name: "_sd_alg",
        means: "The hash with which the digests were made; without it, SHA-256.",
        citation: cite("RFC 9901, section 4.1.1", "https://www.rfc-editor.org/rfc/rfc9901#section-4.1.1"),
    },
    Claim {
        name: "sd_hash",
        means: "A digest of the credential and the statements shown with it, which binds this proof to them.",
        citation: cite("RFC 9901, section 4.3", "https://www.rfc-editor.org/rfc/rfc9901#section-4.3"),
    },
    Claim {
        name: "vct",
        means: "What kind of credential this is.",
        citation: cite(
            "SD-JWT-based Verifiable Credentials",
            "https://datatracker.ietf.org/doc/draft-ietf-oauth-sd-jwt-vc/",
        ),
    },
    Claim {
        name: "status",
        means: "Where to look up whether the token has been revoked.",
        citation: cite("Token Status List", "https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/"),
    },
    Claim {
        name: "verified_claims",
        means: "Details of the user together with how they were checked.",
        citation: cite(
            "OpenID Identity Assurance Schema Definition 1.0",
            "https://openid.net/specs/openid-ida-verified-claims-1_0.html",
        ),
    },
    // Attestation of devices.
    Claim {
        name: "eat_nonce",
        means: "A value made up by the receiver, to show that the attestation is fresh.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "ueid",
        means: "The identity of the device, unique in the world.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "eat_profile",
        means: "Which set of rules the attestation follows.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    // Telephone calls.
    Claim {
        name: "orig",
        means: "The number or address that calls.",
        citation: cite("RFC 8225, section 5.2.1", "https://www.rfc-editor.org/rfc/rfc8225#section-5.2.1"),
    },
    Claim {
        name: "dest",
        means: "The number or address that is called.",
        citation: cite("RFC 8225, section 5.2.1", "https://www.rfc-editor.org/rfc/rfc8225#section-5.2.1"),
    },
    Claim {
        name: "attest",
        means: "How far the telephone company vouches for the caller's number: A fully, B partly, C only for the way it came.",
        citation: cite("RFC 8588", "https://www.rfc-editor.org/rfc/rfc8588"),
    },
    Claim {
        name: "origid",
        means: "A name for where the call came from, for tracing it.",
        citation: cite("RFC 8588", "https://www.rfc-editor.org/rfc/rfc8588"),
    },
    // Microsoft Entra ID.
    Claim {
        name: "tid",
        means: "Entra ID: the tenant, that is the organization, that the user signed in to. 9188040d-6c67-4c5b-b112-36a304b66dad means a personal Microsoft account.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "oid",
        means: "Entra ID: the user's or program's object id, the same for every application within a tenant.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "scp",
        means: "Entra ID: the rights that the program may use on behalf of the user, separated by spaces; absent where no user takes part. Okta: the rights the token carries, as a list.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "appid",
        means: "Entra ID: the program that the token was issued to, in version 1.0 tokens.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "appidacr",
        means: "Entra ID, version 1.0 tokens: how the program proved itself: 0 not at all (a public client), 1 with a secret, 2 with a certificate.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "azpacr",
        means: "Entra ID, version 2.0 tokens: how the program proved itself: 0 not at all (a public client), 1 with a secret, 2 with a certificate.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "wids",
        means: "Entra ID: the user's administrator roles in the whole tenant, as ids of role templates.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "xms_cc",
        means: "Entra ID: what the program can do; cp1 means that it can handle a claims challenge, that is a refusal with a list of demands.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "acrs",
        means: "Entra ID: the ids of the authentication contexts that this sign-in satisfies; a server can demand one for sensitive actions.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "uti",
        means: "Entra ID: the token's own name, different for every token.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "rh",
        means: "Entra ID: internal to Microsoft; other servers should not use it.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "aio",
        means: "Entra ID: internal to Microsoft; other servers should not use it.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "upn",
        means: "Entra ID: the user's sign-in name, for display; it can change.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "unique_name",
        means: "Entra ID: a readable name of the user, in version 1.0 tokens; for display only.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "hasgroups",
        means: "Entra ID: the user is in groups that are not listed here because the token would be too long; they have to be asked for at Microsoft Graph.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "idp",
        means: "Entra ID: who signed the user in, where that is not the issuer itself, as with guests.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "ipaddr",
        means: "Entra ID: the network address that the user signed in from.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "onprem_sid",
        means: "Entra ID: the user's security identifier in the organization's own Active Directory.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "pwd_exp",
        means: "Entra ID: when the user's password expires.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "pwd_url",
        means: "Entra ID: the address where the user can change the password.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "in_corp",
        means: "Entra ID: whether the user signed in from the organization's network.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "ver",
        means: "Entra ID: the version of the token's form, 1.0 or 2.0. Okta: the version of the token's form, 1.",
        citation: cite(
            "Microsoft Entra, access token claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference",
        ),
    },
    Claim {
        name: "idtyp",
        means: "Entra ID: the kind of token; \"app\" means that a program acts for itself, without a user.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "ctry",
        means: "Entra ID: the user's country.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "tenant_region_scope",
        means: "Entra ID: the region of the tenant that the token is for.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "acct",
        means: "Entra ID: whether the user belongs to the tenant (0) or is a guest (1).",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "xms_edov",
        means: "Entra ID: whether the owner of the e-mail address's domain has been verified.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "verified_primary_email",
        means: "Entra ID: the user's main e-mail addresses that have been verified.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "xms_pl",
        means: "Entra ID: the language that the user prefers.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "xms_tpl",
        means: "Entra ID: the language that the tenant prefers.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    Claim {
        name: "login_hint",
        means: "Entra ID: a value to pass along so that the user need not choose the account again.",
        citation: cite(
            "Microsoft Entra, optional claims",
            "https://learn.microsoft.com/en-us/entra/identity-platform/optional-claims-reference",
        ),
    },
    // Keycloak.
    Claim {
        name: "realm_access",
        means: "Keycloak: the user's roles that hold in the whole realm, in the list roles inside.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "resource_access",
        means: "Keycloak: the user's roles in single applications, a list of roles for each.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "typ",
        means: "Keycloak: what kind of token this is: Bearer for calling servers, ID for the sign-in itself, Refresh or Offline only for getting new tokens.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "session_state",
        means: "Keycloak: the name of the sign-in session, in older versions; newer ones call it sid.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "allowed-origins",
        means: "Keycloak: the web origins whose pages may use the token.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "clientHost",
        means: "Keycloak: the host that a program without a user asked for the token from.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "clientAddress",
        means: "Keycloak: the network address that a program without a user asked for the token from.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "authorization",
        means: "Keycloak: the permissions that its authorization services granted, in the list permissions inside.",
        citation: cite("Keycloak Server Administration Guide", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    // Amazon Cognito.
    Claim {
        name: "token_use",
        means: "Cognito: what the token is for: \"access\" for calling servers, \"id\" for knowing who the user is.",
        citation: cite(
            "Amazon Cognito, access tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
        ),
    },
    Claim {
        name: "cognito:groups",
        means: "Cognito: the user's groups in the user pool.",
        citation: cite(
            "Amazon Cognito, ID tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html",
        ),
    },
    Claim {
        name: "cognito:roles",
        means: "Cognito: the AWS roles that the user's groups bring along.",
        citation: cite(
            "Amazon Cognito, ID tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html",
        ),
    },
    Claim {
        name: "cognito:preferred_role",
        means: "Cognito: the AWS role of the user's most important group.",
        citation: cite(
            "Amazon Cognito, ID tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html",
        ),
    },
    Claim {
        name: "cognito:username",
        means: "Cognito: the user's name in the user pool, in ID tokens.",
        citation: cite(
            "Amazon Cognito, ID tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html",
        ),
    },
    Claim {
        name: "username",
        means: "Cognito: the user's name in the user pool, in access tokens.",
        citation: cite(
            "Amazon Cognito, access tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
        ),
    },
    Claim {
        name: "event_id",
        means: "Cognito: the name of the sign-in that the token comes from.",
        citation: cite(
            "Amazon Cognito, access tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
        ),
    },
    Claim {
        name: "origin_jti",
        means: "Cognito: ties the token to the refresh token it comes from, so that both can be revoked together.",
        citation: cite(
            "Amazon Cognito, access tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
        ),
    },
    Claim {
        name: "device_key",
        means: "Cognito: the device that the user signed in with.",
        citation: cite(
            "Amazon Cognito, access tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html",
        ),
    },
    Claim {
        name: "identities",
        means: "Cognito: the outside sign-in services that the user is linked to.",
        citation: cite(
            "Amazon Cognito, ID tokens",
            "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html",
        ),
    },
    // Auth0.
    Claim {
        name: "permissions",
        means: "Auth0: the rights that the user or program has at the API, where role-based access control is switched on for it.",
        citation: cite(
            "Auth0, role-based access control for APIs",
            "https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
        ),
    },
    Claim {
        name: "gty",
        means: "Auth0: how the token was got; client-credentials means a program for itself, without a user.",
        citation: cite(
            "Auth0, access token profiles",
            "https://auth0.com/docs/secure/tokens/access-tokens/access-token-profiles",
        ),
    },
    Claim {
        name: "org_id",
        means: "Auth0: the organization that the user signed in to.",
        citation: cite(
            "Auth0, organizations and tokens",
            "https://auth0.com/docs/manage-users/organizations/using-tokens",
        ),
    },
    Claim {
        name: "org_name",
        means: "Auth0: the name of the organization that the user signed in to.",
        citation: cite(
            "Auth0, organizations and tokens",
            "https://auth0.com/docs/manage-users/organizations/using-tokens",
        ),
    },
    // Okta.
    Claim {
        name: "cid",
        means: "Okta: the program that the token was issued to.",
        citation: cite(
            "Okta, OpenID Connect and OAuth 2.0",
            "https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/",
        ),
    },
    Claim {
        name: "uid",
        means: "Okta: the user's id; absent where no user takes part. Firebase: the user's id in custom tokens, which are only for signing in.",
        citation: cite(
            "Okta, OpenID Connect and OAuth 2.0",
            "https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/",
        ),
    },
    // Supabase.
    Claim {
        name: "role",
        means: "Supabase: the database role that requests run as: anon, authenticated or service_role. A token with service_role passes by all row rules and must never reach a browser.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    Claim {
        name: "aal",
        means: "Supabase: how strong the sign-in was: aal1 for one factor, aal2 for two.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    Claim {
        name: "session_id",
        means: "Supabase: the name of the sign-in session.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    Claim {
        name: "app_metadata",
        means: "Supabase: details of the user that only the server can change.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    Claim {
        name: "user_metadata",
        means: "Supabase: details of the user that the user can change, so rights should not hang on them.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    Claim {
        name: "is_anonymous",
        means: "Supabase: whether the user signed in without an account.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    Claim {
        name: "phone",
        means: "Supabase: the user's telephone number.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    Claim {
        name: "ref",
        means: "Supabase: the project that the key belongs to. GitHub Actions and GitLab: the branch or tag that the job runs for.",
        citation: cite("Supabase, JWT claims reference", "https://supabase.com/docs/guides/auth/jwt-fields"),
    },
    // Firebase, Google, Apple, Clerk.
    Claim {
        name: "firebase",
        means: "Firebase: how the user signed in and with which accounts.",
        citation: cite("Firebase, verify ID tokens", "https://firebase.google.com/docs/auth/admin/verify-id-tokens"),
    },
    Claim {
        name: "user_id",
        means: "Firebase: the user's id, the same as sub. GitLab: the id of the user who started the job.",
        citation: cite("Firebase, verify ID tokens", "https://firebase.google.com/docs/auth/admin/verify-id-tokens"),
    },
    Claim {
        name: "hd",
        means: "Google: the organization's domain that the user's account belongs to.",
        citation: cite(
            "Google, OpenID Connect",
            "https://developers.google.com/identity/openid-connect/openid-connect#an-id-tokens-payload",
        ),
    },
    Claim {
        name: "is_private_email",
        means: "Apple: whether the e-mail address is one of Apple's that forwards to the user.",
        citation: cite(
            "Apple, Sign in with Apple",
            "https://developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple",
        ),
    },
    Claim {
        name: "nonce_supported",
        means: "Apple: whether the platform supports the nonce claim.",
        citation: cite(
            "Apple, Sign in with Apple",
            "https://developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple",
        ),
    },
    Claim {
        name: "real_user_status",
        means: "Apple: how likely it is that the user is a real person.",
        citation: cite(
            "Apple, Sign in with Apple",
            "https://developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple",
        ),
    },
    Claim {
        name: "transfer_sub",
        means: "Apple: the user's id for moving an app from one developer team to another.",
        citation: cite(
            "Apple, Sign in with Apple",
            "https://developer.apple.com/documentation/signinwithapple/authenticating-users-with-sign-in-with-apple",
        ),
    },
    Claim {
        name: "fva",
        means: "Clerk: how many minutes ago the user passed the first and the second factor; -1 means not at all.",
        citation: cite("Clerk, session tokens", "https://clerk.com/docs/guides/sessions/session-tokens"),
    },
    // GitHub Actions.
    Claim {
        name: "repository",
        means: "GitHub Actions: the repository that the workflow runs in, as owner/name.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "repository_id",
        means: "GitHub Actions: the id of the repository, which stays when it is renamed.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "repository_owner",
        means: "GitHub Actions: the owner of the repository.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "repository_owner_id",
        means: "GitHub Actions: the id of the repository's owner.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "repository_visibility",
        means: "GitHub Actions: whether the repository is public, private or internal.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "actor",
        means: "GitHub Actions: the account that started the workflow.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "actor_id",
        means: "GitHub Actions: the id of the account that started the workflow.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "workflow",
        means: "GitHub Actions: the name of the workflow.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "workflow_ref",
        means: "GitHub Actions: the workflow's file and the branch or tag it was taken from.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "workflow_sha",
        means: "GitHub Actions: the commit that the workflow's file was taken from.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "job_workflow_ref",
        means: "GitHub Actions: the reusable workflow that the job comes from, with its branch or tag.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "job_workflow_sha",
        means: "GitHub Actions: the commit of the reusable workflow that the job comes from.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "event_name",
        means: "GitHub Actions: what started the workflow, such as push or pull_request.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "base_ref",
        means: "GitHub Actions: the branch that a pull request goes into.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "head_ref",
        means: "GitHub Actions: the branch that a pull request comes from.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "run_id",
        means: "GitHub Actions: the id of this run of the workflow.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "run_number",
        means: "GitHub Actions: how many times this workflow has run.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "run_attempt",
        means: "GitHub Actions: how many times this run has been tried.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "enterprise",
        means: "GitHub Actions: the enterprise that the repository belongs to.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "check_run_id",
        means: "GitHub Actions: the id of the check that the job reports to.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "environment",
        means: "GitHub Actions and GitLab: the deployment environment that the job runs for; a rule about sub often names it.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "ref_type",
        means: "GitHub Actions and GitLab: whether the job runs for a branch or a tag.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "runner_environment",
        means: "GitHub Actions and GitLab: whether the job runs on a hosted machine or on one's own.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    Claim {
        name: "sha",
        means: "GitHub Actions and GitLab: the commit that the job runs for.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc",
        ),
    },
    // GitLab CI.
    Claim {
        name: "namespace_id",
        means: "GitLab: the id of the group or user that the project belongs to, as a text.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "namespace_path",
        means: "GitLab: the path of the group or user that the project belongs to.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "project_id",
        means: "GitLab: the id of the project, as a text.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "project_path",
        means: "GitLab: the path of the project, as group/project.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "user_login",
        means: "GitLab: the name of the user who started the job.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "user_email",
        means: "GitLab: the e-mail address of the user who started the job.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "pipeline_id",
        means: "GitLab: the id of the pipeline.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "pipeline_source",
        means: "GitLab: what started the pipeline, such as push or web.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "job_id",
        means: "GitLab: the id of the job.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "ref_path",
        means: "GitLab: the full name of the branch or tag, such as refs/heads/main.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "ref_protected",
        means: "GitLab: whether the branch or tag is protected, as the text \"true\" or \"false\".",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "environment_protected",
        means: "GitLab: whether the deployment environment is protected, as the text \"true\" or \"false\".",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "deployment_tier",
        means: "GitLab: the kind of environment, such as production or staging.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "runner_id",
        means: "GitLab: the id of the runner that does the job.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "ci_config_ref_uri",
        means: "GitLab: the pipeline's file and the branch or tag it was taken from.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "ci_config_sha",
        means: "GitLab: the commit that the pipeline's file was taken from.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "project_visibility",
        means: "GitLab: who can see the project: internal, private or public.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    Claim {
        name: "user_access_level",
        means: "GitLab: the access level of the user who started the job.",
        citation: cite(
            "GitLab, ID token authentication",
            "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
        ),
    },
    // Kubernetes.
    Claim {
        name: "kubernetes.io",
        means: "Kubernetes: the namespace, service account and pod that the token belongs to. The time in warnafter is when a program should long have read a newer token from its file.",
        citation: cite(
            "Kubernetes, managing service accounts",
            "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        ),
    },
    Claim {
        name: "kubernetes.io/serviceaccount/namespace",
        means: "Kubernetes: the namespace of the service account; in older tokens, which do not expire.",
        citation: cite(
            "Kubernetes, managing service accounts",
            "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        ),
    },
    Claim {
        name: "kubernetes.io/serviceaccount/service-account.name",
        means: "Kubernetes: the name of the service account; in older tokens, which do not expire.",
        citation: cite(
            "Kubernetes, managing service accounts",
            "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        ),
    },
    Claim {
        name: "kubernetes.io/serviceaccount/service-account.uid",
        means: "Kubernetes: the id of the service account; in older tokens, which do not expire.",
        citation: cite(
            "Kubernetes, managing service accounts",
            "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        ),
    },
    Claim {
        name: "kubernetes.io/serviceaccount/secret.name",
        means: "Kubernetes: the secret that holds the token; in older tokens, which do not expire.",
        citation: cite(
            "Kubernetes, managing service accounts",
            "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        ),
    },
];

/// Claims that few people ever meet, several names of one family in a row with spaces between: the rest of IANA's registry
/// of JSON Web Token Claims.
pub(super) const RARE: &str = meanings![
    Claim {
        name: "sip_from_tag sip_date sip_callid sip_cseq_num sip_via_branch",
        means: "A value out of the SIP message that a telephone call's token belongs to.",
        citation: cite("RFC 8055", "https://www.rfc-editor.org/rfc/rfc8055"),
    },
    Claim {
        name: "mky",
        means: "The fingerprint of the key that a call's sound is encrypted with.",
        citation: cite("RFC 8225, section 5.2.2", "https://www.rfc-editor.org/rfc/rfc8225#section-5.2.2"),
    },
    Claim {
        name: "div",
        means: "To whom a call was meant to go before it was diverted.",
        citation: cite("RFC 8946", "https://www.rfc-editor.org/rfc/rfc8946"),
    },
    Claim {
        name: "opt",
        means: "The call's token before it, in full.",
        citation: cite("RFC 8946", "https://www.rfc-editor.org/rfc/rfc8946"),
    },
    Claim {
        name: "rph",
        means: "Which calls go first: the resource priority that was granted.",
        citation: cite("RFC 8443, section 3", "https://www.rfc-editor.org/rfc/rfc8443#section-3"),
    },
    Claim {
        name: "sph",
        means: "The priority that the call asks for.",
        citation: cite("RFC 9027", "https://www.rfc-editor.org/rfc/rfc9027"),
    },
    Claim {
        name: "vot",
        means: "How far the account's identity was proved, as a vector of trust.",
        citation: cite("RFC 8485", "https://www.rfc-editor.org/rfc/rfc8485"),
    },
    Claim {
        name: "vtm",
        means: "The address of what the values of vot mean.",
        citation: cite("RFC 8485", "https://www.rfc-editor.org/rfc/rfc8485"),
    },
    Claim {
        name: "jcard",
        means: "The caller's card: name and addresses.",
        citation: cite("RFC 8688", "https://www.rfc-editor.org/rfc/rfc8688"),
    },
    Claim {
        name: "at_use_nbr",
        means: "How many requests the token may be used for.",
        citation: cite("ETSI GS NFV-SEC 022", "https://www.etsi.org/deliver/etsi_gs/NFV-SEC/001_099/022/"),
    },
    Claim {
        name: "sueids",
        means: "The device's own identifier.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "oemid hwmodel hwversion",
        means: "Who made the device, which model and which version it is.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "oemboot dbgstat",
        means: "Whether the device started only what its maker allows, and whether it can be debugged.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "location",
        means: "Where the device is.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "submods",
        means: "What parts of the device say for themselves.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "uptime bootcount bootseed",
        means: "Since when the device runs, and which of its starts this is.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "dloas",
        means: "Endorsements of the device: who vouched for it.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "swname swversion manifests measurements measres",
        means: "Which software runs on the device, and what measuring it gave.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "intuse",
        means: "What the device's statement is meant for.",
        citation: cite("RFC 9711", "https://www.rfc-editor.org/rfc/rfc9711"),
    },
    Claim {
        name: "cdniv cdnicrit cdniip cdniuc cdniets cdnistt cdnistd",
        means: "Part of a signed address of a content network: its version, for which client and address it is good, and how it is renewed.",
        citation: cite("RFC 9246, section 2.1", "https://www.rfc-editor.org/rfc/rfc9246#section-2.1"),
    },
    Claim {
        name: "sig_val_claims",
        means: "What checking another signature gave.",
        citation: cite("RFC 9321, section 3.2.3", "https://www.rfc-editor.org/rfc/rfc9321#section-3.2.3"),
    },
    Claim {
        name: "place_of_birth nationalities birth_family_name birth_given_name birth_middle_name salutation title msisdn also_known_as",
        means: "A detail of the person: birth, earlier or other names, form of address, telephone.",
        citation: cite(
            "OpenID Connect for Identity Assurance",
            "https://openid.net/specs/openid-connect-4-ida-claims-1_0.html"
        ),
    },
    Claim {
        name: "atc",
        means: "What an authority vouches for, so that a certificate can be issued.",
        citation: cite("RFC 9447", "https://www.rfc-editor.org/rfc/rfc9447"),
    },
    Claim {
        name: "rcd rcdi crn",
        means: "What the person who is called is shown: name, picture, reason of the call, and its digests.",
        citation: cite("RFC 9795", "https://www.rfc-editor.org/rfc/rfc9795"),
    },
    Claim {
        name: "msgi",
        means: "The digest of the message that the token vouches for.",
        citation: cite("RFC 9475", "https://www.rfc-editor.org/rfc/rfc9475"),
    },
    Claim {
        name: "rdap_allowed_purposes rdap_dnt_allowed",
        means: "For which purposes data on domains may be asked for, and whether untracked.",
        citation: cite("RFC 9560, section 3.1.5", "https://www.rfc-editor.org/rfc/rfc9560#section-3.1.5"),
    },
    Claim {
        name: "geohash",
        means: "A place, as a short code of its longitude and latitude.",
        citation: cite("IANA, JSON Web Token Claims", "https://www.iana.org/assignments/jwt/jwt.xhtml"),
    },
    Claim {
        name: "consumerPlmnId consumerSnpnId producerPlmnId producerSnpnId producerSnssaiList producerNsiList producerNfSetId producerNfServiceSetId sourceNfInstanceId analyticsIdList",
        means: "In a 5G core: which network, slice or function may ask which other.",
        citation: cite("3GPP TS 29.510", "https://www.3gpp.org/dynareport/29510.htm"),
    },
    Claim {
        name: "resOwnerId",
        means: "Whose data the token gives access to, in a mobile network's APIs.",
        citation: cite("3GPP TS 29.222", "https://www.3gpp.org/dynareport/29222.htm"),
    },
    Claim {
        name: "cmw",
        means: "A message of remote attestation, wrapped.",
        citation: cite("IANA, JSON Web Token Claims", "https://www.iana.org/assignments/jwt/jwt.xhtml"),
    },
    Claim {
        name: "jwks keys",
        means: "The issuer's public keys.",
        citation: cite("OpenID Federation", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    Claim {
        name: "metadata metadata_policy metadata_policy_crit constraints source_endpoint",
        means: "What a federation says of a member and allows it.",
        citation: cite("OpenID Federation", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    Claim {
        name: "authority_hints trust_anchor_hints trust_chain trust_anchor",
        means: "Through whom trust in this member comes.",
        citation: cite("OpenID Federation", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    Claim {
        name: "trust_marks trust_mark_issuers trust_mark_owners trust_mark_type delegation logo_uri",
        means: "Marks of trust: which ones, who gives them, and in whose name.",
        citation: cite("OpenID Federation", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    Claim {
        name: "crit",
        means: "Names of claims that the receiver must understand; otherwise it must refuse the statement.",
        citation: cite("OpenID Federation", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    Claim {
        name: "status_list",
        means: "States of many tokens in one compressed list.",
        citation: cite("Token Status List", "https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/"),
    },
    Claim {
        name: "ttl",
        means: "For how many seconds the list of states may be kept.",
        citation: cite("Token Status List", "https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/"),
    },
    Claim {
        name: "pla fea",
        means: "Clerk: the plan and the features that the session has.",
        citation: cite("Clerk, session tokens", "https://clerk.com/docs/guides/sessions/session-tokens"),
    },
    Claim {
        name: "trusted-certs",
        means: "Keycloak: certificates that the token's receiver may trust.",
        citation: cite("Keycloak, server administration", "https://www.keycloak.org/docs/latest/server_admin/"),
    },
    Claim {
        name: "job_source",
        means: "GitLab: what started the job.",
        citation: cite("GitLab, ID tokens", "https://docs.gitlab.com/ci/secrets/id_token_authentication/"),
    },
    Claim {
        name: "enterprise_id",
        means: "GitHub Actions: the number of the enterprise.",
        citation: cite(
            "GitHub, OpenID Connect reference",
            "https://docs.github.com/en/actions/reference/security/oidc"
        ),
    },
];

/// What the claim `name` says, in exactly that case.
pub fn claim(name: &str) -> Option<&'static str> {
    let rare = || {
        super::entries(RARE).find_map(|mut fields| {
            let named = fields.next()?.split(' ').any(|known| known == name);
            if named { fields.next() } else { None }
        })
    };
    super::meaning(CLAIMS, name).or_else(rare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_claims_of_rfc_7519_are_here() {
        for name in ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"] {
            let mut fields = super::super::entries(CLAIMS)
                .find_map(|mut fields| (fields.next() == Some(name)).then_some(fields))
                .unwrap();
            assert!(fields.nth(1).is_some_and(|label| label.starts_with("RFC 7519")), "{name}");
        }
    }

    #[test]
    fn case_matters() {
        assert!(claim("exp").is_some());
        assert!(claim("Exp").is_none());
    }

    #[test]
    fn rare_claims_are_found_by_each_of_their_names() {
        for name in ["sip_date", "cdniv", "birth_given_name", "trust_marks", "geohash", "status_list", "opt"] {
            assert!(claim(name).is_some_and(|means| means.ends_with('.')), "{name}");
        }
        assert!(claim("sip_from_tag sip_date").is_none() && claim("").is_none());
        let names =
            super::super::entries(RARE).filter_map(|mut fields| fields.next()).flat_map(|names| names.split(' '));
        for name in names {
            assert!(super::super::meaning(CLAIMS, name).is_none(), "{name} stands twice");
        }
    }
}
