use super::*;
use crate::time::Timestamp;

/// The way in a line: `*` before the station that refused, `?` where that is likely, `+` where it came out of a cache.
fn line(paste: &str) -> String {
    let report = crate::diagnose(paste, Timestamp(1_795_176_000));
    let one = |station: &Station| {
        let mark = match station.refused {
            None => "",
            Some(Confidence::Certain) => "*",
            Some(_) => "?",
        };
        let stored = if station.stored { "+" } else { "" };
        let role = crate::report::names::role(station.role).trim_start_matches("the ");
        format!("{mark}{stored}{role} {}", station.name.as_deref().unwrap_or("-"))
    };
    report.way.iter().map(one).collect::<Vec<_>>().join(" > ")
}

/// An answer's header fields, and its way.
const ROWS: &[(&str, &str)] = &[
    ("HTTP/1.1 401 Unauthorized", "you - > server -"),
    ("HTTP/2 403\nserver: cloudflare\ncf-ray: 0-FRA", "you - > edge Cloudflare"),
    ("HTTP/2 403\nserver: cloudflare\ncf-ray: 0-FRA\ncf-mitigated: challenge", "you - > *edge Cloudflare"),
    ("HTTP/2 403\nserver: cloudflare\ncf-ray: 0-FRA\ncf-cache-status: DYNAMIC", "you - > edge Cloudflare"),
    ("HTTP/2 404\nserver: cloudflare\ncf-ray: 0-FRA\ncf-cache-status: HIT", "you - > *+edge Cloudflare"),
    ("HTTP/2 522\nserver: cloudflare\ncf-ray: 0-FRA", "you - > *edge Cloudflare"),
    (
        "HTTP/2 401\nserver: cloudflare\ncf-ray: 0-FRA\nx-powered-by: Express",
        "you - > edge Cloudflare > ?application Express",
    ),
    ("HTTP/2 200\nserver: cloudflare\ncf-ray: 0-FRA\ncf-cache-status: HIT", "you - > +edge Cloudflare"),
    (
        "HTTP/2 403\nserver: CloudFront\nx-cache: Error from cloudfront\nx-amz-cf-id: a==",
        "you - > *edge Amazon CloudFront",
    ),
    (
        "HTTP/2 403\nserver: nginx\nx-cache: Error from cloudfront\nx-amz-cf-id: a==",
        "you - > edge Amazon CloudFront > server nginx",
    ),
    (
        "HTTP/2 401\nvia: 1.1 0a.cloudfront.net (CloudFront)\nx-cache: Miss from cloudfront",
        "you - > edge Amazon CloudFront",
    ),
    ("HTTP/2 403\nx-amz-cf-id: a==\nx-cache: Hit from cloudfront", "you - > *+edge Amazon CloudFront"),
    (
        "HTTP/2 403\nx-amz-cf-id: a==\nx-cache: Error from cloudfront\nx-amz-apigw-id: b=\nx-amzn-errortype: MissingAuthenticationTokenException",
        "you - > edge Amazon CloudFront > *gateway Amazon API Gateway",
    ),
    ("HTTP/2 403\nx-amz-apigw-id: b=\nx-amzn-requestid: c", "you - > gateway Amazon API Gateway"),
    (
        "HTTP/2 405\nx-amzn-waf-action: captcha\nserver: awselb/2.0",
        "you - > *edge AWS WAF > ?gateway Elastic Load Balancing",
    ),
    ("HTTP/1.1 403\nserver: awselb/2.0", "you - > ?gateway Elastic Load Balancing"),
    ("HTTP/1.1 403\nServer: AkamaiGHost", "you - > ?edge Akamai"),
    (
        "HTTP/1.1 403\nServer: Apache\nX-Akamai-Transformed: 9 - 0 pmb=mRUM,1",
        "you - > edge Akamai > server Apache HTTP Server",
    ),
    ("HTTP/2 401\nx-served-by: cache-fra-a-FRA\nvia: 1.1 varnish\nx-cache: MISS", "you - > edge Fastly"),
    ("HTTP/2 403\nx-served-by: cache-iad-a-IAD, cache-fra-b-FRA\nx-cache: MISS, HIT", "you - > *+edge Fastly"),
    ("HTTP/2 403\nx-azure-ref: 0zx\nx-cache: CONFIG_NOCACHE", "you - > edge Azure Front Door"),
    ("HTTP/2 404\nx-azure-ref: 0zx\nx-cache: TCP_HIT", "you - > *+edge Azure Front Door"),
    ("HTTP/2 401\nserver: Vercel\nx-vercel-id: fra1::a", "you - > edge Vercel"),
    ("HTTP/2 404\nserver: Netlify\nx-nf-request-id: 01A", "you - > edge Netlify"),
    ("HTTP/2 403\nx-iinfo: 5-1-1 NNNN\nx-cdn: Imperva", "you - > edge Imperva"),
    ("HTTP/2 403\nserver: Sucuri/Cloudproxy\nx-sucuri-id: 11005", "you - > edge Sucuri"),
    ("HTTP/1.1 401\nServer: kong/3.9.1\nX-Kong-Response-Latency: 1\nX-Kong-Request-Id: a", "you - > *gateway Kong"),
    (
        "HTTP/1.1 401\nServer: gunicorn\nVia: 1.1 kong/3.9.1\nX-Kong-Upstream-Latency: 4\nX-Kong-Proxy-Latency: 1",
        "you - > gateway Kong > ?application Gunicorn",
    ),
    ("HTTP/1.1 401\nVia: kong/2.5.0\nX-Kong-Upstream-Latency: 4", "you - > gateway Kong > ?application -"),
    (
        "HTTP/1.1 401\nWWW-Authenticate: AzureApiManagementKey realm=\"https://api.example/\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\"",
        "you - > *gateway Azure API Management",
    ),
    ("HTTP/1.1 403\nserver: istio-envoy\nx-envoy-upstream-service-time: 3", "you - > gateway Envoy > ?application -"),
    ("HTTP/1.1 401\nserver: istio-envoy", "you - > gateway Envoy"),
    ("HTTP/1.1 503\nserver: envoy\nx-envoy-upstream-service-time: 3", "you - > gateway Envoy"),
    (
        "HTTP/2 401\nvia: 1.1 google\nserver: uvicorn",
        "you - > gateway Google Cloud load balancer > ?application Uvicorn",
    ),
    ("HTTP/2 403\nserver: Google Frontend", "you - > gateway Google Frontend"),
    ("HTTP/1.1 401\nWWW-Authenticate: Basic realm=\"traefik\"", "you - > ?gateway Traefik"),
    ("HTTP/1.1 403\nServer: Microsoft-Azure-Application-Gateway/v2", "you - > ?gateway Azure Application Gateway"),
    (
        "HTTP/1.1 401\nSet-Cookie: BIGipServerpool=1.2.3; path=/\nServer: Apache/2.4.62",
        "you - > gateway F5 BIG-IP > server Apache HTTP Server",
    ),
    ("HTTP/1.1 401\nVia: 1.1 vegur\nX-Powered-By: Express", "you - > gateway Heroku router > ?application Express"),
    (
        "HTTP/1.1 407 Proxy Authentication Required\nServer: squid/6.6\nProxy-Authenticate: Basic realm=\"p\"",
        "you - > *proxy Squid",
    ),
    ("HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Negotiate", "you - > *proxy -"),
    (
        "HTTP/1.1 407 Proxy Authentication Required\nServer: made-up/1\nProxy-Authenticate: NTLM",
        "you - > *proxy made-up",
    ),
    (
        "HTTP/1.1 403 Forbidden\nServer: squid/6.6\nX-Squid-Error: ERR_ACCESS_DENIED 0\nVia: 1.1 p.example (squid/6.6)",
        "you - > *proxy Squid",
    ),
    (
        "HTTP/1.1 401\nServer: nginx\nVia: 1.1 p.example (squid/6.6)\nX-Cache: MISS from p.example",
        "you - > proxy Squid > server nginx",
    ),
    (
        "HTTP/1.1 404\nServer: nginx\nVia: 1.1 p.example (squid/6.6)\nX-Cache: HIT from p.example",
        "you - > *+proxy Squid > server nginx",
    ),
    ("HTTP/1.1 401\nServer: nginx/1.27.2", "you - > server nginx"),
    (
        "HTTP/1.1 401\nServer: Apache/2.4.62 (Debian)\nX-Powered-By: PHP/8.3.1",
        "you - > server Apache HTTP Server > ?application PHP",
    ),
    ("HTTP/1.1 401\nServer: Apache-Coyote/1.1", "you - > ?application Apache Tomcat"),
    ("HTTP/1.1 401\nServer: Microsoft-IIS/10.0\nX-Powered-By: ASP.NET", "you - > server IIS"),
    ("HTTP/1.1 401\nServer: Kestrel", "you - > ?application ASP.NET Core"),
    ("HTTP/1.1 502\nServer: Kestrel", "you - > application ASP.NET Core"),
    ("HTTP/1.1 401\nServer: made-up/1.0 (x)", "you - > server made-up"),
    ("HTTP/2 403\nserver: github.com\nx-github-request-id: 0:0", "you - > ?application GitHub"),
    ("HTTP/2 200\nserver: nginx", "you - > server nginx"),
    ("HTTP/2 401\nx-ms-ests-server: 2.1 - WEULR1", "you - > ?identity server Microsoft Entra ID"),
    ("POST /token HTTP/1.1\nHost: dev-1.okta.com\n\nHTTP/2 401", "you - > ?identity server Okta"),
    ("POST /t HTTP/1.1\nHost: okta.com.example\n\nHTTP/2 401", "you - > server okta.com.example"),
    (
        "POST /realms/a/protocol/openid-connect/token HTTP/1.1\nHost: id.example\n\nHTTP/2 401\nserver: nginx",
        "you - > server nginx > ?identity server Keycloak",
    ),
    (
        "GET / HTTP/1.1\nHost: api.example\nOcp-Apim-Subscription-Key: a\n\nHTTP/1.1 403",
        "you - > gateway Azure API Management",
    ),
    ("GET / HTTP/1.1\nHost: api.example\n\nHTTP/1.1 403", "you - > server api.example"),
];

#[test]
fn header_fields_show_the_way() {
    assert!(ROWS.len() >= 40);
    for (fields, expected) in ROWS {
        assert_eq!(line(&format!("{fields}\n\n")), *expected, "{fields}");
    }
}

/// Bodies and challenges whose wording is a known product's.
#[test]
fn wordings_tell_who_refused() {
    let json = |fields: &str, body: &str| format!("{fields}\nContent-Type: application/json\n\n{body}");
    for (paste, expected) in [
        (
            json("HTTP/1.1 401\nServer: nginx", "{\"message\":\"No API key found in request\"}"),
            "you - > *gateway Kong > server nginx",
        ),
        (
            json("HTTP/2 400\nserver: cloudflare\ncf-ray: 0-FRA", "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS70008: The refresh token has expired.\"}"),
            "you - > edge Cloudflare > *identity server Microsoft Entra ID",
        ),
        (
            json("HTTP/1.1 400\nServer: Kestrel", "{\"error\":\"invalid_client\"}"),
            "you - > ?identity server ASP.NET Core",
        ),
        (json("HTTP/1.1 400\nServer: made-up", "{\"error\":\"invalid_grant\"}"), "you - > server made-up > ?identity server -"),
        (
            "HTTP/1.1 401\nServer: nginx\nWWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"Jwt expired at 2026-11-20T10:00:00Z\"\n\n".into(),
            "you - > server nginx > ?application Spring Security",
        ),
        (
            "HTTP/1.1 401\nX-Powered-By: Express\nWWW-Authenticate: Bearer error=\"invalid_token\", error_description=\"jwt expired\"\n\n".into(),
            "you - > ?application Express",
        ),
        (
            "HTTP/2 403\nserver: cloudflare\ncontent-type: text/html\n\n<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>".into(),
            "you - > edge Cloudflare > *server nginx",
        ),
        ("curl: (60) SSL certificate problem: certificate has expired".into(), ""),
        (String::new(), ""),
    ] {
        assert_eq!(line(&paste), expected, "{paste}");
    }
}

/// Bytes of the verdict's evidence tell who refused, once.
#[test]
fn the_verdict_says_who_refused() {
    let labels = |paste: &str| -> Vec<String> {
        let report = crate::diagnose(paste, Timestamp(1_795_176_000));
        report.findings[0].evidence.iter().map(|piece| piece.label.clone()).collect()
    };
    assert_eq!(labels("HTTP/1.1 401\nServer: Kestrel\n\n").last().unwrap(), "Server");
    let mitigated = labels("HTTP/2 403\nserver: cloudflare\ncf-ray: 0-FRA\ncf-mitigated: challenge\n\n");
    assert_eq!(mitigated.iter().filter(|label| *label == "cf-mitigated").count(), 1);
    assert!(!labels("HTTP/1.1 403\nServer: nginx\n\n").contains(&"Server".to_owned()));
}
