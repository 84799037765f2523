//! Every endpoint that the library knows is emulated.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use cointill::exchange::Endpoint;
use cointill::{alchemypay, gateway2328};
use cointill_sandbox::Sandbox;
use support::{fast, send};

fn assert_emulated(sandbox: &Sandbox, base: &str, endpoints: &[Endpoint]) {
    for endpoint in endpoints {
        let path = endpoint.path.replace("{uuid}", "1");
        let url = format!("{base}{path}");
        send(endpoint.method.as_str(), &url, &[], b"").unwrap();
        // What it answers to a stranger does not matter: a path that is not known has no name.
        let requests = sandbox.control().requests();
        let last = requests.last().unwrap();
        assert_eq!(last.endpoint.as_deref(), Some(endpoint.name));
    }
}

#[test]
fn every_endpoint_has_a_route() {
    let sandbox = fast().start_blocking().unwrap();
    assert_emulated(&sandbox, &sandbox.url_2328(), gateway2328::ENDPOINTS);
    assert_emulated(&sandbox, &sandbox.url_alchemypay(), alchemypay::ENDPOINTS);
}
