//! Who calls: `project`, `sign`, and the key of the pair that the endpoint wants (2328 §2, §3).

use super::refusal::Refusal;
use crate::server::Incoming;
use crate::switches::{ConvertKey, RequestCheck, Switches2328};
use crate::wire;
use crate::world::World;

/// The key that an endpoint's requests are signed with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Api,
    Payout,
    /// Not stated in the documents (2328 §13 item 19): a switch.
    Convert,
    /// Public: neither `project` nor `sign`.
    None,
}

/// Checks the signature over the raw bytes of the body.
pub(super) fn check(
    world: &World,
    switches: &Switches2328,
    key: Key,
    incoming: &Incoming,
) -> Result<(), Refusal> {
    let (api, payout) = match (key, switches.convert_key) {
        (Key::None, _) => return Ok(()),
        (Key::Api, _) | (Key::Convert, ConvertKey::ApiKey) => (true, false),
        (Key::Payout, _) | (Key::Convert, ConvertKey::PayoutKey) => (false, true),
        (Key::Convert, ConvertKey::Either) => (true, true),
    };
    match incoming.header("project") {
        None => return Err(Refusal::signature("the header project is missing")),
        Some(project) if project != world.keys.project => {
            return Err(Refusal::signature(
                "the header project names another project",
            ));
        }
        Some(_) => {}
    }
    let Some(sign) = incoming.header("sign") else {
        return Err(Refusal::signature("the header sign is missing"));
    };
    let lower = sign.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if sign.len() != 64 || !lower {
        return Err(Refusal::signature(
            "the header sign is not 64 lower-case hexadecimal digits",
        ));
    }
    let reencoded;
    let body = match switches.request_check {
        RequestCheck::RawBytes => &incoming.body[..],
        RequestCheck::Reencoded => {
            reencoded = wire::reencoded(&String::from_utf8_lossy(&incoming.body));
            reencoded.as_bytes()
        }
    };
    let by_api = world.keys.api.verify(body, sign);
    let by_payout = world.keys.payout.verify(body, sign);
    if (api && by_api) || (payout && by_payout) {
        return Ok(());
    }
    Err(Refusal::signature(if by_payout {
        "signed with the payout key, and this endpoint wants the API key"
    } else if by_api {
        "signed with the API key, and this endpoint wants the payout key"
    } else {
        "the signature is not that of exactly these bytes with the key of this endpoint: another \
         key, or the body was written again after signing"
    }))
}
