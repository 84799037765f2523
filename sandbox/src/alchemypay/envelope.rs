//! The envelope of every answer, and the codes (Alchemy §2, §4.7).

use serde_json::{Value, json};

use crate::ids;
use crate::server::Outcome;
use crate::world::World;

/// Business outcomes come under HTTP 200 (Alchemy §2).
pub(super) fn answer(world: &World, code: &str, message: &str, model: Value) -> Outcome {
    let good = code == "0";
    let mut body = json!({
        "code": code,
        "msg": message,
        "model": model,
        "traceId": ids::trace_id(world.clock.now()),
    });
    if world.switches().alchemypay.envelope_flags {
        body["success"] = good.into();
        body["error"] = (!good).into();
    }
    Outcome::json(200, body.to_string())
}

/// Code 1, which is also what the gateway says under maintenance.
pub(crate) fn payment_exception(world: &World) -> Outcome {
    answer(world, "1", "system under maintenance", Value::Null)
}
