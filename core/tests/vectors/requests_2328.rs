//! `requests_2328.json`.

use cointill::exchange::Repeat;
use cointill::http::Request;
use serde_json::{Value, json};

use crate::calls_2328::{call, gateway, keyless, sign};
use crate::harness::{Op, Outcome, error, string};

pub(crate) const OPS: &[Op] = &[("2328.gateway", make), ("2328.request", request)];

fn make(input: &Value) -> Outcome {
    match gateway(&input["gateway"]) {
        Ok(_) => Ok(json!({"usable": true})),
        Err(problem) => Err(error(&problem)),
    }
}

fn request(input: &Value) -> Outcome {
    let keys = &input["gateway"];
    let endpoint = string(input, "endpoint");
    let elsewhere = call(&keyless(keys), endpoint, &input["request"]);
    let call = call(&gateway(keys).unwrap(), endpoint, &input["request"]).map_err(|problem| {
        // Whoever has no key cannot know that one is missing.
        if problem.field() != Some("payout_key") {
            assert_eq!(elsewhere.as_ref().err().map(error), Some(error(&problem)));
        }
        error(&problem)
    })?;
    assert_eq!(call.name, endpoint);
    let elsewhere = elsewhere.unwrap_or_else(|problem| panic!("signed elsewhere: {problem}"));
    let signed = match &elsewhere.signing {
        Some(signing) => sign(keys, signing),
        None => elsewhere.request,
    };
    assert!(signed == call.request, "signed elsewhere: other bytes");
    assert_eq!(elsewhere.repeat, call.repeat);
    Ok(shown(&call.request, call.repeat))
}

/// A request as the vectors describe it.
pub(crate) fn shown(request: &Request, repeat: Repeat) -> Value {
    let agent = request.headers().find(|(name, _)| *name == "user-agent");
    assert!(
        agent.is_some_and(|(_, value)| !value.is_empty()),
        "no user agent (2328 §2)"
    );
    // What a client accepts, and how it is named, is no part of the contract.
    let headers: serde_json::Map<String, Value> = request
        .headers()
        .filter(|(name, _)| !matches!(*name, "accept" | "user-agent"))
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let repeat = match repeat {
        Repeat::SameResult => "same_result",
        Repeat::Harmless => "harmless",
        Repeat::ErrorThatTells => "error_that_tells",
        Repeat::Unsafe => "unsafe",
    };
    json!({
        "method": request.method().as_str(),
        "url": request.url(),
        "headers": headers,
        "body": std::str::from_utf8(request.body()).unwrap(),
        "repeat": repeat,
    })
}
