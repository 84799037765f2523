//! The lists of endpoints and the shared vectors know the same endpoints: one that is forgotten in
//! either would be documented, metered or tested by nobody.

// Everything here is a test: what cannot happen may end it.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use cointill::exchange::Endpoint;
use cointill::{alchemypay, gateway2328};
use serde_json::Value;

fn vectors(name: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/vectors");
    let text = std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Names of the endpoints that a file has cases of; valid ones, since only those show an endpoint
/// at work.
fn tested(file: &Value) -> BTreeSet<String> {
    let groups = file["groups"].as_array().unwrap().iter();
    let cases = groups.flat_map(|group| group["cases"].as_array().unwrap());
    cases
        .filter(|case| case["valid"] == true)
        .filter_map(|case| case["input"]["endpoint"].as_str().map(str::to_owned))
        .collect()
}

fn names(endpoints: &[Endpoint]) -> BTreeSet<String> {
    let names: BTreeSet<String> = endpoints.iter().map(|own| own.name.to_owned()).collect();
    assert_eq!(names.len(), endpoints.len(), "a name twice");
    names
}

#[test]
fn every_endpoint_of_2328_has_vectors_for_request_and_answer() {
    let known = names(gateway2328::ENDPOINTS);
    assert_eq!(known, tested(&vectors("requests_2328.json")));
    assert_eq!(known, tested(&vectors("responses_2328.json")));
}

#[test]
fn every_endpoint_of_alchemy_pay_has_vectors_for_request_and_answer() {
    let known = names(alchemypay::ENDPOINTS);
    assert_eq!(known, tested(&vectors("requests_alchemypay.json")));
    assert_eq!(known, tested(&vectors("responses_alchemypay.json")));
}
