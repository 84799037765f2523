//! Orders and refunds (Alchemy §4.1 to §4.6).

use serde_json::{Value, json};

use super::{
    CREATE, NATIVE, QUERY, REFUND, TRACE, envelope, error, json_answer, model, queried, read, with,
    without,
};
use crate::tables::models_alchemypay::{CREATED, ORDER};
use crate::vectors::Case;

fn created() -> Value {
    json!({"orderNo": "300217236173748123456", "webUrl": "https://crypto-payment.alchemypay.org?orderNum=300217236173748123456"})
}

fn order() -> Value {
    json!({
        "orderNo": "300217236173748123456", "orderStatus": "COMPLETED", "userId": "user@example.com",
        "merchantOrderNo": "17236123450000", "orderCurrency": "USD", "orderAmount": "10000", "payCryptoRate": "1",
        "payFiatRate": "1", "payCryptoCurrency": "USDT", "payCryptoVolume": "100.02", "payCryptoNetwork": "TRX",
        "address": "TDeposit", "hxAddress": "0xabc", "failReason": "", "fee": "0.8", "customParam": "{\"cart\":7}",
        "settlementAmount": "99.2", "settlementCurrency": "USDT", "orderTime": "2024-08-14 14:00:00",
        "payTime": "2024-08-14 14:03:12", "payMethod": null, "fromAddress": null,
    })
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = creates();
    cases.extend(queries());
    cases.extend(units());
    cases.extend(refunds());
    cases.extend(malformed());
    cases
}

fn creates() -> Vec<Case> {
    let create = |id: &str, source: &str, comment: &str, name: &str, result: Value| {
        let expected = json!({"result": model(CREATED, &result)});
        read(id, source, comment, name, &envelope(&result), expected)
    };
    let hosted = |id: &str, comment: &str, result: Value| {
        create(id, "Alchemy §4.1", comment, CREATE, result)
    };
    let body = |id: &str, comment: &str, body: &str| {
        let expected = json!({"result": model(CREATED, &created())});
        read(id, "Alchemy §2", comment, CREATE, body, expected)
    };
    let inner = r#""model":{"orderNo":"300217236173748123456","webUrl":"https://crypto-payment.alchemypay.org?orderNum=300217236173748123456"}"#;
    let mut cases = vec![
        hosted("created", "the documented answer", created()),
        hosted(
            "created-unknown",
            "members that are not known are kept",
            with(
                created(),
                json!({"checkoutAddress": "x", "expireAt": 1_723_617_374}),
            ),
        ),
        hosted(
            "created-number",
            "the vendor's number as a number keeps its 21 digits",
            with(
                created(),
                json!({"orderNo": super::form::parse("300217236173748123456")}),
            ),
        ),
        hosted(
            "created-no-url",
            "without a page to send the payer to",
            without(created(), &["webUrl"]),
        ),
        hosted(
            "created-empty-url",
            "an empty page is none",
            with(created(), json!({"webUrl": ""})),
        ),
        hosted(
            "created-opaque-url",
            "the page's address is opaque",
            with(
                created(),
                json!({"webUrl": "https://new.example/pay#300217236173748123456"}),
            ),
        ),
        create(
            "native-created",
            "Alchemy §4.4",
            "the native call's answer is not documented: whatever it is, it is kept",
            NATIVE,
            json!({"address": "TDeposit", "qrCode": "tron:TDeposit", "expire": 900}),
        ),
        create(
            "native-created-number",
            "Alchemy §4.4",
            "should it name the order",
            NATIVE,
            with(created(), json!({"address": "TDeposit"})),
        ),
        body(
            "code-number",
            "the table types code as a number, real answers send text",
            &format!("{{\"code\":0,{inner}}}"),
        ),
        body(
            "no-flags",
            "the sample of create has neither success nor error",
            &format!("{{\"code\":\"0\",\"msg\":\"success\",{inner},\"traceId\":\"{TRACE}\"}}"),
        ),
        body(
            "no-trace",
            "no id of the call",
            &format!("{{\"code\":\"0\",{inner}}}"),
        ),
        body(
            "other-order",
            "members in another order",
            &format!("{{{inner},\"error\":false,\"success\":true,\"code\":\"0\"}}"),
        ),
        body(
            "pretty",
            "white space",
            &format!("{:#}\n", super::form::parse(&envelope(&created()))),
        ),
        body(
            "unknown-members",
            "members of the envelope that are not known",
            &format!("{{\"code\":\"0\",\"version\":2,{inner},\"extra\":{{\"code\":\"8000\"}}}}"),
        ),
    ];
    for name in ["create_v1", "create_telegram", "create_telegram_v1"] {
        let id = format!("{}-created", name.replace('_', "-"));
        let endpoint = format!("alchemypay.payment.{name}");
        cases.push(create(
            &id,
            "Alchemy §4.2, §4.3",
            "the same answer as the newest call",
            &endpoint,
            created(),
        ));
    }
    cases
}

fn queries() -> Vec<Case> {
    let query = |id: &str, comment: &str, result: Value| {
        read(
            &format!("query-{id}"),
            "Alchemy §4.5",
            comment,
            QUERY,
            &envelope(&result),
            queried(ORDER, &result, true),
        )
    };
    let changed =
        |id: &str, comment: &str, changes: Value| query(id, comment, with(order(), changes));
    let unpaid = |value: Value| {
        let names = [
            "payCryptoRate",
            "payFiatRate",
            "payCryptoCurrency",
            "payCryptoVolume",
            "payCryptoNetwork",
            "hxAddress",
            "failReason",
            "fee",
            "payTime",
            "settlementAmount",
            "settlementCurrency",
        ];
        let mut body = with(order(), json!({"orderStatus": "INIT"}));
        for name in names {
            body[name] = value.clone();
        }
        body
    };
    let sentence = |word: &str| {
        format!(
            "Due to fluctuations in the currency {word}, your payment amount cannot fulfill this order"
        )
    };
    let newer = with(
        order(),
        json!({"orderStatus": "FAILED", "failReason": sentence("price")}),
    );
    let older = with(newer.clone(), json!({"failReason": sentence("proce")}));
    let statuses = [
        "INIT",
        "PROCESSING",
        "CLOSE",
        "FAILED",
        "TIMEOUT",
        "DELAY_SUCCESS",
        "DELAY_FAILED",
        "BRAND_NEW",
    ];
    let mut cases: Vec<Case> = statuses
        .iter()
        .map(|status| {
            let id = format!("status-{}", status.to_lowercase().replace('_', "-"));
            changed(
                &id,
                "every status of §5.1; one that is not known is kept as it came",
                json!({"orderStatus": status}),
            )
        })
        .collect();
    let misprinted = without(
        with(
            order(),
            json!({"payFaitRate": "1.08", "vCryptoNetwork": "BSC"}),
        ),
        &["payFiatRate", "payCryptoNetwork"],
    );
    let expected = queried(ORDER, &newer, true);
    cases.extend([
        changed("completed", "every field, as real answers wrap them in model", json!({})),
        query("unpaid-empty", "before payment its fields are empty", unpaid("".into())),
        query("unpaid-null", "or null", unpaid(Value::Null)),
        query("unpaid-null-text", "or the four letters null", unpaid("null".into())),
        query("unpaid-absent", "or absent", json!({"orderNo": "300217236173748123456", "orderStatus": "INIT"})),
        changed("numbers", "numbers count by their text", json!({"orderAmount": 10000, "payCryptoVolume": 100.50, "fee": 0, "merchantOrderNo": 17_236_123_450_000_u64})),
        query("misprinted-names", "names as samples misprint them: payFaitRate, vCryptoNetwork", misprinted),
        changed("both-names", "beside the right name a misprint does not count", json!({"payFaitRate": "9", "vCryptoNetwork": "XXX"})),
        changed("custom-param-object", "customParam is an object in the table", json!({"customParam": {"cart": [7, "8"], "note": "a/b"}})),
        changed("connected-wallet", "the payer's wallet", json!({"payMethod": "TON CONNECT", "fromAddress": "EQPayer"})),
        changed("unknown-fields", "members that are not known are kept", json!({"kytRisk": "low", "extra": {"deep": [1.50]}})),
        changed("long-digits", "more digits than any machine number", json!({"payCryptoVolume": "0.123456789012345678901234567890"})),
        changed("odd-time", "a time that is none is kept as text", json!({"orderTime": "soon"})),
        query("fluctuation", "the reason of §5.2", newer.clone()),
        read("query-fluctuation-misspelt", "Alchemy §5.2", "as older copies spell it: the same reason", QUERY, &envelope(&older), expected),
        changed("wrong-coin", "the reason of §5.2", json!({"orderStatus": "FAILED", "failReason": "crypto or network inconsistent"})),
    ]);
    cases
}

/// The unit of `orderAmount` (§9 item 1): the biggest risk of all.
fn units() -> Vec<Case> {
    let case = |id: &str, comment: &str, amount: Value, cents: bool| {
        let result = with(order(), json!({"orderAmount": amount}));
        let mut case = read(
            &format!("unit-{id}"),
            "Alchemy §9 item 1",
            comment,
            QUERY,
            &envelope(&result),
            queried(ORDER, &result, cents),
        );
        if !cents {
            case.input["options"] = json!({"amount_unit": "as_sent"});
        }
        case
    };
    vec![
        case(
            "cents",
            "cents, as every page on queries says (the default)",
            json!("10012"),
            true,
        ),
        case("cents-small", "less than a dollar", json!("7"), true),
        case(
            "cents-decimals",
            "a fraction of a cent stays visible",
            json!("100.12"),
            true,
        ),
        case("cents-number", "as a number", json!(10_012), true),
        case("cents-zero", "nothing", json!("0"), true),
        case(
            "as-sent",
            "the unit of the create call, under the other reading",
            json!("100.12"),
            false,
        ),
        case(
            "as-sent-whole",
            "the same without decimals",
            json!("100"),
            false,
        ),
        case("none", "no amount at all", json!(""), true),
    ]
}

fn refunds() -> Vec<Case> {
    let refund = |id: &str, comment: &str, model: &str| {
        let body = format!(
            "{{\"code\":\"0\",\"msg\":\"success\",\"model\":{model},\"traceId\":\"{TRACE}\"}}"
        );
        read(
            &format!("refund-{id}"),
            "Alchemy §4.6",
            comment,
            REFUND,
            &body,
            json!({"raw": model}),
        )
    };
    vec![
        refund("accepted", "the documented payload: an empty text", "\"\""),
        refund("accepted-null", "null", "null"),
        refund(
            "accepted-object",
            "should it tell more one day",
            r#"{"refundNo":"R1"}"#,
        ),
        read(
            "refund-accepted-absent",
            "Alchemy §4.6",
            "no payload at all",
            REFUND,
            r#"{"code":"0"}"#,
            json!({"raw": "null"}),
        ),
    ]
}

/// A success that does not hold what it should.
fn malformed() -> Vec<Case> {
    let case = |id: &str, comment: &str, name: &str, model: Value, field: Option<&str>| {
        let mut facts =
            json!({"code": "malformed_response", "http_status": 200, "trace_id": TRACE});
        if let Some(field) = field {
            facts["field"] = field.into();
        }
        error(
            &format!("malformed-{id}"),
            "Alchemy §4.1, §4.5",
            comment,
            name,
            json_answer(200, &envelope(&model)),
            facts,
        )
    };
    vec![
        case(
            "created-no-number",
            "created, and nothing says as what",
            CREATE,
            without(created(), &["orderNo"]),
            Some("order_no"),
        ),
        case(
            "created-empty-number",
            "an empty number is none",
            CREATE,
            with(created(), json!({"orderNo": ""})),
            Some("order_no"),
        ),
        case("created-null", "no payload", CREATE, Value::Null, None),
        case(
            "created-text",
            "the payload of a refund",
            CREATE,
            json!(""),
            None,
        ),
        case("created-list", "a list", CREATE, json!([created()]), None),
        case(
            "query-no-status",
            "no status",
            QUERY,
            without(order(), &["orderStatus"]),
            Some("order_status"),
        ),
        case(
            "query-null-status",
            "a status that is null",
            QUERY,
            with(order(), json!({"orderStatus": null})),
            Some("order_status"),
        ),
        case(
            "query-amount-word",
            "an amount that is none",
            QUERY,
            with(order(), json!({"orderAmount": "a lot"})),
            Some("order_amount"),
        ),
        case(
            "query-volume-list",
            "a list for an amount",
            QUERY,
            with(order(), json!({"payCryptoVolume": ["1"]})),
            Some("pay_crypto_volume"),
        ),
        case(
            "query-status-object",
            "an object for a status",
            QUERY,
            with(order(), json!({"orderStatus": {}})),
            Some("order_status"),
        ),
        case("query-null", "no payload", QUERY, Value::Null, None),
        case(
            "native-list",
            "a list for an object",
            NATIVE,
            json!([]),
            None,
        ),
    ]
}
