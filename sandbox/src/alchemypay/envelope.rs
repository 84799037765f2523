//! The envelope of every answer, and the codes (Alchemy §2, §4.7).

use serde_json::{Value, json};

use crate::error::SandboxError;
use crate::ids;
use crate::server::Outcome;
use crate::world::World;

/// A code that is not 0, with the words for the shop and those for its developer.
///
/// The words are this sandbox's own save where the protocol notes quote live ones.
#[derive(Debug)]
pub(super) struct Refusal {
    code: &'static str,
    message: String,
    note: Option<String>,
}

impl Refusal {
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Refusal {
        Refusal {
            code,
            message: message.into(),
            note: None,
        }
    }

    #[must_use]
    pub(super) fn with_note(mut self, note: impl Into<String>) -> Refusal {
        self.note = Some(note.into());
        self
    }

    /// 8000, naming the field.
    pub(super) fn parameter(field: &str, expected: &str) -> Refusal {
        Refusal::new("8000", format!("parameter error: {field}"))
            .with_note(format!("{field}: expected {expected}"))
    }

    pub(super) fn into_outcome(self, world: &World) -> Outcome {
        let note = self.note.unwrap_or_else(|| self.message.clone());
        answer(world, self.code, &self.message, Value::Null).with_note(note)
    }
}

impl From<SandboxError> for Refusal {
    fn from(error: SandboxError) -> Refusal {
        Refusal::new("1", "system under maintenance").with_note(error.to_string())
    }
}

/// Business outcomes come under HTTP 200, as far as is known (Alchemy §2).
fn answer(world: &World, code: &str, message: &str, model: Value) -> Outcome {
    let switches = world.switches();
    let switches = &switches.alchemypay;
    let good = code == "0";
    let mut body = json!({
        "code": code,
        "msg": message,
        "model": model,
        "traceId": ids::trace_id(world.clock.now()),
    });
    if switches.code_is_number {
        body["code"] = code.parse::<u32>().unwrap_or(1).into();
    }
    if switches.envelope_flags {
        body["success"] = good.into();
        body["error"] = (!good).into();
    }
    let status = if good {
        200
    } else {
        switches.error_http_status
    };
    Outcome::json(status, body.to_string())
}

pub(super) fn success(world: &World, model: Value) -> Outcome {
    answer(world, "0", "success", model)
}

/// The answer to a query in the reading that puts its fields beside the code (Alchemy §9 item 4).
pub(super) fn bare_success(world: &World, fields: &Value) -> Outcome {
    let mut outcome = answer(world, "0", "success", Value::Null);
    let body: Result<Value, _> = serde_json::from_str(&outcome.body);
    if let (Ok(Value::Object(mut body)), Some(fields)) = (body, fields.as_object()) {
        body.shift_remove("model");
        body.extend(fields.clone());
        outcome.body = Value::Object(body).to_string();
    }
    outcome
}

/// Code 1, which is also what the gateway says under maintenance.
pub(crate) fn payment_exception(world: &World) -> Outcome {
    answer(world, "1", "system under maintenance", Value::Null)
        .with_note("refused by a fault that was asked for")
}
