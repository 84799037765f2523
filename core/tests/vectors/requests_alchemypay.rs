//! `requests_alchemypay.json`.

use serde_json::{Value, json};

use crate::calls_alchemypay::{call, gateway};
use crate::harness::{Op, Outcome, error, string};
use crate::requests_2328::shown;

pub(crate) const OPS: &[Op] = &[
    ("alchemypay.gateway", make),
    ("alchemypay.request", request),
];

fn make(input: &Value) -> Outcome {
    let gateway = gateway(&input["gateway"]).map_err(|problem| error(&problem))?;
    // Where it sends is seen in what it sends.
    let query = gateway.payments().query("1").unwrap();
    let url = query.request().url();
    let base = url.strip_suffix("/open/api/payment/query").unwrap();
    Ok(json!({"base_url": base}))
}

fn request(input: &Value) -> Outcome {
    let gateway = gateway(&input["gateway"]).unwrap();
    let endpoint = string(input, "endpoint");
    let call = call(&gateway, endpoint, &input["request"]).map_err(|problem| error(&problem))?;
    assert_eq!(call.name, endpoint);
    Ok(shown(&call.request, call.repeat))
}
