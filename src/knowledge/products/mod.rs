//! What products print when they refuse: one file per product, one row per wording.
//!
//! To add a message, copy a row. Rows are compared with the short phrases that reading has drawn out of an
//! answer ([`Phrase`](crate::case::Phrase)), never with a whole body.

pub mod anthropic;
pub mod apache;
pub mod aspnet_core;
pub mod auth0;
pub mod aws;
pub mod azure;
pub mod cloudflare;
pub mod devops;
pub mod django;
pub mod docker;
pub mod edges;
pub mod elasticsearch;
pub mod entra;
pub mod envoy;
pub mod express;
pub mod fastapi;
pub mod flask;
pub mod generic;
pub mod github;
pub mod gitlab;
pub mod google;
pub mod iis;
pub mod jira;
pub mod jwt_libraries;
pub mod keycloak;
pub mod kong;
pub mod kubernetes;
pub mod laravel;
pub mod meta;
pub mod nginx;
pub mod okta;
pub mod openai;
pub mod portainer;
pub mod rails;
pub mod salesforce;
pub mod search;
pub mod slack;
pub mod spring;
pub mod squid;
pub mod stripe;
pub mod supabase;
pub mod wordpress;
pub mod yandex;

use crate::finding::{Citation, Confidence};

/// A product or library and its wordings.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    /// As its makers write it; `None` for wordings that many share.
    pub name: Option<&'static str>,
    /// Its wordings, the more specific first.
    pub rows: &'static [Row],
}

/// One wording and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where it stands.
    pub at: At,
    /// The words.
    pub words: Words,
    /// The statuses it comes with; empty for any, and for a paste without a status.
    pub status: &'static [u16],
    /// The catalogue's id of the cause.
    pub means: &'static str,
    /// How much these words prove.
    pub confidence: Confidence,
    /// What it means there, in one plain sentence.
    pub says: &'static str,
    /// Fixes that belong to this wording, tried before the cause's own.
    pub fixes: &'static [&'static str],
    /// Where it is documented.
    pub citation: Citation,
}

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Anywhere.
    Any,
    /// The value of this parameter of a challenge.
    Param(&'static str),
    /// The value of this member (JSON), element (XML) or field (form) of a body, named without its path.
    Member(&'static str),
    /// The value of this response header field.
    Header(&'static str),
    /// A page's title, heading or visible line.
    Page,
    /// A line of a plain text body or of a program's message.
    Line,
}

/// How a row's words are compared; letters of ASCII in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// The whole phrase.
    Is(&'static str),
    /// Its beginning.
    Starts(&'static str),
    /// Any part of it.
    Has(&'static str),
}

/// Every product: the specific ones first, the libraries that others embed behind them, shared wordings last.
pub static PRODUCTS: &[Product] = &[
    spring::PRODUCT,
    aspnet_core::PRODUCT,
    django::SIMPLE_JWT,
    django::DJANGO_REST,
    django::DJANGO,
    fastapi::PRODUCT,
    fastapi::FASTAPI_USERS,
    flask::JWT_EXTENDED,
    flask::FLASK_WTF,
    flask::WERKZEUG,
    laravel::LARAVEL,
    laravel::TYMON_JWT,
    rails::RAILS,
    rails::DEVISE,
    rails::DOORKEEPER,
    express::JSONWEBTOKEN,
    express::EXPRESS_JWT,
    express::OAUTH2_JWT_BEARER,
    express::NESTJS,
    express::NODE_OTHERS,
    keycloak::PRODUCT,
    auth0::PRODUCT,
    okta::PRODUCT,
    entra::PRODUCT,
    google::GOOGLE,
    google::GOOGLE_SIGN_IN,
    google::CLOUD_RUN,
    google::FIREBASE,
    aws::API_GATEWAY,
    aws::SIGNING,
    aws::COGNITO,
    aws::CLOUDFRONT,
    aws::ECR,
    azure::API_MANAGEMENT,
    azure::STORAGE,
    azure::RESOURCE_MANAGER,
    azure::KEY_VAULT,
    azure::GRAPH,
    azure::DEVOPS,
    github::PRODUCT,
    gitlab::PRODUCT,
    docker::PRODUCT,
    kubernetes::PRODUCT,
    elasticsearch::ELASTICSEARCH,
    elasticsearch::OPENSEARCH,
    envoy::PRODUCT,
    kong::PRODUCT,
    squid::PRODUCT,
    cloudflare::PRODUCT,
    edges::AKAMAI,
    edges::IMPERVA,
    edges::SUCURI,
    edges::VERCEL,
    edges::MODSECURITY,
    edges::HAPROXY,
    wordpress::PRODUCT,
    wordpress::JWT_AUTH,
    wordpress::WOOCOMMERCE,
    portainer::PRODUCT,
    supabase::POSTGREST,
    supabase::SUPABASE,
    stripe::PRODUCT,
    slack::PRODUCT,
    salesforce::PRODUCT,
    jira::PRODUCT,
    yandex::PRODUCT,
    openai::PRODUCT,
    anthropic::PRODUCT,
    meta::META,
    meta::X_API,
    devops::JENKINS,
    devops::VAULT,
    devops::NPM,
    devops::PYPI,
    devops::SWAGGER_UI,
    devops::MICROCHIP,
    nginx::PRODUCT,
    apache::PRODUCT,
    iis::PRODUCT,
    jwt_libraries::PYJWT,
    jwt_libraries::GOLANG_JWT,
    jwt_libraries::JJWT,
    jwt_libraries::JOSE,
    jwt_libraries::NIMBUS,
    jwt_libraries::PHP_JWT,
    jwt_libraries::RUBY_JWT,
    jwt_libraries::LCOBUCCI,
    jwt_libraries::JAVA_JWT,
    generic::PRODUCT,
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The causes that a wording may mean.
    const MEANS: &[&str] = &[
        "no-credentials",
        "credentials-rejected",
        "authorization-header-lost",
        "wrong-scheme",
        "malformed-authorization",
        "token-expired",
        "token-not-yet-valid",
        "clock-skew",
        "token-malformed",
        "conflicting-credentials",
        "api-key-restricted",
        "token-signature-rejected",
        "token-key-unknown",
        "token-algorithm-rejected",
        "token-audience-mismatch",
        "token-issuer-mismatch",
        "token-revoked",
        "token-wrong-kind",
        "insufficient-scope",
        "insufficient-permission",
        "forbidden-by-rule",
        "rate-limited",
        "quota-exhausted",
        "proxy-authentication",
        "handshake-step",
        "step-up-required",
        "oauth-invalid-client",
        "oauth-invalid-grant",
        "api-key-missing",
        "api-key-invalid",
        "api-key-misplaced",
        "session-expired",
        "csrf-failed",
        "account-locked",
        "account-disabled",
        "password-expired",
        "mfa-required",
        "captcha-required",
        "policy-blocked",
        "bot-check",
        "wrong-address",
        "oauth-consent-required",
        "oauth-redirect-uri-mismatch",
        "client-certificate-required",
        "server-error",
        "token-bound",
        "token-too-large",
        "captive-portal",
        "redirect-loop",
    ];

    /// The catalogue's fixes.
    const FIXES: &[&str] = &[
        "check-url",
        "check-credentials",
        "reset-password",
        "sign-out-and-in",
        "clear-site-cookies",
        "clear-cache",
        "hard-reload",
        "private-window",
        "flush-dns",
        "sync-clock",
        "disable-extensions",
        "allow-cookies",
        "update-saved-password",
        "try-another-network",
        "sign-in-to-network",
        "renew-link",
        "pass-the-check",
        "wait-and-retry",
        "ask-the-owner",
        "send-credentials",
        "use-offered-scheme",
        "fix-authorization-value",
        "get-new-token",
        "refresh-token",
        "refresh-before-expiry",
        "request-scope",
        "request-audience",
        "use-access-token",
        "use-right-environment",
        "check-client-credentials",
        "register-client",
        "fix-grant-type",
        "form-encode-body",
        "fix-redirect-uri",
        "fix-pkce",
        "send-dpop-proof",
        "send-client-certificate",
        "fetch-registry-token",
        "follow-resource-metadata",
        "step-up",
        "answer-claims-challenge",
        "finish-handshake",
        "request-uma-rpt",
        "restart-device-flow",
        "move-key",
        "fix-request",
        "back-off",
        "honour-retry-after",
        "send-fewer",
        "keep-header-on-redirect",
        "send-csrf-token",
        "fix-token-times",
        "fix-preflight-request",
        "check-token-storage",
        "shrink-token",
        "send-challenge",
        "fix-challenge",
        "forward-authorization",
        "answer-other-status",
        "hide-resource",
        "allow-preflight",
        "allow-origin",
        "allow-skew",
        "sync-server-clock",
        "extend-session",
        "redirect-to-login",
        "deactivate-plugins",
        "enable-authentication",
        "fix-file-permissions",
        "relax-ip-limits",
        "rotate-keys",
        "check-issuer-audience",
        "read-server-logs",
        "say-less",
        "raise-header-limit",
        "fix-set-cookie",
        "enable-directory-listing",
        "fix-csrf-origin",
        "disable-caching",
        "grant-role",
        "grant-scope",
        "give-consent",
        "assign-user",
        "authorize-sso",
        "edit-key-restrictions",
        "unlock-account",
        "enable-user",
        "new-client-secret",
        "enable-api",
        "raise-quota",
        "allow-app",
        "adjust-policy",
        "revoke-credential",
        "proxy-credentials",
        "allow-through-proxy",
        "fix-dns",
        "fix-certificate",
        "trust-proxy-ca",
    ];

    fn rows() -> impl Iterator<Item = (&'static Product, &'static Row)> {
        PRODUCTS.iter().flat_map(|product| product.rows.iter().map(move |row| (product, row)))
    }

    fn text(words: Words) -> &'static str {
        match words {
            Words::Is(text) | Words::Starts(text) | Words::Has(text) => text,
        }
    }

    /// The first row that fits a phrase, as a reader of the tables would find it.
    fn first(at: At, phrase: &str, status: Option<u16>) -> Option<(Option<&'static str>, &'static str)> {
        let phrase = phrase.to_ascii_lowercase();
        let fits = |row: &Row| {
            let words = text(row.words).to_ascii_lowercase();
            (row.at == At::Any || row.at == at)
                && (row.status.is_empty() || status.is_some_and(|status| row.status.contains(&status)))
                && match row.words {
                    Words::Is(_) => phrase == words,
                    Words::Starts(_) => phrase.starts_with(&words),
                    Words::Has(_) => phrase.contains(&words),
                }
        };
        rows().find(|(_, row)| fits(row)).map(|(product, row)| (product.name, row.means))
    }

    #[test]
    fn phrases_find_their_product_and_cause() {
        let description = At::Param("error_description");
        let cases: &[(At, &str, Option<u16>, Option<&str>, &str)] = &[
            (description, "The token expired at '03/14/2024 10:00:00'", None, Some("ASP.NET Core"), "token-expired"),
            (
                description,
                "An error occurred while attempting to decode the Jwt: Jwt expired at 2024-03-14T10:00:00Z",
                Some(401),
                Some("Spring Security"),
                "token-expired",
            ),
            (
                At::Member("error_description"),
                "Bad client credentials",
                None,
                Some("Spring Security"),
                "oauth-invalid-client",
            ),
            (
                At::Line,
                "JWT expired at 2024-03-14T10:00:00Z. Current time: 2024-03-14T11:00:00Z",
                None,
                Some("JJWT"),
                "token-expired",
            ),
            (At::Line, "jwt expired", None, None, "token-expired"),
            (At::Member("detail"), "Not authenticated", Some(403), Some("FastAPI"), "no-credentials"),
            (
                At::Member("detail"),
                "Authentication credentials were not provided.",
                Some(403),
                Some("Django REST framework"),
                "no-credentials",
            ),
            (At::Line, "Jwks doesn't have key to match kid or alg from Jwt", None, Some("Envoy"), "token-key-unknown"),
            (
                At::Member("message"),
                "Missing Authentication Token",
                Some(403),
                Some("Amazon API Gateway"),
                "wrong-address",
            ),
            (At::Member("Code"), "RequestTimeTooSkewed", Some(403), Some("AWS"), "clock-skew"),
            (
                At::Member("error_description"),
                "AADSTS7000215: Invalid client secret provided.",
                Some(401),
                Some("Microsoft Entra ID"),
                "oauth-invalid-client",
            ),
            (At::Line, "AADSTS500112", None, None, ""),
            (At::Page, "The OAuth client was not found.", None, Some("Google sign-in"), "oauth-invalid-client"),
            (At::Member("reason"), "dailyLimitExceeded", Some(403), Some("Google APIs"), "quota-exhausted"),
            (
                At::Member("message"),
                "Resource not accessible by integration",
                Some(403),
                Some("GitHub"),
                "insufficient-permission",
            ),
            (
                At::Member("message"),
                "pods is forbidden: User \"system:anonymous\" cannot list resource \"pods\"",
                Some(403),
                Some("Kubernetes"),
                "no-credentials",
            ),
            (At::Member("message"), "Invalid JWT token", Some(401), Some("Portainer"), "token-expired"),
            (At::Member("code"), "rest_forbidden", Some(401), Some("WordPress"), "no-credentials"),
            (At::Member("code"), "rest_forbidden", Some(403), Some("WordPress"), "insufficient-permission"),
            (At::Member("error"), "missing_scope", Some(200), Some("Slack"), "insufficient-scope"),
            (At::Member("message"), "OAuth token is not specified", Some(401), Some("Yandex Market"), "no-credentials"),
            (At::Header("cf-mitigated"), "challenge", Some(403), Some("Cloudflare"), "bot-check"),
            (At::Line, "Unauthorized: Password required", None, None, "no-credentials"),
            (At::Line, "Invalid username/password combo", None, None, "credentials-rejected"),
            (At::Page, "Ошибка 401: требуется авторизация", None, None, "no-credentials"),
            (At::Page, "Отказ в доступе", Some(403), None, "insufficient-permission"),
            (At::Line, "Unauthorized", Some(401), None, ""),
            (At::Page, "403 Forbidden", Some(403), None, ""),
        ];
        for &(at, phrase, status, product, means) in cases {
            let found = first(at, phrase, status).unwrap_or((None, ""));
            assert_eq!(found, (product, means), "{phrase}");
        }
    }

    #[test]
    fn ordinary_sentences_are_never_certain() {
        let sentences = [
            "The tokens for the washing machine expired.",
            "No API key required to try it.",
            "No authentication required, no login required.",
            "If you already have an account, please log in.",
            "What to do after you typed the wrong password too often",
            "Two-factor authentication is required for all members.",
            "My session expired while I was writing this.",
            "The access token expired, so the app asks for a new one.",
            "The socket closed with error code: 1006",
            "error code: 1006",
            "The parser reports a missing token in line 3.",
            "Is the Jwt used before the session is made?",
            "The user's password has been changed.",
            "Request forbidden by administrative rules.",
            "Permission denied, please try again.",
            "Retry later",
            "Enter your password and check whether the token has been revoked.",
        ];
        for sentence in sentences {
            for at in [At::Line, At::Page, At::Member("text")] {
                let phrase = sentence.to_ascii_lowercase();
                let said = rows().find(|(_, row)| {
                    let words = text(row.words).to_ascii_lowercase();
                    let bare = |text: &str| text.trim_end_matches('.').to_owned();
                    let stands = row.at == At::Any || row.at == at || row.at == At::Page && at == At::Line;
                    stands
                        && row.confidence == Confidence::Certain
                        && match row.words {
                            Words::Is(_) => bare(&phrase) == bare(&words),
                            Words::Starts(_) => phrase.starts_with(&words),
                            Words::Has(_) => phrase.contains(&words),
                        }
                });
                let said = said.map(|(product, row)| (product.name, row.words));
                assert!(said.is_none(), "{sentence}: {said:?}");
            }
        }
    }

    #[test]
    fn wordings_stand_once_in_a_product() {
        for product in PRODUCTS {
            let mut seen = std::collections::BTreeSet::new();
            for row in product.rows {
                let key = format!("{:?} {:?} {:?}", row.at, row.words, row.status).to_ascii_lowercase();
                assert!(seen.insert(key), "{:?}: {:?} stands twice", product.name, row.words);
            }
        }
    }

    #[test]
    fn a_wording_is_not_hidden_behind_an_earlier_one() {
        for product in PRODUCTS {
            for (index, row) in product.rows.iter().enumerate() {
                let hidden = product.rows[..index].iter().find(|earlier| covers(earlier, row));
                assert!(hidden.is_none(), "{:?}: {:?} comes after {:?}", product.name, row.words, hidden);
            }
        }
    }

    /// Whether every phrase that fits `row` fits `earlier` too.
    fn covers(earlier: &Row, row: &Row) -> bool {
        let words = text(row.words).to_ascii_lowercase();
        let inside = match earlier.words {
            Words::Is(is) => row.words == Words::Is(is),
            Words::Starts(start) => {
                words.starts_with(&start.to_ascii_lowercase()) && !matches!(row.words, Words::Has(_))
            }
            Words::Has(part) => words.contains(&part.to_ascii_lowercase()),
        };
        let there = earlier.at == At::Any || earlier.at == row.at;
        let then = earlier.status.is_empty() || earlier.status == row.status;
        inside && there && then
    }

    #[test]
    fn words_are_long_enough_to_mean_something() {
        for (product, row) in rows() {
            assert!(text(row.words).trim().len() >= 4, "{:?}: {:?}", product.name, row.words);
        }
    }

    #[test]
    fn sentences_are_short_and_end() {
        for (product, row) in rows() {
            let count = row.says.chars().count();
            assert!(row.says.ends_with('.') && count <= 240, "{:?}: {} ({count})", product.name, row.says);
            assert!(!row.says.contains("  ") && !row.says.contains('!'), "{:?}: {}", product.name, row.says);
        }
    }

    #[test]
    fn causes_and_fixes_are_of_the_catalogue() {
        for (product, row) in rows() {
            assert!(MEANS.contains(&row.means), "{:?}: {}", product.name, row.means);
            for fix in row.fixes {
                assert!(FIXES.contains(fix), "{:?}: {fix}", product.name);
            }
        }
    }

    #[test]
    fn citations_are_safe_addresses() {
        for (product, row) in rows() {
            assert!(row.citation.url.starts_with("https://"), "{:?}: {}", product.name, row.citation.url);
            assert!(!row.citation.label.is_empty(), "{:?}: {}", product.name, row.citation.url);
        }
    }

    #[test]
    fn products_are_named_once_and_the_nameless_one_is_last() {
        let mut seen = std::collections::BTreeSet::new();
        for product in PRODUCTS {
            assert!(seen.insert(product.name), "{:?} stands twice", product.name);
            assert!(!product.rows.is_empty(), "{:?} has no rows", product.name);
        }
        assert!(PRODUCTS.last().is_some_and(|product| product.name.is_none()));
    }
}
