//! What products print when they refuse: one text file per product, one block per wording.
//!
//! To add a message, copy a block of the product's file; no Rust is needed. Blocks stand apart by an empty line, the
//! more specific first, and are compared with the short phrases that reading has drawn out of an answer
//! ([`Phrase`](crate::case::Phrase)), never with a whole body. To add a product, copy a file and name it in [`FILES`].
//!
//! ```text
//! product: Spring Security                             once, on the first line; none for wordings that many share
//!
//! at: param error_description                          anywhere, param …, member …, header …, page or line: see At
//! words: has Jwt expired at                            is, starts or has, and the words: see Words
//! status: 401 403                                      only with these; leave the line out for any
//! means: token-expired, certain                        the cause, and certain, likely or possible
//! says: Spring found the token's exp in the past.      what it means there, in one plain sentence
//! fixes: get-new-token sync-server-clock               tried before the cause's own; may be left out
//! see: Spring Security reference, JWT <https://…>      where it is documented
//! ```
//!
//! The tables are text because the program carries them: as Rust's own constants they cost twice the bytes.

pub mod search;

use std::sync::OnceLock;

use crate::finding::{Citation, Confidence, cite};

/// A product or library and its wordings.
#[derive(Clone, Debug)]
pub struct Product {
    /// As its makers write it; `None` for wordings that many share.
    pub name: Option<&'static str>,
    /// Its wordings, the more specific first.
    pub rows: Vec<Row>,
}

/// One wording and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub at: At,
    /// The words.
    pub words: Words,
    /// The statuses it comes with; empty for any, and for a paste without a status.
    pub status: Vec<u16>,
    /// The catalogue's id of the cause.
    pub means: &'static str,
    /// How much these words prove.
    pub confidence: Confidence,
    /// What it means there, in one plain sentence.
    pub says: &'static str,
    /// Fixes that belong to this wording, tried before the cause's own.
    pub fixes: Vec<&'static str>,
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

/// Every file: the specific products first, the libraries that others embed behind them, shared wordings last.
const FILES: &[&str] = &[
    include_str!("spring-security.txt"),
    include_str!("asp-net-core.txt"),
    include_str!("simple-jwt.txt"),
    include_str!("django-rest-framework.txt"),
    include_str!("django.txt"),
    include_str!("fastapi.txt"),
    include_str!("fastapi-users.txt"),
    include_str!("flask-jwt-extended.txt"),
    include_str!("flask-wtf.txt"),
    include_str!("flask.txt"),
    include_str!("laravel.txt"),
    include_str!("jwt-auth.txt"),
    include_str!("ruby-on-rails.txt"),
    include_str!("devise.txt"),
    include_str!("doorkeeper.txt"),
    include_str!("jsonwebtoken.txt"),
    include_str!("express-jwt.txt"),
    include_str!("express-oauth2-jwt-bearer.txt"),
    include_str!("nestjs.txt"),
    include_str!("express.txt"),
    include_str!("keycloak.txt"),
    include_str!("auth0.txt"),
    include_str!("okta.txt"),
    include_str!("microsoft-entra-id.txt"),
    include_str!("google-apis.txt"),
    include_str!("google-sign-in.txt"),
    include_str!("google-cloud.txt"),
    include_str!("firebase.txt"),
    include_str!("amazon-api-gateway.txt"),
    include_str!("aws.txt"),
    include_str!("amazon-cognito.txt"),
    include_str!("amazon-cloudfront.txt"),
    include_str!("amazon-ecr.txt"),
    include_str!("azure-api-management.txt"),
    include_str!("azure-storage.txt"),
    include_str!("azure-resource-manager.txt"),
    include_str!("azure-key-vault.txt"),
    include_str!("azure-identity.txt"),
    include_str!("microsoft-graph.txt"),
    include_str!("azure-devops.txt"),
    include_str!("github.txt"),
    include_str!("gitlab.txt"),
    include_str!("git.txt"),
    include_str!("docker.txt"),
    include_str!("kubernetes.txt"),
    include_str!("elasticsearch.txt"),
    include_str!("opensearch.txt"),
    include_str!("envoy.txt"),
    include_str!("kong.txt"),
    include_str!("squid.txt"),
    include_str!("cloudflare.txt"),
    include_str!("akamai.txt"),
    include_str!("imperva.txt"),
    include_str!("sucuri.txt"),
    include_str!("vercel.txt"),
    include_str!("f5-big-ip.txt"),
    include_str!("fortigate.txt"),
    include_str!("zscaler.txt"),
    include_str!("palo-alto.txt"),
    include_str!("cisco.txt"),
    include_str!("imunify360.txt"),
    include_str!("ddos-guard.txt"),
    include_str!("datadome.txt"),
    include_str!("human-security.txt"),
    include_str!("nextcloud.txt"),
    include_str!("authelia.txt"),
    include_str!("oauth2-proxy.txt"),
    include_str!("ad-fs.txt"),
    include_str!("kibana.txt"),
    include_str!("grafana.txt"),
    include_str!("gitea.txt"),
    include_str!("home-assistant.txt"),
    include_str!("discord-py.txt"),
    include_str!("azure-app-service.txt"),
    include_str!("litespeed.txt"),
    include_str!("confluence.txt"),
    include_str!("sharepoint.txt"),
    include_str!("heroku.txt"),
    include_str!("netlify.txt"),
    include_str!("github-pages.txt"),
    include_str!("phpmyadmin.txt"),
    include_str!("cpanel.txt"),
    include_str!("symfony.txt"),
    include_str!("lighttpd.txt"),
    include_str!("modsecurity.txt"),
    include_str!("haproxy.txt"),
    include_str!("wordpress.txt"),
    include_str!("jwt-authentication-for-wp-rest-api.txt"),
    include_str!("woocommerce.txt"),
    include_str!("portainer.txt"),
    include_str!("postgrest.txt"),
    include_str!("supabase.txt"),
    include_str!("stripe.txt"),
    include_str!("twilio.txt"),
    include_str!("slack.txt"),
    include_str!("salesforce.txt"),
    include_str!("jira.txt"),
    include_str!("yandex-market.txt"),
    include_str!("openai.txt"),
    include_str!("anthropic.txt"),
    include_str!("meta-graph-api.txt"),
    include_str!("ws-security.txt"),
    include_str!("x.txt"),
    include_str!("rabbitmq.txt"),
    include_str!("telegram.txt"),
    include_str!("hugging-face.txt"),
    include_str!("sonarqube.txt"),
    include_str!("airflow.txt"),
    include_str!("reddit.txt"),
    include_str!("linkedin.txt"),
    include_str!("snowflake.txt"),
    include_str!("cloud-foundry.txt"),
    include_str!("rubygems.txt"),
    include_str!("google-maps.txt"),
    include_str!("wechat.txt"),
    include_str!("simplesamlphp.txt"),
    include_str!("youtube.txt"),
    include_str!("influxdb.txt"),
    include_str!("tomcat.txt"),
    include_str!("line.txt"),
    include_str!("jenkins.txt"),
    include_str!("hashicorp-vault.txt"),
    include_str!("notion.txt"),
    include_str!("npm.txt"),
    include_str!("yarn.txt"),
    include_str!("crates-io.txt"),
    include_str!("pypi.txt"),
    include_str!("pip.txt"),
    include_str!("rclone.txt"),
    include_str!("swagger-ui.txt"),
    include_str!("microchip-tcp-ip-stack.txt"),
    include_str!("nginx.txt"),
    include_str!("apache-http-server.txt"),
    include_str!("iis.txt"),
    include_str!("chromium.txt"),
    include_str!("firefox.txt"),
    include_str!("safari.txt"),
    include_str!("curl.txt"),
    include_str!("grpc.txt"),
    include_str!("pyjwt.txt"),
    include_str!("go-grpc-middleware.txt"),
    include_str!("go-oidc.txt"),
    include_str!("golang-jwt.txt"),
    include_str!("jjwt.txt"),
    include_str!("jose.txt"),
    include_str!("jose4j.txt"),
    include_str!("nimbus-jose-jwt.txt"),
    include_str!("firebase-php-jwt.txt"),
    include_str!("ruby-jwt.txt"),
    include_str!("lcobucci-jwt.txt"),
    include_str!("java-jwt.txt"),
    include_str!("network.txt"),
    include_str!("generic.txt"),
];

/// Every product, in that order; read once.
pub fn products() -> &'static [Product] {
    static PRODUCTS: OnceLock<Vec<Product>> = OnceLock::new();
    PRODUCTS.get_or_init(|| FILES.iter().map(|file| read(file)).collect())
}

/// A product's file. What isn't understood is passed over; the tests see to it that nothing is.
fn read(file: &'static str) -> Product {
    let mut product = Product { name: None, rows: Vec::new() };
    for line in file.lines() {
        let Some((key, value)) = line.split_once(": ") else { continue };
        match key {
            "product" => product.name = Some(value),
            "at" => product.rows.push(begin(value)),
            _ => {
                if let Some(row) = product.rows.last_mut() {
                    fill(row, key, value);
                }
            }
        }
    }
    product
}

/// A block begins with its place.
fn begin(place: &'static str) -> Row {
    let (place, name) = halves(place, " ");
    let at = match place {
        "param" => At::Param(name),
        "member" => At::Member(name),
        "header" => At::Header(name),
        "page" => At::Page,
        "line" => At::Line,
        _ => At::Any,
    };
    Row {
        at,
        words: Words::Is(""),
        status: Vec::new(),
        means: "",
        confidence: Confidence::Possible,
        says: "",
        fixes: Vec::new(),
        citation: cite("", ""),
    }
}

fn fill(row: &mut Row, key: &str, value: &'static str) {
    match key {
        "words" => {
            row.words = match halves(value, " ") {
                ("has", words) => Words::Has(words),
                ("starts", words) => Words::Starts(words),
                (_, words) => Words::Is(words),
            }
        }
        "status" => row.status = value.split(' ').filter_map(|status| status.parse().ok()).collect(),
        "means" => {
            let (means, confidence) = halves(value, ", ");
            row.means = means;
            row.confidence = match confidence {
                "certain" => Confidence::Certain,
                "likely" => Confidence::Likely,
                _ => Confidence::Possible,
            };
        }
        "says" => row.says = value,
        "fixes" => row.fixes = value.split(' ').collect(),
        "see" => row.citation = see(value),
        _ => {}
    }
}

/// `label <url>`.
pub(super) fn see(value: &'static str) -> Citation {
    let (label, url) = halves(value, " <");
    cite(label, url.trim_end_matches('>'))
}

/// What stands before and behind the first `between`.
pub(super) fn halves(value: &'static str, between: &str) -> (&'static str, &'static str) {
    value.split_once(between).unwrap_or((value, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> impl Iterator<Item = (&'static Product, &'static Row)> {
        products().iter().flat_map(|product| product.rows.iter().map(move |row| (product, row)))
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
        // Place, phrase, status, product, cause.
        type Case = (At, &'static str, Option<u16>, Option<&'static str>, &'static str);
        let cases: &[Case] = &[
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

    /// A row as its block stands in the file.
    fn block(row: &Row) -> String {
        let at = match row.at {
            At::Any => "anywhere".to_owned(),
            At::Param(name) => format!("param {name}"),
            At::Member(name) => format!("member {name}"),
            At::Header(name) => format!("header {name}"),
            At::Page => "page".to_owned(),
            At::Line => "line".to_owned(),
        };
        let words = match row.words {
            Words::Is(words) => format!("is {words}"),
            Words::Starts(words) => format!("starts {words}"),
            Words::Has(words) => format!("has {words}"),
        };
        let status: Vec<String> = row.status.iter().map(u16::to_string).collect();
        let lines = [
            ("at", at),
            ("words", words),
            ("status", status.join(" ")),
            ("means", format!("{}, {:?}", row.means, row.confidence).to_lowercase()),
            ("says", row.says.to_owned()),
            ("fixes", row.fixes.join(" ")),
            ("see", format!("{} <{}>", row.citation.label, row.citation.url)),
        ];
        let kept = lines.into_iter().filter(|(_, value)| !value.is_empty());
        kept.map(|(key, value)| format!("{key}: {value}\n")).collect()
    }

    #[test]
    fn every_line_of_every_file_is_read() {
        for (file, product) in FILES.iter().zip(products()) {
            let head = product.name.map(|name| format!("product: {name}\n"));
            let blocks: Vec<String> = head.into_iter().chain(product.rows.iter().map(block)).collect();
            for (line, read) in file.lines().zip(blocks.join("\n").lines()) {
                assert_eq!(line, read, "{:?}", product.name);
            }
            assert_eq!(blocks.join("\n"), *file, "{:?}", product.name);
        }
    }

    #[test]
    fn every_file_is_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/knowledge/products");
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(FILES.contains(&text.as_str()), "{} is not in FILES", path.display());
            }
        }
    }

    #[test]
    fn wordings_stand_once_in_a_product() {
        for product in products() {
            let mut seen = std::collections::BTreeSet::new();
            for row in &product.rows {
                let key = format!("{:?} {:?} {:?}", row.at, row.words, row.status).to_ascii_lowercase();
                assert!(seen.insert(key), "{:?}: {:?} stands twice", product.name, row.words);
            }
        }
    }

    #[test]
    fn a_wording_is_not_hidden_behind_an_earlier_one() {
        for product in products() {
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
            // All of one field's value means something, however short it is.
            let whole = matches!((row.at, row.words), (At::Header(_), Words::Is(_)));
            assert!(whole || text(row.words).trim().len() >= 4, "{:?}: {:?}", product.name, row.words);
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
            assert!(crate::rules::RULES.iter().any(|rule| rule.id == row.means), "{:?}: {}", product.name, row.means);
            for fix in &row.fixes {
                assert!(crate::fixes::fix(fix).is_some(), "{:?}: {fix}", product.name);
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
        for product in products() {
            assert!(product.name.is_none() || seen.insert(product.name), "{:?} stands twice", product.name);
            assert!(!product.rows.is_empty(), "{:?} has no rows", product.name);
        }
        assert!(products().last().is_some_and(|product| product.name.is_none()));
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
}
