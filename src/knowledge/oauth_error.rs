//! OAuth's error codes: RFC 6749, RFC 6750, IANA's OAuth Extensions Error registry, and a few products' own.

use std::sync::OnceLock;

use super::{Fields, citation, rows};
use crate::finding::Citation;

/// What is known of one error code.
#[derive(Clone, Debug)]
pub struct OauthError {
    /// As it stands in `error`; case matters.
    pub code: &'static str,
    /// What it means, in one plain sentence.
    pub means: &'static str,
    /// Where it is written down.
    pub citation: Citation,
    /// The usual reasons, or what to do where that says it better; the commonest first. The page doesn't show them
    /// yet, so that the browser's build leaves them out.
    #[cfg(not(target_arch = "wasm32"))]
    pub usual: Vec<&'static str>,
}

/// The table as one text, like [`meanings`].
#[cfg(target_arch = "wasm32")]
macro_rules! errors {
    ($(OauthError {
        code: $code:literal, means: $means:literal, usual: &[$($usual:literal),+ $(,)?],
        citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($("\x1e", $code, "\x1f", $means, "\x1f", $label, "\x1f", $url,)+)
    };
}
#[cfg(not(target_arch = "wasm32"))]
macro_rules! errors {
    ($(OauthError {
        code: $code:literal, means: $means:literal, usual: &[$($usual:literal),+ $(,)?],
        citation: cite($label:literal, $url:literal $(,)?) $(,)?
    }),+ $(,)?) => {
        concat!($("\x1e", $code, "\x1f", $means, "\x1f", $label, "\x1f", $url, $("\x1f", $usual,)+)+)
    };
}

/// The table: OAuth's own codes first, then the extensions' in the registry's order.
const OAUTH_ERRORS: &str = errors![
    OauthError {
        code: "invalid_request",
        means: "The request is malformed: something is missing, stands there twice, or has a value that is not allowed.",
        usual: &[
            "A parameter is missing, misspelled or sent twice.",
            "The body is JSON where a form is expected.",
            "The token is sent in two places at once.",
        ],
        citation: cite("RFC 6749, section 5.2", "https://www.rfc-editor.org/rfc/rfc6749#section-5.2"),
    },
    OauthError {
        code: "unauthorized_client",
        means: "The program is known but may not ask for access in this way.",
        usual: &[
            "The way of signing in (the grant type) is not switched on for this program.",
            "The program is registered as another type than it behaves.",
        ],
        citation: cite("RFC 6749, section 5.2", "https://www.rfc-editor.org/rfc/rfc6749#section-5.2"),
    },
    OauthError {
        code: "access_denied",
        means: "The person, or the rules of the sign-in service, said no.",
        usual: &[
            "The person pressed cancel or declined.",
            "The person or the program is not assigned to the application.",
            "A policy of the organization forbids it.",
        ],
        citation: cite("RFC 6749, section 4.1.2.1", "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1"),
    },
    OauthError {
        code: "unsupported_response_type",
        means: "The sign-in service does not hand out what the program asked for in this way.",
        usual: &["The response_type is misspelled.", "The implicit or hybrid flow is switched off for this program."],
        citation: cite("RFC 6749, section 4.1.2.1", "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1"),
    },
    OauthError {
        code: "invalid_scope",
        means: "The rights asked for are unknown, malformed, or more than may be given.",
        usual: &[
            "A scope is misspelled or not set up at the sign-in service.",
            "Scopes are separated by commas where spaces are expected.",
            "Scopes of two different servers stand in one request.",
        ],
        citation: cite("RFC 6749, section 5.2", "https://www.rfc-editor.org/rfc/rfc6749#section-5.2"),
    },
    OauthError {
        code: "server_error",
        means: "The sign-in service ran into an error of its own.",
        usual: &[
            "A passing fault; try again later.",
            "The program's registration is broken in a way that the service did not foresee.",
        ],
        citation: cite("RFC 6749, section 4.1.2.1", "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1"),
    },
    OauthError {
        code: "temporarily_unavailable",
        means: "The sign-in service is overloaded or being maintained.",
        usual: &["It passes; try again after a wait."],
        citation: cite("RFC 6749, section 4.1.2.1", "https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1"),
    },
    OauthError {
        code: "invalid_client",
        means: "The program could not prove who it is.",
        usual: &[
            "The client secret is wrong or has expired.",
            "The secret is sent in a way that the service does not take, or in two ways at once.",
            "The client id belongs to another tenant or realm.",
            "A signed assertion has the wrong audience, time or key.",
        ],
        citation: cite("RFC 6749, section 5.2", "https://www.rfc-editor.org/rfc/rfc6749#section-5.2"),
    },
    OauthError {
        code: "invalid_grant",
        means: "The code, refresh token or password that was to be traded for a token is not accepted.",
        usual: &[
            "The code was used before, or came too late.",
            "The refresh token has expired, was revoked, or was replaced by a newer one.",
            "The redirect address differs from the one at the start.",
            "The PKCE verifier does not match.",
            "User name or password are wrong.",
        ],
        citation: cite("RFC 6749, section 5.2", "https://www.rfc-editor.org/rfc/rfc6749#section-5.2"),
    },
    OauthError {
        code: "unsupported_grant_type",
        means: "The sign-in service does not know the way in which the program asked for a token.",
        usual: &[
            "The grant_type is misspelled.",
            "The body is not form-encoded, so that the grant_type was not seen.",
            "This grant type is switched off.",
        ],
        citation: cite("RFC 6749, section 5.2", "https://www.rfc-editor.org/rfc/rfc6749#section-5.2"),
    },
    OauthError {
        code: "invalid_token",
        means: "The token is expired, revoked, malformed or otherwise not accepted.",
        usual: &[
            "The token has expired.",
            "It was issued for another server (aud) or by another issuer (iss).",
            "It was revoked, or its signing key was replaced.",
            "It was damaged on the way.",
        ],
        citation: cite("RFC 6750, section 3.1", "https://www.rfc-editor.org/rfc/rfc6750#section-3.1"),
    },
    OauthError {
        code: "insufficient_scope",
        means: "The token is good, but does not carry enough rights for this.",
        usual: &[
            "A scope is missing; ask for it and sign in again.",
            "The token was got before the right was granted.",
        ],
        citation: cite("RFC 6750, section 3.1", "https://www.rfc-editor.org/rfc/rfc6750#section-3.1"),
    },
    OauthError {
        code: "unsupported_token_type",
        means: "The sign-in service cannot revoke tokens of this kind.",
        usual: &["Access tokens that are checked without asking the service cannot be called back."],
        citation: cite("RFC 7009, section 2.2.1", "https://www.rfc-editor.org/rfc/rfc7009#section-2.2.1"),
    },
    OauthError {
        code: "interaction_required",
        means: "Signing in without a question is not possible: the person has to do something.",
        usual: &[
            "A second factor, consent or another step is due.",
            "A silent sign-in (prompt=none) was tried; do a visible one.",
        ],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "login_required",
        means: "Nobody is signed in, and the program asked that no sign-in page be shown.",
        usual: &[
            "The session has expired.",
            "The browser blocks third-party cookies, so that the silent sign-in cannot see the session.",
        ],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "account_selection_required",
        means: "The person is signed in with several accounts and has to choose one.",
        usual: &["A silent sign-in (prompt=none) was tried; do a visible one."],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "consent_required",
        means: "The person, or an administrator, has not yet agreed that the program may do this.",
        usual: &["New rights are asked for.", "The organization leaves consent to its administrators."],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "invalid_request_uri",
        means: "The address that the request was to be read from does not work.",
        usual: &[
            "The address cannot be reached from the sign-in service.",
            "The pushed request has expired or was used before.",
        ],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "invalid_request_object",
        means: "The signed request is not valid.",
        usual: &["Its signature, time or audience is wrong."],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "request_not_supported",
        means: "The sign-in service does not take signed requests.",
        usual: &["Send the parameters in the ordinary way."],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "request_uri_not_supported",
        means: "The sign-in service does not read requests from an address.",
        usual: &["Send the parameters in the ordinary way."],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "registration_not_supported",
        means: "The sign-in service does not let a program register itself within the request.",
        usual: &["Register the program beforehand."],
        citation: cite(
            "OpenID Connect Core, section 3.1.2.6",
            "https://openid.net/specs/openid-connect-core-1_0.html#AuthError",
        ),
    },
    OauthError {
        code: "unmet_authentication_requirements",
        means: "The sign-in service cannot sign the person in as strongly as was asked.",
        usual: &["The level asked for (acr) does not exist there, or the person has no means for it."],
        citation: cite(
            "OpenID Connect Core Error Code unmet_authentication_requirements",
            "https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html",
        ),
    },
    OauthError {
        code: "need_info",
        means: "The authorization server needs to know more about who is asking.",
        usual: &["Send the claims it lists, or send the person to the address it gives."],
        citation: cite(
            "UMA 2.0 Grant for OAuth 2.0, section 3.3.6",
            "https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html",
        ),
    },
    OauthError {
        code: "request_denied",
        means: "The authorization server will not give access.",
        usual: &["The owner's rules do not allow it."],
        citation: cite(
            "UMA 2.0 Grant for OAuth 2.0, section 3.3.6",
            "https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html",
        ),
    },
    OauthError {
        code: "request_submitted",
        means: "The owner of the data has been asked and has not answered yet.",
        usual: &["Ask again later, not more often than the answer says."],
        citation: cite(
            "UMA 2.0 Grant for OAuth 2.0, section 3.3.6",
            "https://docs.kantarainitiative.org/uma/wg/rec-oauth-uma-grant-2.0.html",
        ),
    },
    OauthError {
        code: "invalid_redirect_uri",
        means: "A redirect address in the program's registration is not allowed.",
        usual: &["It is not https, has a fragment, or is not on the list."],
        citation: cite("RFC 7591, section 3.2.2", "https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2"),
    },
    OauthError {
        code: "invalid_client_metadata",
        means: "Some detail in the program's registration is not allowed.",
        usual: &["A value is unknown to the sign-in service or contradicts another one."],
        citation: cite("RFC 7591, section 3.2.2", "https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2"),
    },
    OauthError {
        code: "invalid_software_statement",
        means: "The signed statement about the software is not valid.",
        usual: &["Its signature or its time is wrong."],
        citation: cite("RFC 7591, section 3.2.2", "https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2"),
    },
    OauthError {
        code: "unapproved_software_statement",
        means: "The signed statement about the software is not one that this service trusts.",
        usual: &["Its issuer is not known here."],
        citation: cite("RFC 7591, section 3.2.2", "https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2"),
    },
    OauthError {
        code: "authorization_pending",
        means: "Nothing is wrong: the person has not yet finished signing in on the other device.",
        usual: &["Keep asking at the interval that was given."],
        citation: cite("RFC 8628, section 3.5", "https://www.rfc-editor.org/rfc/rfc8628#section-3.5"),
    },
    OauthError {
        code: "slow_down",
        means: "The program asks too often whether the sign-in is finished.",
        usual: &["Wait five seconds longer between two questions, from now on."],
        citation: cite("RFC 8628, section 3.5", "https://www.rfc-editor.org/rfc/rfc8628#section-3.5"),
    },
    OauthError {
        code: "expired_token",
        means: "The code for signing in on the other device has expired.",
        usual: &["Begin again and get a new code."],
        citation: cite("RFC 8628, section 3.5", "https://www.rfc-editor.org/rfc/rfc8628#section-3.5"),
    },
    OauthError {
        code: "invalid_target",
        means: "The server that the token is to be for is unknown to the sign-in service, or not allowed.",
        usual: &["The resource or audience is misspelled, or not registered."],
        citation: cite("RFC 8707, section 2", "https://www.rfc-editor.org/rfc/rfc8707#section-2"),
    },
    OauthError {
        code: "unsupported_pop_key",
        means: "The server cannot use the kind of key that the program wants to prove.",
        usual: &["Use another kind of key."],
        citation: cite("RFC 9200, section 5.8.3", "https://www.rfc-editor.org/rfc/rfc9200#section-5.8.3"),
    },
    OauthError {
        code: "incompatible_ace_profiles",
        means: "The program and the server have no way of using the token in common.",
        usual: &["Neither side supports the other's ACE profile."],
        citation: cite("RFC 9200, section 5.8.3", "https://www.rfc-editor.org/rfc/rfc9200#section-5.8.3"),
    },
    OauthError {
        code: "invalid_authorization_details",
        means: "The detailed rights that were asked for are malformed, unknown or not allowed.",
        usual: &["A type or field is unknown to the sign-in service."],
        citation: cite("RFC 9396, section 5", "https://www.rfc-editor.org/rfc/rfc9396#section-5"),
    },
    OauthError {
        code: "invalid_dpop_proof",
        means: "The proof that the program holds its key is not accepted.",
        usual: &[
            "The proof is for another method or address.",
            "Its time is too far from the server's clock.",
            "It was used before, or is signed with another key than the token is bound to.",
        ],
        citation: cite("RFC 9449, section 5", "https://www.rfc-editor.org/rfc/rfc9449#section-5"),
    },
    OauthError {
        code: "use_dpop_nonce",
        means: "Nothing is wrong yet: sign the proof again with the nonce of the DPoP-Nonce header.",
        usual: &["The first request cannot know the nonce; repeat it.", "The nonce was replaced; take the new one."],
        citation: cite("RFC 9449, section 8", "https://www.rfc-editor.org/rfc/rfc9449#section-8"),
    },
    OauthError {
        code: "insufficient_user_authentication",
        means: "The sign-in behind the token is too weak or too long ago for this.",
        usual: &["Sign in again with what acr_values or max_age ask for; renewing the token does not help."],
        citation: cite("RFC 9470, section 3", "https://www.rfc-editor.org/rfc/rfc9470#section-3"),
    },
    OauthError {
        code: "invalid_issuer",
        means: "The federation service does not answer for this issuer.",
        usual: &["The request went to the wrong member of the federation."],
        citation: cite("OpenID Federation 1.0, section 8.9", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    OauthError {
        code: "invalid_subject",
        means: "The federation service does not know this subject.",
        usual: &["The entity is not registered there, or its name is misspelled."],
        citation: cite("OpenID Federation 1.0, section 8.9", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    OauthError {
        code: "invalid_trust_anchor",
        means: "The trust anchor of the federation cannot be used.",
        usual: &["The anchor is unknown, or not one that this service works with."],
        citation: cite("OpenID Federation 1.0, section 8.9", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    OauthError {
        code: "invalid_trust_chain",
        means: "The chain of trust to the federation's anchor cannot be verified.",
        usual: &["A statement in the chain has expired or has a wrong signature."],
        citation: cite("OpenID Federation 1.0, section 8.9", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    OauthError {
        code: "invalid_metadata",
        means: "The metadata in the federation are not valid, or break its policy.",
        usual: &["A value contradicts the policy of a superior."],
        citation: cite("OpenID Federation 1.0, section 8.9", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    OauthError {
        code: "not_found",
        means: "The federation service has nothing under that name.",
        usual: &["The entity identifier is misspelled or no longer registered."],
        citation: cite("OpenID Federation 1.0, section 8.9", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    OauthError {
        code: "unsupported_parameter",
        means: "The federation service does not support a parameter of the request.",
        usual: &["Leave the parameter out."],
        citation: cite("OpenID Federation 1.0, section 8.9", "https://openid.net/specs/openid-federation-1_0.html"),
    },
    OauthError {
        code: "vp_formats_not_supported",
        means: "The wallet does not support any of the formats of credentials that were asked for.",
        usual: &["The verifier and the wallet speak different formats."],
        citation: cite(
            "OpenID for Verifiable Presentations 1.0, section 8.5",
            "https://openid.net/specs/openid-4-verifiable-presentations-1_0.html",
        ),
    },
    OauthError {
        code: "invalid_request_uri_method",
        means: "The method for fetching the request is neither get nor post.",
        usual: &["The value is misspelled or in capital letters."],
        citation: cite(
            "OpenID for Verifiable Presentations 1.0, section 8.5",
            "https://openid.net/specs/openid-4-verifiable-presentations-1_0.html",
        ),
    },
    OauthError {
        code: "wallet_unavailable",
        means: "The wallet cannot be reached at the moment.",
        usual: &["The wallet is not installed, or could not be started."],
        citation: cite(
            "OpenID for Verifiable Presentations 1.0, section 8.5",
            "https://openid.net/specs/openid-4-verifiable-presentations-1_0.html",
        ),
    },
    // Products' own codes, which no registry lists.
    OauthError {
        code: "incorrect_client_credentials",
        means: "GitHub: the client id or the client secret is wrong.",
        usual: &["The secret was replaced.", "Id and secret belong to different apps."],
        citation: cite(
            "GitHub, troubleshooting access token requests",
            "https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors",
        ),
    },
    OauthError {
        code: "redirect_uri_mismatch",
        means: "GitHub, Google and others: the redirect address is not the registered one.",
        usual: &["A slash at the end, http instead of https, or another port."],
        citation: cite(
            "GitHub, troubleshooting access token requests",
            "https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors",
        ),
    },
    OauthError {
        code: "bad_verification_code",
        means: "GitHub: the code is wrong or has expired.",
        usual: &["The code was used before.", "More than ten minutes have passed."],
        citation: cite(
            "GitHub, troubleshooting access token requests",
            "https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors",
        ),
    },
    OauthError {
        code: "unverified_user_email",
        means: "GitHub: the person's main e-mail address is not verified.",
        usual: &["Verify the address in GitHub's settings."],
        citation: cite(
            "GitHub, troubleshooting access token requests",
            "https://docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors",
        ),
    },
    OauthError {
        code: "incorrect_device_code",
        means: "GitHub: the device code is not valid.",
        usual: &["The code is misspelled or from another app."],
        citation: cite(
            "GitHub, authorizing OAuth apps",
            "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps",
        ),
    },
    OauthError {
        code: "device_flow_disabled",
        means: "GitHub: signing in by device code is not switched on for this app.",
        usual: &["Switch it on in the app's settings."],
        citation: cite(
            "GitHub, authorizing OAuth apps",
            "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps",
        ),
    },
    OauthError {
        code: "insufficient_claims",
        means: "Microsoft: the token lacks something that the claims of the challenge ask for.",
        usual: &[
            "Hand the claims to the sign-in service when asking for the next token; the person may have to sign in again.",
        ],
        citation: cite(
            "Microsoft, claims challenges",
            "https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge",
        ),
    },
];

/// Every row of the table; read once.
pub fn oauth_errors() -> &'static [OauthError] {
    static ROWS: OnceLock<Vec<OauthError>> = OnceLock::new();
    ROWS.get_or_init(|| rows(OAUTH_ERRORS, read))
}

fn read(fields: &mut Fields) -> Option<OauthError> {
    Some(OauthError {
        code: fields.next()?,
        means: fields.next()?,
        citation: citation(fields)?,
        #[cfg(not(target_arch = "wasm32"))]
        usual: fields.collect(),
    })
}

/// What is known of the error `code`.
pub fn oauth_error(code: &str) -> Option<&'static OauthError> {
    oauth_errors().iter().find(|error| error.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        assert_eq!(oauth_errors().len(), crate::knowledge::entries(OAUTH_ERRORS).count());
        let mut codes: Vec<&str> = oauth_errors().iter().map(|error| error.code).collect();
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn sentences_are_whole_and_short() {
        for error in oauth_errors() {
            assert!(!error.usual.is_empty(), "{}", error.code);
            for means in error.usual.iter().copied().chain([error.means]) {
                assert!(means.ends_with('.') && means.chars().count() <= 260, "{}: {means}", error.code);
            }
            assert!(error.citation.url.starts_with("https://"), "{}", error.code);
        }
    }

    #[test]
    fn the_codes_of_the_core_standards_are_here() {
        let authorization = [
            "invalid_request",
            "unauthorized_client",
            "access_denied",
            "unsupported_response_type",
            "invalid_scope",
            "server_error",
            "temporarily_unavailable",
        ];
        let token = [
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope",
        ];
        let resource = ["invalid_request", "invalid_token", "insufficient_scope"];
        for code in authorization.into_iter().chain(token).chain(resource) {
            assert!(oauth_error(code).is_some(), "{code}");
        }
    }
}
