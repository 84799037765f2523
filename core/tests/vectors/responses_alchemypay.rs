//! `responses_alchemypay.json`.

use serde_json::Value;

use crate::calls_alchemypay::{call, test_gateway};
use crate::harness::{Op, Outcome, string};
use crate::responses_2328::{answer, facts};

pub(crate) const OPS: &[Op] = &[("alchemypay.response", response)];

fn response(input: &Value) -> Outcome {
    let gateway = test_gateway(&input["options"]);
    let call = call(&gateway, string(input, "endpoint"), &input["request"]).unwrap();
    (call.read)(&answer(&input["response"])).map_err(|error| facts(&error))
}
