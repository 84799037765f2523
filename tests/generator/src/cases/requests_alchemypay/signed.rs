//! What no signed field may hold (§3.1: values are unescaped).

use serde_json::{Value, json};

use super::{Asked, CREATE, NATIVE, QUERY, REFUND, TELEGRAM, least, with};
use crate::vectors::Case;

const INVALID: &str = "invalid_request";

fn refused(id: &str, comment: &str, name: &str, changes: Value, field: &str) -> Case {
    Asked::new(
        id,
        "Alchemy §3.1",
        comment,
        name,
        with(least(name), changes),
    )
    .breaks(INVALID, field)
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    // Fields of free text; codes and lists of codes have a narrower form of their own.
    let fields = [
        (CREATE, "create", "merchantOrderNo"),
        (CREATE, "create", "userId"),
        (TELEGRAM, "telegram", "userId"),
        (NATIVE, "native", "userId"),
        (QUERY, "query", "merchantOrderNo"),
        (REFUND, "refund", "merchantOrderNo"),
        (REFUND, "refund", "walletAddress"),
    ];
    for (name, prefix, field) in fields {
        let bad = |what: &str, comment: &str, value: &str| {
            refused(
                &format!("{prefix}-{field}-{what}").to_lowercase(),
                comment,
                name,
                json!({field: value}),
                field,
            )
        };
        cases.extend([
            bad(
                "ampersand",
                "'&' could start another field",
                "1&orderAmount=0.01",
            ),
            bad("equals", "'=' could end a name", "1=2"),
            bad("control", "a control character", "1\u{1}2"),
            bad(
                "null",
                "the four letters null: some of the vendor's helpers sign them and some do not",
                "null",
            ),
        ]);
    }
    for field in ["paymentTokens", "paymentExchange"] {
        cases.push(refused(
            &format!("create-{field}-ampersand").to_lowercase(),
            "'&' could start another field",
            CREATE,
            json!({field: "USDT&userId=x"}),
            field,
        ));
    }
    for (field, value) in [("refundToken", "USDT&x=1"), ("refundNetwork", "TRX=1")] {
        cases.push(refused(
            &format!("refund-{field}-odd").to_lowercase(),
            "what no code holds",
            REFUND,
            json!({field: value}),
            field,
        ));
    }
    cases.extend([
        refused(
            "create-currency-ampersand",
            "what no code holds",
            CREATE,
            json!({"payCurrency": "USD&x"}),
            "payCurrency",
        ),
        refused(
            "native-token-ampersand",
            "what no code holds",
            NATIVE,
            json!({"customize": {"token": "USDT&x"}}),
            "customize",
        ),
        refused(
            "native-token-null",
            "the four letters null",
            NATIVE,
            json!({"customize": {"token": "null"}}),
            "customize",
        ),
        refused(
            "native-no-token",
            "the one member that is documented",
            NATIVE,
            json!({"customize": {"network": "TRX"}}),
            "customize",
        ),
        refused(
            "native-customize-text",
            "JSON text is no object",
            NATIVE,
            json!({"customize": "{\"token\":\"USDT\"}"}),
            "customize",
        ),
    ]);
    cases
}
