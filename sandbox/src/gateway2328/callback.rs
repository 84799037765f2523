//! Which callback URLs the gateway takes.

use super::refusal::Refusal;
use crate::settings::is_private_host;
use crate::switches::PrivateCallbacks;
use crate::world::Step;

/// Refuses a URL on a private host, when the switches say so (2328 §4).
pub(super) fn check(step: &Step<'_>, url: Option<&str>) -> Result<(), Refusal> {
    let rule = step.switches.gateway2328.private_callbacks;
    let private = url
        .and_then(|url| reqwest::Url::parse(url).ok())
        .is_some_and(|url| url.host_str().is_none_or(is_private_host));
    match rule {
        _ if !private => Ok(()),
        PrivateCallbacks::Allowed => Ok(()),
        PrivateCallbacks::FirewallPage => Err(Refusal::firewall(
            "url_callback is on a private host, and the switch private_callbacks refuses that",
        )),
        PrivateCallbacks::Refused => Err(Refusal::field(
            "url_callback",
            "the field must be a public URL",
        )),
    }
}
