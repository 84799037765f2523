//! Through a proxy, whose password stays secret.

use cointill::ErrorCode;
use cointill::client::ClientBuilder;

use super::server::{Server, json};
use super::{PAYMENT, create, gateway, info, once};

// "shop:p@ss w0rd" in Base64.
const CREDENTIALS: &str = "Basic c2hvcDpwQHNzIHcwcmQ=";

fn through(proxy: &Server) -> ClientBuilder {
    let url = format!("http://shop:p%40ss%20w0rd@{}", proxy.address);
    once().proxy(&url).unwrap()
}

fn shows_no_password(text: &str) {
    for secret in ["p@ss", "p%40ss", "w0rd", "c2hvcD"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[test]
fn a_plain_request_goes_to_the_proxy_as_a_whole() {
    let proxy = Server::start([json(200, "", PAYMENT)]);
    let builder = through(&proxy);
    shows_no_password(&format!("{builder:?}"));
    let client = builder.build_blocking().unwrap();
    let call = create("http://127.0.0.1:9/api");
    let payment = client.send(call.clone()).unwrap();
    assert_eq!(payment.uuid, "u-1");
    shows_no_password(&format!("{client:?}"));

    let received = &proxy.requests()[0];
    assert_eq!(
        received.line,
        "POST http://127.0.0.1:9/api/v1/payment HTTP/1.1"
    );
    assert_eq!(received.header("proxy-authorization"), Some(CREDENTIALS));
    assert_eq!(received.body, call.request().body());
}

#[test]
fn an_encrypted_request_shows_the_proxy_the_host_and_nothing_else() {
    let proxy = Server::start([json(407, "", "")]);
    let client = through(&proxy).build_blocking().unwrap();
    let order = cointill::gateway2328::PaymentQuery::Uuid("u-1".to_owned());
    let call = gateway("https://gateway.invalid/api");
    let call = call.payments().info(&order).unwrap();
    let error = client.send(call).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Transport);
    // Nothing reached the gateway.
    assert!(
        error
            .to_string()
            .starts_with("the gateway could not be connected to")
    );
    shows_no_password(&format!("{error} {error:?}"));

    let received = &proxy.requests()[0];
    assert_eq!(received.line, "CONNECT gateway.invalid:443 HTTP/1.1");
    assert_eq!(received.header("proxy-authorization"), Some(CREDENTIALS));
    for header in ["sign", "project", "content-type"] {
        assert_eq!(received.header(header), None);
    }
}

#[test]
fn a_proxy_that_is_down_is_named_without_its_password() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://shop:w0rd@{}", listener.local_addr().unwrap());
    drop(listener);
    let client = once().proxy(&url).unwrap().build_blocking().unwrap();
    let error = client.send(info("http://127.0.0.1:9/api")).unwrap_err();
    assert!(!error.outcome_unknown());
    shows_no_password(&format!("{error} {error:?}"));
}

#[test]
fn what_is_not_a_proxy_is_refused_without_repeating_it() {
    for bad in [
        "",
        "shop:w0rd@proxy.example:3128",
        "socks5://shop:w0rd@proxy.example",
        "http://shop:w0rd@",
        "http://shop:w0rd@proxy.example:99999",
        "ftp://shop:w0rd@proxy.example",
    ] {
        let error = ClientBuilder::new().proxy(bad).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Configuration, "{bad}");
        shows_no_password(&format!("{error} {error:?}"));
    }
}
