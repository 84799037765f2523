//! What comes instead of an answer (2328 §1, §4). No real error body was found anywhere, so the
//! mapping goes by HTTP status, then by `state`, then by the words that clients expect.

mod refusals;
mod unreadable;

use serde_json::{Value, json};

use super::{answer, input, json_answer, request};
use crate::tables::requests_2328::endpoint;
use crate::vectors::Case;

const CREATE: &str = "2328.payment.create";

const INFO: &str = "2328.payment.info";

const CONVERT: &str = "2328.convert";

/// True when the cause usually passes by itself.
fn is_transient(code: &str) -> bool {
    [
        "malformed_response",
        "rate_limited",
        "gateway_unavailable",
        "timeout",
    ]
    .contains(&code)
}

/// An error, with what follows for a repeat (design, decision 7): a definite refusal changed
/// nothing; anything else may hide a call that was carried out.
pub(super) fn error(
    id: &str,
    source: &str,
    comment: &str,
    name: &str,
    response: Value,
    mut error: Value,
) -> Case {
    let code = error["code"].as_str().unwrap_or_default().to_owned();
    let repeat = endpoint(name).repeat;
    let open = (is_transient(&code) && code != "rate_limited") || code == "response_too_large";
    let unknown = open && repeat != "harmless";
    error["endpoint"] = name.into();
    error["outcome_unknown"] = unknown.into();
    error["retry_safe"] = (is_transient(&code) && (!unknown || repeat != "unsafe")).into();
    Case::invalid(
        format!("2328-response-{id}"),
        source,
        comment,
        input(name, response),
        json!({"error": error}),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = refusals::refusals();
    cases.extend(refusals::statuses());
    cases.extend(unreadable::cases());
    cases.extend(repeats());
    cases
}

/// The same failures on endpoints of which a repeat does another thing (design, decision 7).
fn repeats() -> Vec<Case> {
    let source = "design, decision 7";
    let with_body = |status: u16| json_answer(status, r#"{"message":"x"}"#);
    let down = |id: &str, comment: &str, name: &str, status: u16, code: &str| {
        let facts = json!({"code": code, "http_status": status, "gateway_message": "x"});
        error(id, source, comment, name, with_body(status), facts)
    };
    let cut = r#"{"state":0,"result":{"id":47"#;
    let facts = json!({"code": "malformed_response", "http_status": 200, "body": cut});
    let mut no_id = down(
        "repeat-payout-no-id-503",
        "a payout without an order_id may have been sent: not to be repeated",
        "2328.payout.create",
        503,
        "gateway_unavailable",
    );
    let mut least = request("2328.payout.create");
    if let Some(least) = least.as_object_mut() {
        least.shift_remove("order_id");
    }
    no_id.input["request"] = least;
    no_id.expected["error"]["retry_safe"] = false.into();
    vec![
        down(
            "repeat-info-503",
            "a query may be repeated",
            INFO,
            503,
            "gateway_unavailable",
        ),
        down(
            "repeat-create-503",
            "a create with its order_id may be repeated, though it may have been carried out",
            CREATE,
            503,
            "gateway_unavailable",
        ),
        down(
            "repeat-payout-503",
            "a payout with its order_id may be repeated",
            "2328.payout.create",
            503,
            "gateway_unavailable",
        ),
        no_id,
        down(
            "repeat-convert-503",
            "a conversion may have been carried out: not to be repeated",
            CONVERT,
            503,
            "gateway_unavailable",
        ),
        down(
            "repeat-convert-408",
            "the same when the gateway gave up waiting",
            CONVERT,
            408,
            "timeout",
        ),
        down(
            "repeat-convert-429",
            "a conversion that was refused for its rate was not carried out",
            CONVERT,
            429,
            "rate_limited",
        ),
        down(
            "repeat-convert-422",
            "a refusal is definite: nothing was done, and a repeat is refused again",
            CONVERT,
            422,
            "validation",
        ),
        down(
            "repeat-convert-price-503",
            "a look at the price may be repeated",
            "2328.convert.price",
            503,
            "gateway_unavailable",
        ),
        error(
            "repeat-convert-truncated",
            source,
            "carried out, and the answer was cut off: not to be repeated",
            CONVERT,
            json_answer(200, cut),
            facts,
        ),
    ]
}
