//! Walks over the pages of a list.

use cointill::ErrorCode;
use cointill::gateway2328::{PaymentList, StaticWalletList, StaticWalletTransactionList};

use super::server::{Reply, Server, json};
use super::{builder, client, gateway};

fn page(number: u32, of: u32) -> Reply {
    let items: Vec<String> = (0..2)
        .map(|item| {
            format!(
                r#"{{"uuid":"u-{number}-{item}","amount":"1","currency":"USD","payment_status":"paid"}}"#
            )
        })
        .collect();
    let body = format!(
        r#"{{"state":0,"result":{{"items":[{}],"paginate":{{"count":2,"current_page":{number},
        "per_page":2,"total":{},"total_pages":{of},"has_more":{}}}}}}}"#,
        items.join(","),
        of * 2,
        number < of
    );
    json(200, "", &body)
}

fn filter() -> PaymentList {
    let mut list = PaymentList::new();
    list.per_page = Some(2);
    list
}

fn bodies(server: &Server) -> Vec<String> {
    let requests = server.requests().into_iter();
    requests
        .map(|request| String::from_utf8(request.body).unwrap())
        .collect()
}

#[test]
fn every_page_is_asked_for_once() {
    let server = Server::start([page(1, 3), page(2, 3), page(3, 3)]);
    let gateway = gateway(&server.url());
    let pager = gateway.payments().pages(&filter()).unwrap();
    let uuids: Vec<String> = client()
        .items(pager)
        .map(|payment| payment.unwrap().uuid.as_str().to_owned())
        .collect();
    assert_eq!(
        uuids,
        ["u-1-0", "u-1-1", "u-2-0", "u-2-1", "u-3-0", "u-3-1"]
    );
    assert_eq!(
        bodies(&server),
        [
            r#"{"page":1,"per_page":2}"#,
            r#"{"page":2,"per_page":2}"#,
            r#"{"page":3,"per_page":2}"#,
        ]
    );
}

#[test]
fn the_async_walk_is_the_same() {
    let server = Server::start([page(2, 3), page(3, 3)]);
    let gateway = gateway(&server.url());
    let client = builder().build().unwrap();
    let mut list = filter();
    list.page = Some(2);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.unwrap().block_on(async {
        let mut items = client.items(gateway.payments().pages(&list).unwrap());
        let mut count = 0;
        while let Some(item) = items.next().await {
            item.unwrap();
            count += 1;
        }
        assert_eq!(count, 4);
        assert!(items.next().await.is_none());
    });
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn an_error_ends_the_walk() {
    let refusal = json(422, "", r#"{"state":1,"message":"no"}"#);
    let server = Server::start([page(1, 3), refusal]);
    let gateway = gateway(&server.url());
    let mut pages = client().pages(gateway.payments().pages(&filter()).unwrap());
    assert_eq!(pages.next().unwrap().unwrap().items.len(), 2);
    let error = pages.next().unwrap().unwrap_err();
    assert_eq!(error.code(), ErrorCode::Validation);
    assert!(pages.next().is_none());
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_gateway_that_always_sends_the_first_page_is_not_asked_for_ever() {
    let server = Server::start([page(1, 3)]);
    let gateway = gateway(&server.url());
    let pager = gateway.payments().pages(&filter()).unwrap();
    let results: Vec<_> = client().pages(pager).collect();
    assert_eq!(results.len(), 2);
    let error = results[1].as_ref().unwrap_err();
    assert_eq!(error.code(), ErrorCode::MalformedResponse);
    assert_eq!(
        error.to_string(),
        "the gateway's list: expected page 2, got page 1"
    );
}

#[test]
fn the_other_shape_of_pages_is_walked_too() {
    let page = |number: u32, more: bool, items: usize| {
        let item = r#"{"uuid":"t","amount":"1","currency":"USD","payment_status":"paid"}"#;
        let body = format!(
            r#"{{"state":0,"result":{{"items":[{}],
            "paginate":{{"count":{items},"hasPages":{more},"perPage":2,"page":{number}}}}}}}"#,
            vec![item; items].join(",")
        );
        json(200, "", &body)
    };
    let server = Server::start([page(1, true, 2), page(2, true, 1)]);
    let gateway = gateway(&server.url());
    let list = StaticWalletTransactionList::new("w-1");
    let pager = gateway.static_wallets().transaction_pages(&list).unwrap();
    assert_eq!(client().items(pager).count(), 3);
    assert_eq!(bodies(&server)[1], r#"{"uuid":"w-1","page":2}"#);

    // Wallets have the usual shape.
    let wallets = |number: u32| {
        let body = format!(
            r#"{{"state":0,"result":{{"items":[{{"uuid":"w-{number}","status":"active"}}],
            "paginate":{{"current_page":{number},"total_pages":2}}}}}}"#
        );
        json(200, "", &body)
    };
    let server = Server::start([wallets(1), wallets(2)]);
    let gateway = super::gateway(&server.url());
    let pager = gateway.static_wallets().pages(&StaticWalletList::new());
    assert_eq!(client().items(pager.unwrap()).count(), 2);
}

#[test]
fn a_filter_outside_its_limit_is_refused_before_the_first_page() {
    let gateway = gateway("http://127.0.0.1:9/api");
    let mut list = PaymentList::new();
    list.per_page = Some(5_001);
    let error = gateway.payments().pages(&list).unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        (ErrorCode::InvalidRequest, Some("per_page"))
    );
}
