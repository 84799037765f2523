//! `requests_alchemypay.json`.

use serde_json::{Value, json};

use crate::calls_alchemypay::{call, gateway, keyless, sign};
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
    let keys = &input["gateway"];
    let endpoint = string(input, "endpoint");
    let elsewhere = call(&keyless(keys), endpoint, &input["request"]);
    let call = call(&gateway(keys).unwrap(), endpoint, &input["request"]).map_err(|problem| {
        assert_eq!(elsewhere.as_ref().err().map(error), Some(error(&problem)));
        error(&problem)
    })?;
    assert_eq!(call.name, endpoint);
    let elsewhere = elsewhere.unwrap_or_else(|problem| panic!("signed elsewhere: {problem}"));
    let signed = sign(keys, elsewhere.signing.as_ref().unwrap());
    assert!(signed == call.request, "signed elsewhere: other bytes");
    assert_eq!(elsewhere.repeat, call.repeat);
    Ok(shown(&call.request, call.repeat))
}
