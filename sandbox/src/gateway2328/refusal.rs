//! What the gateway answers instead of a result.
//!
//! No real error body of 2328 was found anywhere (2328 §4, §13 item 1). The shape is the one that
//! public clients expect, `state` 1 with `message` and Laravel's `errors`; the words and the HTTP
//! statuses are inventions of this sandbox.

use serde_json::{Map, Value, json};

use crate::error::SandboxError;
use crate::server::Outcome;
use crate::switches::ErrorStatus;

/// A refusal, before it is written.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: u16,
    message: String,
    errors: Vec<(String, String)>,
    firewall: bool,
    note: Option<String>,
}

impl Refusal {
    pub(super) fn new(status: u16, message: impl Into<String>) -> Refusal {
        Refusal {
            status,
            message: message.into(),
            errors: Vec::new(),
            firewall: false,
            note: None,
        }
    }

    /// Wrong key, bad or missing signature, unknown project: one text for all, and the reason for
    /// the developer alone.
    pub(super) fn signature(note: &str) -> Refusal {
        let mut refusal = Refusal::new(401, "signature error");
        refusal.note = Some(note.to_owned());
        refusal
    }

    pub(super) fn not_found(what: &str) -> Refusal {
        Refusal::new(404, format!("{what} not found"))
    }

    /// Fields and what is wrong with each.
    pub(super) fn validation(errors: Vec<(String, String)>) -> Refusal {
        let mut refusal = Refusal::new(422, "validation failed");
        refusal.errors = errors;
        refusal
    }

    pub(super) fn field(name: &str, problem: impl Into<String>) -> Refusal {
        Refusal::validation(vec![(name.to_owned(), problem.into())])
    }

    /// A page of the firewall in front of the gateway.
    pub(super) fn firewall(note: &str) -> Refusal {
        let mut refusal = Refusal::new(403, "");
        refusal.firewall = true;
        refusal.note = Some(note.to_owned());
        refusal
    }

    pub(super) fn into_outcome(self, error_status: ErrorStatus) -> Outcome {
        if self.firewall {
            let outcome = Outcome::firewall();
            return match self.note {
                Some(note) => outcome.with_note(note),
                None => outcome,
            };
        }
        let note = self.note.unwrap_or_else(|| {
            let errors = self
                .errors
                .iter()
                .map(|(name, text)| format!("{name}: {text}"));
            let errors: Vec<_> = errors.collect();
            if errors.is_empty() {
                self.message.clone()
            } else {
                errors.join("; ")
            }
        });
        let mut body = json!({ "state": 1, "message": self.message });
        if !self.errors.is_empty() {
            let mut fields = Map::new();
            for (name, problem) in self.errors {
                match fields.get_mut(&name).and_then(Value::as_array_mut) {
                    Some(problems) => problems.push(problem.into()),
                    None => {
                        fields.insert(name, json!([problem]));
                    }
                }
            }
            body["errors"] = Value::Object(fields);
        }
        let status = match error_status {
            // A failure of the sandbox itself, or a limit, never hides under 200.
            ErrorStatus::StateOnly if self.status < 500 && self.status != 429 => 200,
            _ => self.status,
        };
        Outcome::json(status, body.to_string()).with_note(note)
    }
}

impl From<SandboxError> for Refusal {
    fn from(error: SandboxError) -> Refusal {
        let mut refusal = Refusal::new(500, "internal error");
        refusal.note = Some(error.to_string());
        refusal
    }
}
