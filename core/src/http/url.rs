//! The base URL of a gateway, checked once.

use crate::error::{Error, ErrorCode};

/// An `https` URL, or `http` on loopback, without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<BaseUrl, Error> {
        check_url("base_url", text)?;
        Ok(BaseUrl(text.trim_end_matches('/').to_owned()))
    }

    /// The URL of a path, which may start with a slash or not (Alchemy §1: both are documented).
    pub(crate) fn join(&self, path: &str) -> String {
        format!("{}/{}", self.0, path.trim_start_matches('/'))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Checks a URL that a signature or a token is sent to: `https`, or `http` on loopback, and
/// nothing behind the path.
pub(crate) fn check_url(field: &'static str, text: &str) -> Result<(), Error> {
    let refuse = |why: &str| {
        Error::new(
            ErrorCode::Configuration,
            format!("{field}: expected an https URL (or http on loopback), got one {why}"),
        )
        .with_field(Some(field))
    };
    if text.bytes().any(|b| b <= b' ' || b == 0x7f) {
        return Err(refuse("with white space or a control character"));
    }
    if text.contains(['?', '#', '\\']) {
        return Err(refuse("with a query, fragment or backslash"));
    }
    let (scheme, rest) = text
        .split_once("://")
        .ok_or_else(|| refuse("without a scheme"))?;
    let authority = rest.split('/').next().unwrap_or("");
    if authority.contains('@') {
        return Err(refuse("with a user name, which ends in logs"));
    }
    let host = host_of(authority);
    if host.is_empty() {
        return Err(refuse("without a host"));
    }
    match scheme {
        "https" => Ok(()),
        // A signed request over plain http can be read and repeated by anyone on the way.
        "http" if is_loopback(host) => Ok(()),
        "http" => Err(refuse("with http to another machine")),
        _ => Err(refuse("with another scheme")),
    }
}

fn host_of(authority: &str) -> &str {
    if authority.starts_with('[') {
        return authority.split_inclusive(']').next().unwrap_or("");
    }
    authority.split(':').next().unwrap_or("")
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host
            .parse::<std::net::Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
}

/// `segment` so that it stays one segment of a path.
pub(crate) fn encode_path_segment(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            // `.` too: a segment of dots would climb.
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_save_for_loopback() {
        for good in [
            "https://api.2328.io/api",
            "http://127.0.0.1:2328",
            "http://localhost/x/",
            "http://[::1]:9",
        ] {
            assert!(BaseUrl::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://api.2328.io/api",
            "http://127.0.0.1.evil.example",
            "http://user@127.0.0.1",
            "ftp://x",
            "https://",
            "https://a/?q",
            "https://a b",
            "//a",
            "",
        ] {
            assert!(BaseUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn paths_join_with_and_without_a_slash() {
        let base = BaseUrl::parse("https://a.example/api/").unwrap();
        assert_eq!(base.join("/v1/payment"), "https://a.example/api/v1/payment");
        assert_eq!(base.join("open/api"), "https://a.example/api/open/api");
        assert_eq!(encode_path_segment("../a b"), "%2E%2E%2Fa%20b");
    }
}
