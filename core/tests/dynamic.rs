//! Calls by name and values by field say the same as the typed ones.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use std::collections::BTreeSet;
use std::sync::Arc;

use cointill::alchemypay::{self, AlchemyPay, AmountUnit, AppSecret, Host};
use cointill::dynamic::{
    DynamicEvent, ENUMS, MODELS, OPERATIONS_2328, OPERATIONS_ALCHEMYPAY, OPTIONS_2328,
    OPTIONS_ALCHEMYPAY, Operation, OptionField, Output, ResultKind, SetOption, observed,
    read_record,
};
use cointill::gateway2328::{self, ApiKey, Gateway2328, PaymentCreate, WebhookKind};
use cointill::http::Response;
use cointill::model::{FieldKind, FieldValue};
use cointill::{Amount, ErrorCode};

fn gateway() -> Gateway2328 {
    let key = ApiKey::new("sandbox-api-key").unwrap();
    let payout_key = gateway2328::PayoutKey::new("sandbox-payout-key").unwrap();
    let gateway = Gateway2328::new("00000000-0000-4000-8000-000000002328", key).unwrap();
    gateway.with_payout_key(payout_key)
}

fn twin() -> AlchemyPay {
    let secret = AppSecret::new("sandbox-secret").unwrap();
    AlchemyPay::new("SANDBOX0001", secret, Host::AlchemySandbox).unwrap()
}

fn endpoints<G>(operations: &[Operation<G>]) -> BTreeSet<&'static str> {
    let all: Vec<_> = operations.iter().map(|own| own.endpoint.name).collect();
    let once: BTreeSet<_> = all.iter().copied().collect();
    assert_eq!(
        all.len(),
        once.len(),
        "an endpoint is called by one operation"
    );
    once
}

#[test]
fn every_endpoint_has_an_operation() {
    let names = |all: &[cointill::exchange::Endpoint]| all.iter().map(|own| own.name).collect();
    let expected: BTreeSet<_> = names(gateway2328::ENDPOINTS);
    assert_eq!(endpoints(OPERATIONS_2328), expected);
    let expected: BTreeSet<_> = names(alchemypay::ENDPOINTS);
    assert_eq!(endpoints(OPERATIONS_ALCHEMYPAY), expected);
}

#[test]
fn every_name_of_a_model_or_open_set_is_registered() {
    let models: BTreeSet<_> = MODELS.iter().map(|model| model.name).collect();
    let enums: BTreeSet<_> = ENUMS.iter().map(|set| set.name).collect();
    assert_eq!((models.len(), enums.len()), (MODELS.len(), ENUMS.len()));
    fn check(kind: FieldKind, models: &BTreeSet<&str>, enums: &BTreeSet<&str>) {
        match kind {
            FieldKind::Model(name) => assert!(models.contains(name), "{name}"),
            FieldKind::OpenEnum(name) => assert!(enums.contains(name), "{name}"),
            FieldKind::List(inner) => check(*inner, models, enums),
            _ => {}
        }
    }
    for field in MODELS.iter().flat_map(|model| model.fields) {
        check(field.kind, &models, &enums);
    }
    let results = OPERATIONS_2328
        .iter()
        .map(|own| (own.result, own.parameters));
    let others = OPERATIONS_ALCHEMYPAY
        .iter()
        .map(|own| (own.result, own.parameters));
    for (result, parameters) in results.chain(others) {
        if let ResultKind::Record(name) | ResultKind::Records(name) | ResultKind::Page(name) =
            result
        {
            assert!(models.contains(name), "{name}");
        }
        for field in parameters.fields() {
            check(field.kind, &models, &enums);
        }
    }
}

#[test]
fn a_call_by_name_is_the_typed_call() {
    let order = PaymentCreate::new("19.99".parse::<Amount>().unwrap(), "USD", "ORDER-1");
    let typed = gateway().payments().create(&order).unwrap();
    let operation = Operation::find(OPERATIONS_2328, "payments", "create").unwrap();
    let json = r#"{"order_id":"ORDER-1","amount":"19.99","currency":"USD"}"#;
    let by_name = operation.call(&gateway(), json).unwrap();
    assert_eq!(by_name.request().body(), typed.request().body());
    assert_eq!(by_name.repeat(), typed.repeat());
    let headers = |request: &cointill::http::Request| -> Vec<(String, String)> {
        let all = request.headers();
        all.map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    assert_eq!(headers(by_name.request()), headers(typed.request()));

    let answer = br#"{"state":0,"result":{"uuid":"u-1","amount":"19.99","currency":"USD","payment_status":"brand_new"}}"#;
    let response = Response::new(200, Vec::new(), answer.to_vec());
    let Output::Record(record) = by_name.read(&response).unwrap() else {
        panic!()
    };
    let payment = typed.read(&response).unwrap();
    assert_eq!(record.name(), "Payment");
    assert_eq!(record.raw(), Some(&payment.raw));
    let status = record
        .fields()
        .iter()
        .position(|field| field.name == "payment_status");
    assert_eq!(record.value(status.unwrap()), FieldValue::Text("brand_new"));
    assert_eq!(record.value(1), FieldValue::None);
    assert_eq!(record.value(1_000), FieldValue::None);
    let said = observed(&*record, AmountUnit::Cents).unwrap();
    assert_eq!(said, payment.observed(cointill::payment::Source::Query));
}

#[test]
fn arguments_that_no_operation_takes_are_refused() {
    let find = |group, name| Operation::find(OPERATIONS_2328, group, name).unwrap();
    let refused = |group, name, json: &str| {
        let error = find(group, name).call(&gateway(), json).unwrap_err();
        assert!(
            matches!(
                error.code(),
                ErrorCode::InvalidRequest | ErrorCode::MalformedJson
            ),
            "{json}: {error}"
        );
    };
    refused("payments", "create", "{}");
    refused(
        "payments",
        "create",
        r#"{"amount":"1","currency":"USD","order_id":"1","x":1}"#,
    );
    refused("payments", "info", "{}");
    refused("payments", "info", r#"{"uuid":"1","order_id":"2"}"#);
    refused("payments", "info", r#"{"uuid":1}"#);
    refused("balance", "get", r#"{"uuid":"1"}"#);
    refused("balance", "get", "[]");
    refused("balance", "get", "");
    assert!(find("payments", "create").pages(&gateway(), "{}").is_err());
    assert!(Operation::find(OPERATIONS_2328, "payments", "nothing").is_none());
}

#[test]
fn a_walk_by_name_goes_over_all_pages() {
    let list = Operation::find(OPERATIONS_2328, "payments", "list").unwrap();
    let mut pager = list.pages(&gateway(), r#"{"per_page":2}"#).unwrap();
    let mut seen = 0;
    for page in 1..=3 {
        let call = pager.next_call().unwrap().unwrap();
        let body = format!(r#"{{"page":{page},"per_page":2}}"#);
        assert_eq!(call.request().body(), body.as_bytes());
        let item = r#"{"uuid":"u","amount":"1","currency":"USD","payment_status":"paid"}"#;
        let answer = format!(
            r#"{{"state":0,"result":{{"items":[{item},{item}],"paginate":{{"current_page":{page},"total_pages":3,"per_page":2}}}}}}"#
        );
        let page = call
            .read(&Response::new(200, Vec::new(), answer.into_bytes()))
            .unwrap();
        seen += page.items.len();
        pager.feed(&page).unwrap();
    }
    assert!(pager.next_call().is_none());
    assert_eq!(seen, 6);
}

/// JSON as `to_json` writes it, of a model that was received as `text`.
fn received(text: &str) -> String {
    format!(r#"{{"fields":{text},"raw":{text}}}"#)
}

#[test]
fn a_model_survives_its_json() {
    let created = r#"{"orderNo":"1","webUrl":"https://pay.example","new":{"a":1.50}}"#;
    let order = r#"{"orderNo":"1","merchantOrderNo":"2","orderStatus":"INIT","orderAmount":"100"}"#;
    let recovered = format!(r#"{{"orderNo":"1","cointill.recovered":{order}}}"#);
    let texts = [
        ("Created", created),
        ("Created", &recovered),
        ("Order", order),
        (
            "Payment",
            r#"{"uuid":"u","amount":"1.0","currency":"USD","payment_status":"paid"} "#,
        ),
        ("Paginate", "{}"),
        ("OrderSigned", order),
    ];
    for (name, text) in texts {
        let first = read_record(name, &received(text)).unwrap();
        let again = read_record(name, &first.to_json()).unwrap();
        assert!(first.same_as(&*again), "{name} {text}");
    }
    let [one, other] = ["1.0", "1.00"].map(|amount| {
        let text = format!(r#"{{"from":"A","to":"B","price":"{amount}"}}"#);
        read_record("Price", &received(&text)).unwrap()
    });
    assert!(!one.same_as(&*other));
    assert_eq!(
        read_record("Nothing", "{}").unwrap_err().code(),
        ErrorCode::InvalidRequest
    );
    assert!(read_record("Payment", "{").is_err());
}

#[test]
fn an_order_that_was_recovered_keeps_what_was_found() {
    let create = Operation::find(OPERATIONS_ALCHEMYPAY, "payments", "create").unwrap();
    let json = r#"{"merchantOrderNo":"A-1","orderAmount":"1.00","payCurrency":"USD","userId":"u"}"#;
    let call = create.call(&twin(), json).unwrap();
    let answer = br#"{"code":"0","model":{"orderNo":"3","webUrl":"https://pay.example"}}"#;
    let response = Response::new(200, Vec::new(), answer.to_vec());
    let Output::Record(record) = call.read(&response).unwrap() else {
        panic!()
    };
    assert_eq!(record.value(0), FieldValue::Text("3"));
    assert_eq!(record.value(2), FieldValue::None);
    let fields = r#"{"orderNo":"3","cointill.recovered":{"orderNo":"3","orderStatus":"INIT"}}"#;
    let json = format!(r#"{{"fields":{fields},"raw":{{"orderNo":"3"}}}}"#);
    let record = read_record("Created", &json).unwrap();
    let FieldValue::Record(order) = record.value(2) else {
        panic!()
    };
    assert_eq!(order.name(), "Order");
}

#[test]
fn options_are_set_by_name() {
    let mut options = gateway2328::Options::default();
    let set =
        |options: &mut _, name: &str, value| OptionField::set(OPTIONS_2328, options, name, value);
    set(&mut options, "url_callback_required", SetOption::Flag(true)).unwrap();
    set(&mut options, "payout_order_id_max", SetOption::Number(64)).unwrap();
    assert!(options.url_callback_required);
    assert_eq!(options.payout_order_id_max, 64);
    let error = set(&mut options, "nothing", SetOption::Flag(true)).unwrap_err();
    assert!(error.to_string().contains("list_by_aml_lock"), "{error}");
    let error = set(&mut options, "list_by_aml_lock", SetOption::Word("yes")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "list_by_aml_lock: expected true or false, got \"yes\""
    );

    for field in OPTIONS_ALCHEMYPAY {
        let mut options = alchemypay::Options::default();
        for word in field.words {
            let value = SetOption::Word(word);
            OptionField::set(OPTIONS_ALCHEMYPAY, &mut options, field.name, value).unwrap();
        }
        let wrong = SetOption::Word("nothing");
        let error = OptionField::set(OPTIONS_ALCHEMYPAY, &mut options, field.name, wrong);
        assert_eq!(error.unwrap_err().field(), Some(field.name));
    }
}

#[test]
fn an_event_says_what_the_typed_one_says() {
    let key = ApiKey::new("sandbox-api-key").unwrap();
    let body = key
        .sign_webhook(r#"{"uuid":"1","order_id":"A","amount":"5.00","currency":"USD","url":"","payment_status":"paid"}"#)
        .unwrap();
    let typed = gateway()
        .webhooks()
        .verify(WebhookKind::Payment, body.as_bytes())
        .unwrap();
    let event = DynamicEvent::from(typed.clone());
    assert_eq!((event.kind(), event.id()), ("payment", typed.id()));
    assert_eq!((event.key_id(), event.form()), ("api", Some("reference")));
    assert_eq!(event.observed(), typed.observed());
    assert_eq!(event.raw().as_str(), body);
    assert_eq!(event.data().unwrap().value(0), FieldValue::Text("1"));
    assert!(event.unsigned().is_none() && event.problem().is_none());

    let unknown = key.sign_webhook(r#"{"uuid":"1"}"#).unwrap();
    let typed = gateway()
        .webhooks()
        .verify(WebhookKind::Any, unknown.as_bytes())
        .unwrap();
    let event = DynamicEvent::from(typed);
    assert_eq!(event.kind(), "unknown");
    assert!(event.data().is_none() && event.problem().is_some() && event.observed().is_none());
    let record: Arc<dyn cointill::model::Record> =
        read_record("Paginate", &received("{}")).unwrap();
    assert!(observed(&*record, AmountUnit::Cents).is_none());
}
