//! Which fields of each message are signed, and how their values count.

use super::{DOCUMENTED, MESSAGES, Reading, form, signed, unsigned, whole};
use crate::reference::json::Style;
use crate::vectors::Case;

const ALL: Reading = Reading {
    all: true,
    ..DOCUMENTED
};
const FLATTEN: Reading = Reading {
    flatten: true,
    ..DOCUMENTED
};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = lists();
    cases.extend(values());
    cases.extend(nested());
    cases.extend(readings());
    cases
}

/// For each message: all signed fields; the same with all unsigned ones; each unsigned one alone is
/// tested by the first two having one signature.
fn lists() -> Vec<Case> {
    let mut cases = Vec::new();
    for (message, _) in MESSAGES {
        let body = whole(message);
        let mut more = body.clone();
        for name in unsigned(message) {
            more[*name] = format!("{name} & its value = unsigned").into();
        }
        more["sign"] = "an old signature".into();
        let mut reversed: Vec<_> = more
            .as_object()
            .cloned()
            .unwrap_or_default()
            .into_iter()
            .collect();
        reversed.reverse();
        let reversed = reversed.into_iter().collect();
        let plain = signed(
            &format!("{message}-signed"),
            "every field whose column Sign says Y",
            message,
            &form::write(&body, Style::Reference),
            DOCUMENTED,
        );
        let mut further = signed(
            &format!("{message}-unsigned"),
            "fields whose column Sign says N, a field of tomorrow and an old sign change nothing",
            message,
            &form::write(&more, Style::Reference),
            DOCUMENTED,
        );
        assert_eq!(plain.expected, further.expected);
        further.source = "Alchemy §3.2".to_owned();
        let turned = signed(
            &format!("{message}-order"),
            "nor does the order of the members",
            message,
            &form::write(&reversed, Style::Reference),
            DOCUMENTED,
        );
        assert_eq!(plain.expected, turned.expected);
        cases.extend([plain, further, turned]);
    }
    cases
}

/// Values count verbatim.
fn values() -> Vec<Case> {
    let query = |id: &str, comment: &str, number: &str| {
        let body = format!(r#"{{"appId":"TEST000001","merchantOrderNo":{number}}}"#);
        signed(id, comment, "query", &body, DOCUMENTED)
    };
    let webhook = |id: &str, comment: &str, members: &str| {
        let body =
            format!(r#"{{"orderNo":"1","merchantOrderNo":"2","orderStatus":"FAILED",{members}}}"#);
        signed(id, comment, "order-webhook", &body, DOCUMENTED)
    };
    vec![
        query("plus", "'+' is not encoded", r#""+1 (555) 0100""#),
        query("percent", "nor is '%'", r#""100%25""#),
        query("at-comma", "nor are '@' and ','", r#""a,b@c;d/e?f#g""#),
        query("cyrillic", "text counts as UTF-8", r#""Заказ №3""#),
        query(
            "astral",
            "and so do characters beyond the basic plane",
            r#""😀""#,
        ),
        query(
            "escapes",
            "strings count by their decoded text",
            r#""\u0041\/B""#,
        ),
        query(
            "quote",
            "a quote is not escaped in the text",
            r#""a\"b\\c""#,
        ),
        query("space-in", "spaces inside stay", r#""a  b""#),
        query(
            "space-around",
            "single values are not trimmed",
            r#""  1  ""#,
        ),
        query("case", "case counts", r#""AbC""#),
        query("number", "a number counts by its digits", "17236123450000"),
        query(
            "number-decimals",
            "a number keeps its trailing zeros",
            "100.10",
        ),
        query(
            "number-long",
            "more digits than any machine number",
            "123456789012345678901234567890",
        ),
        query("number-negative", "a sign", "-1"),
        query("zero", "zero is a value", "0"),
        query("text-zero", "so is the text 0", r#""0""#),
        query("false", "so is false", "false"),
        query("null", "null is no value", "null"),
        query("empty", "an empty text is none either", r#""""#),
        query(
            "null-text",
            "nor are the four letters null, to AEON's newer helper",
            r#""null""#,
        ),
        query(
            "null-text-case",
            "in another case they are text",
            r#""NULL""#,
        ),
        query(
            "null-text-longer",
            "and as part of a longer text",
            r#""null1""#,
        ),
        query("space-only", "white space is a value", r#"" ""#),
        webhook(
            "webhook-equals",
            "the gateway signs what a payer wrote, '=' as well",
            r#""userId":"a=b""#,
        ),
        webhook(
            "webhook-ampersand",
            "and '&': such a webhook is signed, and refused when it comes",
            r#""userId":"a&b""#,
        ),
        webhook(
            "webhook-line-break",
            "and control characters",
            r#""failReason":"a\nb""#,
        ),
        webhook(
            "webhook-reason",
            "the literal sentences of §5.2",
            r#""failReason":"Your payment amount is lower than this order""#,
        ),
    ]
}

/// Objects inside a message.
fn nested() -> Vec<Case> {
    let native = |customize: &str| {
        format!(
            r#"{{"appId":"A","merchantOrderNo":"1","orderAmount":"1","payCurrency":"USD","userId":"u","payType":"WALLET","customize":{customize}}}"#
        )
    };
    let both = |id: &str, comment: &str, customize: &str| {
        let body = native(customize);
        [
            signed(
                &format!("nested-{id}"),
                comment,
                "native",
                &body,
                DOCUMENTED,
            ),
            signed(
                &format!("nested-{id}-flatten"),
                comment,
                "native",
                &body,
                FLATTEN,
            ),
        ]
    };
    let mut cases = Vec::new();
    cases.extend(both(
        "token",
        "one inner field; flattened it sorts among the outer ones",
        r#"{"token":"USDT"}"#,
    ));
    cases.extend(both(
        "sorted",
        "inner fields are sorted, too",
        r#"{"token":"USDT","network":"TRX","Chain":"x"}"#,
    ));
    cases.extend(both(
        "empty-inside",
        "inner fields without a value are left out",
        r#"{"token":"USDT","network":"","memo":null,"tag":"null"}"#,
    ));
    cases.extend(both(
        "number",
        "an inner number counts by its digits",
        r#"{"token":"USDT","amount":1.50}"#,
    ));
    cases.extend(both(
        "deep",
        "an object inside an object",
        r#"{"token":"USDT","more":{"b":"2","a":"1"}}"#,
    ));
    cases.push(signed(
        "nested-text",
        "JSON text is a plain value: only an object is opened",
        "native",
        &native(r#""USDT""#),
        DOCUMENTED,
    ));
    for case in &mut cases {
        case.source = "Alchemy §3.3".to_owned();
    }
    cases
}

/// The other readings of which fields are signed.
fn readings() -> Vec<Case> {
    let all = |id: &str, comment: &str, body: &str| {
        signed(&format!("all-{id}"), comment, "create", body, ALL)
    };
    let keep = Reading {
        null_text_is_absent: false,
        ..DOCUMENTED
    };
    let refund = |id: &str, comment: &str, members: &str| {
        let body = format!(
            r#"{{"merchantOrderNo":"1","orderStatus":"COMPLETED","refundToken":"USDT",{members}}}"#
        );
        signed(id, comment, "refund-webhook", &body, DOCUMENTED)
    };
    vec![
        all(
            "sent",
            "every field that is sent",
            r#"{"appId":"A","merchantOrderNo":"1","callbackURL":"https://shop.example/hook","tgModel":"BOT"}"#,
        ),
        all(
            "sign-and-key",
            "save for sign and key",
            r#"{"appId":"A","sign":"x","key":"y"}"#,
        ),
        all(
            "empty",
            "and those without a value",
            r#"{"appId":"A","a":"","b":null,"c":"null"}"#,
        ),
        all(
            "ascii-order",
            "names sort by ASCII code: digits, capitals, '_', small letters",
            r#"{"b":"1","B":"2","_a":"3","a1":"4","a":"5","9":"6","aB":"7","ab":"8"}"#,
        ),
        all(
            "prefix-order",
            "a name before a longer one with the same start",
            r#"{"orderNo":"1","order":"2","orderN":"3"}"#,
        ),
        signed(
            "null-text-kept",
            "the four letters null as a value, as the older helpers count them",
            "query",
            r#"{"appId":"A","merchantOrderNo":"null"}"#,
            keep,
        ),
        signed(
            "empty-dropped-all-readings",
            "null and empty are no values under any reading",
            "query",
            r#"{"appId":"A","merchantOrderNo":""}"#,
            keep,
        ),
        refund(
            "fait-amount",
            "the spelling of three copies",
            r#""faitAmount":"10""#,
        ),
        refund(
            "fiat-amount",
            "the spelling of the fourth",
            r#""fiatAmount":"10""#,
        ),
        refund(
            "fait-and-fiat",
            "whichever is present is signed",
            r#""faitAmount":"10","fiatAmount":"11""#,
        ),
        refund(
            "refund-fee",
            "fee is signed in order webhooks only",
            r#""fee":"1""#,
        ),
    ]
}
