//! What a sandbox is started with.

use std::fmt;
use std::net::IpAddr;

use cointill::alchemypay::AppSecret;
use cointill::gateway2328::{ApiKey, PayoutKey};

use crate::checkout::Gateway;
use crate::error::SandboxError;

/// The merchant's credentials at both gateways. The defaults are fixed and public.
///
/// ```
/// use cointill_sandbox::Credentials;
///
/// let credentials = Credentials::default();
/// assert_eq!(credentials.project, "00000000-0000-4000-8000-000000002328");
/// assert_eq!(credentials.app_id, "SANDBOX0001");
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Credentials {
    /// 2328: the project's UUID.
    pub project: String,
    /// 2328: the API key, `sandbox-api-key`.
    pub api_key: String,
    /// 2328: the payout API key, `sandbox-payout-key`.
    pub payout_key: String,
    /// Alchemy Pay: the merchant's id.
    pub app_id: String,
    /// Alchemy Pay: the secret, `sandbox-secret`.
    pub secret: String,
}

impl Default for Credentials {
    fn default() -> Self {
        Credentials {
            project: "00000000-0000-4000-8000-000000002328".to_owned(),
            api_key: "sandbox-api-key".to_owned(),
            payout_key: "sandbox-payout-key".to_owned(),
            app_id: "SANDBOX0001".to_owned(),
            secret: "sandbox-secret".to_owned(),
        }
    }
}

// A developer may set keys of his own, which then must not end in a log.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("project", &self.project)
            .field("app_id", &self.app_id)
            .finish_non_exhaustive()
    }
}

/// The credentials made ready.
#[derive(Debug)]
pub(crate) struct Keys {
    /// The credentials as texts while they are the fixed, public ones: only those are ever shown.
    shown: Option<Credentials>,
    pub(crate) project: String,
    pub(crate) api: ApiKey,
    pub(crate) payout: PayoutKey,
    pub(crate) app_id: String,
    pub(crate) secret: AppSecret,
}

impl Keys {
    pub(crate) fn new(credentials: &Credentials) -> Result<Keys, SandboxError> {
        let refuse = |error: cointill::Error| SandboxError::invalid(error.to_string());
        let fixed = Credentials::default();
        let is_fixed = [
            (&credentials.api_key, &fixed.api_key),
            (&credentials.payout_key, &fixed.payout_key),
            (&credentials.secret, &fixed.secret),
        ]
        .iter()
        .all(|(own, fixed)| own == fixed);
        Ok(Keys {
            shown: is_fixed.then(|| credentials.clone()),
            project: credentials.project.clone(),
            api: ApiKey::new(credentials.api_key.as_str()).map_err(refuse)?,
            payout: PayoutKey::new(credentials.payout_key.as_str()).map_err(refuse)?,
            app_id: credentials.app_id.clone(),
            secret: AppSecret::new(credentials.secret.as_str()).map_err(refuse)?,
        })
    }
}

impl Keys {
    /// Names and values of a gateway's credentials for the first page.
    pub(crate) fn shown(&self, gateway: Gateway) -> Vec<(String, String)> {
        let own = "set at the start".to_owned();
        let key = |pick: fn(&Credentials) -> &String| {
            self.shown
                .as_ref()
                .map_or_else(|| own.clone(), |all| pick(all).clone())
        };
        let list = match gateway {
            Gateway::Gateway2328 => vec![
                ("project", self.project.clone()),
                ("API key", key(|all| &all.api_key)),
                ("payout API key", key(|all| &all.payout_key)),
            ],
            Gateway::AlchemyPay => vec![
                ("appId", self.app_id.clone()),
                ("secret", key(|all| &all.secret)),
            ],
        };
        list.into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }
}

/// The host of `Host: host[:port]`, without the port.
pub(crate) fn host_of(authority: &str) -> &str {
    if authority.starts_with('[') {
        return authority.split_inclusive(']').next().unwrap_or("");
    }
    authority.split(':').next().unwrap_or("")
}

pub(crate) fn is_loopback_host(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// True for a host that no gateway on the internet could reach: loopback, private and link-local
/// addresses and the names reserved for them.
pub(crate) fn is_private_host(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    if name == "localhost"
        || [".localhost", ".local", ".internal"]
            .iter()
            .any(|end| name.ends_with(end))
    {
        return true;
    }
    match name.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(IpAddr::V4(a)) => {
            a.is_loopback() || a.is_private() || a.is_link_local() || a.is_unspecified()
        }
        Ok(IpAddr::V6(a)) => match a.to_ipv4_mapped() {
            Some(a) => is_private_host(&a.to_string()),
            None => {
                a.is_loopback()
                    || a.is_unspecified()
                    || a.is_unique_local()
                    || a.is_unicast_link_local()
            }
        },
        Err(_) => !name.contains('.'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_apart() {
        for host in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in ["127.0.0.1.evil.example", "sandbox.example", "0x7f.1", ""] {
            assert!(!is_loopback_host(host), "{host}");
        }
        for host in [
            "10.1.2.3",
            "192.168.0.1",
            "shop.local",
            "db",
            "[fd00::1]",
            "[::ffff:10.0.0.1]",
        ] {
            assert!(is_private_host(host), "{host}");
        }
        assert!(!is_private_host("shop.example"));
        assert!(!is_private_host("8.8.8.8"));
        assert_eq!(host_of("[::1]:2328"), "[::1]");
        assert_eq!(host_of("localhost:2328"), "localhost");
    }

    #[test]
    fn no_key_is_printed() {
        assert!(!format!("{:?}", Credentials::default()).contains("key"));
    }
}
