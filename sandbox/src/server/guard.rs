//! Who may use the control interface and the developer's panel.
//!
//! Both move made-up money, yet a web page on the internet must not: it could post forms to
//! loopback, or point a name of its own at 127.0.0.1 and read the answers (DNS rebinding).

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;

use super::Outcome;
use crate::settings::{host_of, is_loopback_host};
use crate::world::World;

/// Refuses requests under a foreign host name and those that another site's page makes.
pub(crate) async fn guard(
    State(world): State<Arc<World>>,
    request: Request,
    next: Next,
) -> Response<Body> {
    match check(&world.allowed_hosts, request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(problem) => {
            let body = serde_json::json!({ "error": problem });
            Outcome::json(403, body.to_string()).into_response()
        }
    }
}

fn check(allowed: &[String], method: &Method, headers: &HeaderMap) -> Result<(), String> {
    let text = |name: header::HeaderName| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    let host = text(header::HOST).unwrap_or("");
    let name = host_of(host);
    if !is_loopback_host(name) && !allowed.iter().any(|own| own.eq_ignore_ascii_case(name)) {
        return Err(format!(
            "host: expected localhost, a loopback address or an allowed host, got {name:?}"
        ));
    }
    // Browsers send `Origin` with every request that is not a plain GET, and `Sec-Fetch-Site` with
    // all; other programs send neither.
    if let Some(origin) = text(header::ORIGIN) {
        if origin.strip_prefix("http://") != Some(host) {
            return Err(format!(
                "origin: expected the sandbox's own pages, got {origin:?}"
            ));
        }
        return Ok(());
    }
    let fetch = |name: &str| headers.get(name).map(|value| value.as_bytes());
    let foreign = fetch("sec-fetch-site").is_some_and(|s| s != b"same-origin" && s != b"none");
    let navigation = fetch("sec-fetch-mode") == Some(b"navigate");
    // A link to a page of the sandbox may stand anywhere: a shop sends its payers here.
    if foreign && !(navigation && method == Method::GET) {
        return Err("site: expected the sandbox's own pages, got another site".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ok(method: Method, pairs: &[(&'static str, &str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| {
                let name = axum::http::HeaderName::from_static(name);
                (name, value.parse().unwrap())
            })
            .collect();
        check(&["sandbox".to_owned()], &method, &headers).is_ok()
    }

    #[test]
    fn rebinding_and_foreign_pages_are_refused() {
        let host = ("host", "localhost:1");
        assert!(ok(Method::POST, &[("host", "127.0.0.1:2328")]));
        assert!(ok(Method::POST, &[("host", "sandbox:2328")]));
        assert!(ok(Method::POST, &[host, ("origin", "http://localhost:1")]));
        assert!(!ok(Method::GET, &[("host", "evil.example")]));
        assert!(!ok(Method::GET, &[]));
        for origin in [
            "http://evil.example",
            "null",
            "https://localhost:1",
            "http://localhost:2",
        ] {
            assert!(!ok(Method::POST, &[host, ("origin", origin)]), "{origin}");
        }
        let cross = ("sec-fetch-site", "cross-site");
        let link = [host, cross, ("sec-fetch-mode", "navigate")];
        assert!(!ok(Method::GET, &[host, cross]));
        assert!(ok(Method::GET, &link));
        assert!(!ok(Method::POST, &link));
    }
}
