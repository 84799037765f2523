//! Whole calls: what is repeated, when, and what is not.

use serde_json::{Value, json};

use super::script::Script;
use crate::vectors::Case;

const NO: &str = r#"{"message":"x"}"#;
const PAYMENT: &str = r#"{"state":0,"result":{"uuid":"u-1","amount":"19.99","currency":"USD","payment_status":"check"}}"#;
const PAYOUT: &str = r#"{"state":0,"result":{"uuid":"u-2","status":"pending"}}"#;
const CONVERSION: &str = r#"{"state":0,"result":{"id":1,"from_currency":"USDT","to_currency":"BTC","from_amount":"10"}}"#;

fn create(id: &'static str, comment: &'static str) -> Script {
    let request = json!({"amount": "19.99", "currency": "USD", "order_id": "ORDER-1"});
    Script::new(id, comment, "2328.payment.create", request)
}

fn info(id: &'static str, comment: &'static str) -> Script {
    Script::new(
        id,
        comment,
        "2328.payment.info",
        json!({"order_id": "ORDER-1"}),
    )
}

fn payout(id: &'static str, comment: &'static str, order_id: Option<&str>) -> Script {
    let mut request = json!({"currency": "USDT", "network": "TRX-TRC20", "amount": "5.00", "to_address": "TTEST"});
    if let Some(order_id) = order_id {
        request["order_id"] = order_id.into();
    }
    Script::new(id, comment, "2328.payout.create", request)
}

fn convert(id: &'static str, comment: &'static str) -> Script {
    let request = json!({"from_currency": "USDT", "to_currency": "BTC", "amount": "10", "amount_type": "from"});
    Script::new(id, comment, "2328.convert", request)
}

fn status(status: u16) -> Value {
    json!({"http_status": status})
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = repeats();
    cases.extend(not_repeated());
    cases.extend(retry_after());
    cases.extend(budgets());
    cases
}

fn repeats() -> Vec<Case> {
    vec![
        create("first-try", "nothing to repeat")
            .answered(200, PAYMENT)
            .succeeds(),
        create("503-once", "a create with its order_id is sent again")
            .answered(503, NO)
            .waits(1, 0)
            .answered(200, PAYMENT)
            .succeeds(),
        create(
            "503-always",
            "four attempts in all; one of them may have been carried out",
        )
        .answered(503, NO)
        .waits(1, 0)
        .answered(503, NO)
        .waits(2, 0)
        .answered(503, NO)
        .waits(3, 0)
        .answered(503, NO)
        .ends("gateway_unavailable", true, true, status(503)),
        info(
            "query-503-always",
            "a query changes nothing, so nothing is unknown",
        )
        .answered(503, NO)
        .waits(1, 0)
        .answered(502, NO)
        .waits(2, 0)
        .answered(504, NO)
        .waits(3, 0)
        .answered(500, NO)
        .ends("gateway_unavailable", false, true, status(500)),
        create(
            "broken",
            "the connection broke: the request may have arrived",
        )
        .failed(2_000, "broken")
        .waits(1, 0)
        .answered(200, PAYMENT)
        .succeeds(),
        create("timeout", "no answer in time")
            .failed(30_000, "timeout_answer")
            .waits(1, 0)
            .answered(200, PAYMENT)
            .succeeds(),
        create("truncated", "an answer that was cut off")
            .answered(200, &PAYMENT[..40])
            .waits(1, 0)
            .answered(200, PAYMENT)
            .succeeds(),
        create(
            "unknown-then-refused",
            "after an attempt of unknown outcome even a definite refusal leaves it open",
        )
        .failed(100, "broken")
        .waits(1, 0)
        .answered(422, NO)
        .ends("validation", true, false, status(422)),
        payout(
            "payout-with-id",
            "a payout with its order_id is sent again",
            Some("PO-1"),
        )
        .failed(100, "broken")
        .waits(1, 0)
        .answered(200, PAYOUT)
        .succeeds(),
        convert(
            "convert-429",
            "refused for the rate: certainly not carried out, so it is sent again",
        )
        .answered(429, NO)
        .waits(1, 0)
        .answered(200, CONVERSION)
        .succeeds(),
        convert(
            "convert-connect",
            "no connection: nothing was sent, so it is sent again",
        )
        .failed(100, "connect")
        .waits(1, 0)
        .answered(200, CONVERSION)
        .succeeds(),
        convert(
            "convert-timeout-connect",
            "no connection in time: nothing was sent",
        )
        .failed(5_000, "timeout_connect")
        .waits(1, 0)
        .answered(200, CONVERSION)
        .succeeds(),
        convert(
            "convert-connect-always",
            "nothing was ever sent, so nothing is unknown",
        )
        .failed(100, "connect")
        .waits(1, 0)
        .failed(100, "connect")
        .waits(2, 0)
        .failed(100, "connect")
        .waits(3, 0)
        .failed(100, "connect")
        .ends("transport", false, true, json!({})),
    ]
}

fn not_repeated() -> Vec<Case> {
    vec![
        create("422", "a refusal is definite")
            .answered(422, NO)
            .ends("validation", false, false, status(422)),
        create("401", "a wrong key does not become right")
            .answered(401, NO)
            .ends("authentication", false, false, status(401)),
        create("html-403", "a firewall's page")
            .answered(403, "<html></html>")
            .ends("blocked", false, false, status(403)),
        create("redirect", "a signed request is not sent on")
            .answered(307, "")
            .ends("unexpected_redirect", false, false, status(307)),
        create("state-1", "a refusal under 200")
            .answered(200, r#"{"state":1}"#)
            .ends(
                "refused",
                false,
                false,
                json!({"http_status": 200, "gateway_code": "1"}),
            ),
        create(
            "untrusted",
            "a certificate that is not trusted: nothing was sent, and time does not heal it",
        )
        .failed(100, "untrusted")
        .ends("transport", false, true, json!({})),
        create(
            "cancelled",
            "the caller no longer wants it; the request may have arrived",
        )
        .failed(100, "cancelled")
        .ends("cancelled", true, false, json!({})),
        create(
            "too-large",
            "an answer too large to read would come again; the call may have been carried out",
        )
        .failed(100, "too_large")
        .ends("response_too_large", true, false, json!({})),
        convert(
            "convert-503",
            "a conversion may have been carried out: the caller has to look",
        )
        .answered(503, NO)
        .ends("gateway_unavailable", true, false, status(503)),
        convert("convert-broken", "the same when the connection broke")
            .failed(100, "broken")
            .ends("transport", true, false, json!({})),
        convert("convert-timeout", "the same when no answer came")
            .failed(30_000, "timeout_answer")
            .ends("timeout", true, false, json!({})),
        convert("convert-other", "the same when nobody knows what happened")
            .failed(100, "other")
            .ends("transport", true, false, json!({})),
        convert("convert-truncated", "the same when the answer was cut off")
            .answered(200, "{\"state\":0")
            .ends("malformed_response", true, false, status(200)),
        convert(
            "convert-connect-then-broken",
            "sent again after no connection, and then the connection broke",
        )
        .failed(100, "connect")
        .waits(1, 0)
        .failed(100, "broken")
        .ends("transport", true, false, json!({})),
        payout(
            "payout-without-id",
            "nothing tells a repeat from a second payout",
            None,
        )
        .failed(100, "broken")
        .ends("transport", true, false, json!({})),
        payout(
            "payout-without-id-429",
            "refused for the rate: certainly not carried out",
            None,
        )
        .answered(429, NO)
        .waits(1, 0)
        .answered(200, PAYOUT)
        .succeeds(),
    ]
}

fn retry_after() -> Vec<Case> {
    let asked = |id, comment, status: u16, text: &str, seconds: u64| {
        create(id, comment)
            .asked_to_wait(status, text)
            .waits(1, seconds)
            .answered(200, PAYMENT)
            .succeeds()
    };
    let none = |id, comment, text: &str| asked(id, comment, 429, text, 0);
    let too_long = |id, comment, text: &str, seconds: u64| {
        create(id, comment).asked_to_wait(429, text).ends(
            "rate_limited",
            false,
            true,
            json!({"http_status": 429, "retry_after_s": seconds}),
        )
    };
    vec![
        asked(
            "retry-after-seconds",
            "the gateway's wish, and the random part on top: else all who were told the same come back together",
            429,
            "2",
            2,
        ),
        asked(
            "retry-after-date",
            "the same as a date",
            429,
            "Sun, 06 Nov 1994 08:49:37 GMT",
            10,
        ),
        asked("retry-after-503", "obeyed with 503 as well", 503, "3", 3),
        none("retry-after-zero", "at once, save for the random part", "0"),
        none(
            "retry-after-past",
            "a date that has passed is no wait",
            "Sun, 06 Nov 1994 08:49:17 GMT",
        ),
        none(
            "retry-after-nonsense",
            "what cannot be read is not there",
            "in a while",
        ),
        too_long(
            "retry-after-61",
            "longer than is sat out: the call ends at once and says how long",
            "61",
            61,
        ),
        too_long(
            "retry-after-day",
            "never more than a day",
            "9999999",
            86_400,
        ),
        create(
            "retry-after-422",
            "a definite refusal is not repeated, whatever the header says",
        )
        .asked_to_wait(422, "1")
        .ends("validation", false, false, status(422)),
        create("retry-after-no-room", "the wish alone passes the deadline")
            .policy(json!({"total_deadline_ms": 5_000}))
            .asked_to_wait(429, "5")
            .ends(
                "rate_limited",
                false,
                true,
                json!({"http_status": 429, "retry_after_s": 5}),
            ),
    ]
}

fn budgets() -> Vec<Case> {
    vec![
        create("once", "a policy of one attempt")
            .policy(json!({"max_attempts": 1}))
            .answered(503, NO)
            .ends("gateway_unavailable", true, true, status(503)),
        create("two-attempts", "a policy of two")
            .policy(json!({"max_attempts": 2}))
            .answered(503, NO)
            .waits(1, 0)
            .answered(503, NO)
            .ends("gateway_unavailable", true, true, status(503)),
        create("no-attempts", "none counts as one")
            .policy(json!({"max_attempts": 0}))
            .answered(200, PAYMENT)
            .succeeds(),
        create(
            "slow-attempts",
            "an attempt never has more time than is left in all",
        )
        .failed(30_000, "timeout_answer")
        .waits(1, 0)
        .answered(200, PAYMENT)
        .succeeds(),
        create("short-attempts", "an attempt has its own limit")
            .policy(json!({"attempt_timeout_ms": 2_000}))
            .failed(2_000, "timeout_attempt")
            .waits(1, 0)
            .answered(200, PAYMENT)
            .succeeds(),
        create(
            "deadline",
            "the total deadline ends the call although attempts are left",
        )
        .policy(json!({"total_deadline_ms": 10_000}))
        .failed(10_000, "timeout_attempt")
        .ends("timeout", true, true, json!({})),
        create(
            "no-time-for-delay",
            "a delay that would pass the deadline is not begun",
        )
        .policy(json!({"total_deadline_ms": 150, "base_delay_ms": 10_000}))
        .answered(503, NO)
        .ends("gateway_unavailable", true, true, status(503)),
        create("longer-delays", "another base")
            .policy(json!({"base_delay_ms": 1_000}))
            .answered(503, NO)
            .waits(1, 0)
            .answered(503, NO)
            .waits(2, 0)
            .answered(200, PAYMENT)
            .succeeds(),
        create("capped-delays", "another limit")
            .policy(json!({"base_delay_ms": 1_000, "max_delay_ms": 1_500}))
            .answered(503, NO)
            .waits(1, 0)
            .answered(503, NO)
            .waits(2, 0)
            .answered(503, NO)
            .waits(3, 0)
            .answered(200, PAYMENT)
            .succeeds(),
        create("no-delays", "no delay at all")
            .policy(json!({"base_delay_ms": 0}))
            .answered(503, NO)
            .answered(200, PAYMENT)
            .succeeds(),
    ]
}
