//! The examples to try: made-up pastes, each with the rule that is its verdict.

/// One example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name in the address, behind the `#`.
    pub id: &'static str,
    /// The rule that the verdict comes from.
    pub expects: &'static str,
    /// The paste.
    pub text: &'static str,
}

/// In the order of their links in index.html.
pub const EXAMPLES: &[Example] = &[
    Example {
        id: "expired-token",
        expects: "token-expired",
        text: r#"$ curl -i https://api.harbour.example/v1/berths -H "Authorization: Bearer $T"
HTTP/2 401
server: Kestrel
date: Fri, 20 Nov 2026 11:58:04 GMT
www-authenticate: Bearer error="invalid_token", error_description="The token expired at '11/20/2026 10:12:00'"
content-length: 0

eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6InY4In0.eyJpc3MiOiJodHRwczovL2xvZ2luLmhhcmJvdXIuZXhhbXBsZS8iLCJhdWQiOiJiZXJ0aHMiLCJzdWIiOiJza2lwcGVyLTE3IiwiY2xpZW50X2lkIjoiYmVydGgtYm9hcmQiLCJpYXQiOjE3OTUxNjU5MjAsImV4cCI6MTc5NTE2OTUyMCwic2NvcGUiOiJiZXJ0aHM6cmVhZCJ9.ThGV3wIN5Z4NZaM6QnnxGD565OXZgOMJ-LVa3_LmHD71X_FvZvQzYCZrldtvj-wB12AxBUMGrkpLOAWY9s_RFA
"#,
    },
    Example {
        id: "password",
        expects: "no-credentials",
        text: r#"GET /reports/ HTTP/1.1
Host: staging.harbour.example

HTTP/1.1 401 Unauthorized
Server: nginx/1.28.0
Date: Fri, 20 Nov 2026 11:58:04 GMT
Content-Type: text/html
Content-Length: 179
Connection: keep-alive
WWW-Authenticate: Basic realm="Staging"

<html>
<head><title>401 Authorization Required</title></head>
<body>
<center><h1>401 Authorization Required</h1></center>
<hr><center>nginx/1.28.0</center>
</body>
</html>
"#,
    },
    Example {
        id: "gmail-403",
        expects: "rate-limited",
        text: r#"{
  "error": {
    "errors": [
      {
        "domain": "usageLimits",
        "reason": "userRateLimitExceeded",
        "message": "User Rate Limit Exceeded"
      }
    ],
    "code": 403,
    "message": "User Rate Limit Exceeded"
  }
}
"#,
    },
    Example {
        id: "invalid-client",
        expects: "oauth-invalid-client",
        text: r#"POST /oauth2/token HTTP/1.1
Host: login.harbour.example
Content-Type: application/x-www-form-urlencoded

grant_type=client_credentials&scope=berths%3Aread

HTTP/1.1 401 Unauthorized
Content-Type: application/json
Cache-Control: no-store
WWW-Authenticate: Basic realm="login.harbour.example"

{"error":"invalid_client","error_description":"Client authentication failed"}
"#,
    },
    Example {
        id: "missing-scope",
        expects: "insufficient-scope",
        text: r#"POST /v1/berths HTTP/1.1
Host: api.harbour.example
Authorization: Bearer eyJhbGciOiJFUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6InY4In0.eyJpc3MiOiJodHRwczovL2xvZ2luLmhhcmJvdXIuZXhhbXBsZS8iLCJhdWQiOiJiZXJ0aHMiLCJzdWIiOiJza2lwcGVyLTE3IiwiY2xpZW50X2lkIjoiYmVydGgtYm9hcmQiLCJpYXQiOjE3OTUxNzQ4MDAsImV4cCI6MTc5NTE3ODQwMCwic2NvcGUiOiJiZXJ0aHM6cmVhZCBwcm9maWxlIn0.wCwLll4COr7oCPK1SNjVGTqLUim-bzEhpvFuLUGkSbN9yW93bIQj5XonhUiaP5xD-251aHbWrZqcrEqk5y7Bkw
Content-Type: application/json

HTTP/1.1 403 Forbidden
Date: Fri, 20 Nov 2026 11:58:04 GMT
WWW-Authenticate: Bearer realm="berths", error="insufficient_scope", error_description="The request needs more than this token grants", scope="berths:read berths:write"
Content-Length: 0
"#,
    },
    Example {
        id: "token",
        expects: "token-expired",
        text: r#"eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6IjIwMjYtMTAifQ.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmhhcmJvdXIuZXhhbXBsZSIsImF1ZCI6ImJlcnRoLWJvYXJkIiwic3ViIjoic2tpcHBlci0xNyIsIm5hbWUiOiJBZGEgTWFyc2giLCJhdXRoX3RpbWUiOjE3OTUxNjUxNzAsImlhdCI6MTc5NTE2NTIwMCwibmJmIjoxNzk1MTY1MjAwLCJleHAiOjE3OTUxNjg4MDAsIm5vbmNlIjoibi0wUzZfV3pBMk1qIn0.EixZcIO9Q4t_bXKvddAllIiZZHcRuAa90s2C-mlxPbPQ9jHKHduo2zvPy54FfNyY0DefG-4A51pUUUeifa3Zgg
"#,
    },
    Example {
        id: "nginx-403",
        expects: "forbidden-by-rule",
        text: r#"HTTP/1.1 403 Forbidden
Server: nginx/1.28.0
Date: Fri, 20 Nov 2026 11:58:04 GMT
Content-Type: text/html
Content-Length: 153
Connection: keep-alive

<html>
<head><title>403 Forbidden</title></head>
<body>
<center><h1>403 Forbidden</h1></center>
<hr><center>nginx/1.28.0</center>
</body>
</html>
"#,
    },
];

/// The example `id`.
pub fn example(id: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_single_and_fit_an_address() {
        for (index, one) in EXAMPLES.iter().enumerate() {
            assert!(one.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
            assert!(EXAMPLES.iter().skip(index + 1).all(|other| other.id != one.id), "{}", one.id);
        }
    }

    #[test]
    fn each_gives_the_verdict_that_it_promises() {
        // 21 November 2026: every token of the examples is past its end.
        let now = crate::time::Timestamp(1_795_262_400);
        let wrong: Vec<_> = EXAMPLES
            .iter()
            .map(|example| (example.id, example.expects, crate::diagnose(example.text, now).findings[0].rule))
            .filter(|(_, expected, found)| expected != found)
            .collect();
        assert!(wrong.is_empty(), "(example, expected, found): {wrong:?}");
    }
}
