//! `responses_2328.json`.

use cointill::Error;
use cointill::http::Response;
use serde_json::{Map, Value, json};

use crate::calls_2328::{call, test_gateway};
use crate::harness::{Op, Outcome, bytes, string};

pub(crate) const OPS: &[Op] = &[("2328.response", response)];

fn response(input: &Value) -> Outcome {
    let call = call(
        &test_gateway(),
        string(input, "endpoint"),
        &input["request"],
    )
    .unwrap();
    (call.read)(&answer(&input["response"])).map_err(|error| facts(&error))
}

/// The answer that a case describes.
pub(crate) fn answer(response: &Value) -> Response {
    let headers = response["headers"].as_object().unwrap();
    let headers = headers
        .iter()
        .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
        .collect();
    let status = response["status"].as_u64().unwrap().try_into().unwrap();
    Response::new(status, headers, bytes(&response["body"]))
}

/// Every fact of an error; those that are not known are left out.
pub(crate) fn facts(error: &Error) -> Value {
    let known = [
        ("code", json!(error.code().as_str())),
        ("endpoint", json!(error.endpoint())),
        ("field", json!(error.field())),
        ("http_status", json!(error.http_status())),
        ("gateway_code", json!(error.gateway_code())),
        ("gateway_message", json!(error.gateway_message())),
        ("trace_id", json!(error.trace_id())),
        ("details", json!(error.details().map(|json| json.as_str()))),
        ("body", json!(error.body())),
        ("outcome_unknown", json!(error.outcome_unknown())),
        ("retry_safe", json!(error.retry_safe())),
    ];
    let facts: Map<String, Value> = known
        .into_iter()
        .filter(|(_, fact)| !fact.is_null())
        .map(|(name, fact)| (name.to_owned(), fact))
        .collect();
    json!({"error": facts})
}
