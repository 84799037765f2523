//! The format of amounts by currency (§7.1), and cents (§4.2).

use serde_json::json;

use super::{Asked, CREATE, CREATE_V1, INVALID, NATIVE, TELEGRAM, TELEGRAM_V1, least, with};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let amount = |id: &str, comment: &str, name: &'static str, currency: &str, amount: &str| {
        let id = format!("amount-{id}");
        let changes = json!({"payCurrency": currency, "orderAmount": amount});
        Asked::new(
            &id,
            "Alchemy §7.1",
            comment,
            name,
            with(least(name), changes),
        )
        .breaks(INVALID, "orderAmount")
    };
    let word = |id: &str, comment: &str, text: &str| {
        Asked::new(
            id,
            "Alchemy §4.1",
            comment,
            CREATE,
            with(least(CREATE), json!({"orderAmount": text})),
        )
        .breaks("invalid_amount", "orderAmount")
    };
    let mut cases = Vec::new();
    for currency in ["USD", "EUR", "HKD"] {
        cases.push(amount(
            &format!("{}-3", currency.to_lowercase()),
            "three decimals where two are allowed",
            CREATE,
            currency,
            "1.001",
        ));
    }
    for currency in ["IDR", "THB", "VND"] {
        cases.push(amount(
            &format!("{}-1", currency.to_lowercase()),
            "a decimal where none is allowed",
            CREATE,
            currency,
            "1000.5",
        ));
    }
    cases.extend([
        amount(
            "usd-lower-3",
            "the format does not depend on the case of the code",
            CREATE,
            "usd",
            "1.001",
        ),
        amount(
            "token-9",
            "nine decimals where eight are allowed",
            CREATE,
            "USDT",
            "1.123456789",
        ),
        amount("zero", "nothing to pay", CREATE, "USD", "0"),
        amount(
            "zero-decimals",
            "nothing, with decimals",
            CREATE,
            "USD",
            "0.00",
        ),
        amount("negative", "below zero", CREATE, "USD", "-1"),
        amount("too-long", "65 characters", CREATE, "USDT", &"1".repeat(65)),
        amount("v1-half-cent", "half a cent", CREATE_V1, "USDT", "1.005"),
        amount(
            "v1-three-decimals",
            "a tenth of a cent",
            CREATE_V1,
            "USD",
            "1.001",
        ),
        amount("v1-zero", "nothing to pay", CREATE_V1, "USD", "0"),
        amount(
            "v1-too-long",
            "64 characters, and 66 as cents",
            CREATE_V1,
            "USD",
            &"1".repeat(64),
        ),
        amount(
            "telegram-v1-half-cent",
            "half a cent",
            TELEGRAM_V1,
            "USDT",
            "1.005",
        ),
        amount("telegram-3", "three decimals", TELEGRAM, "USD", "1.001"),
        amount("native-3", "three decimals", NATIVE, "USD", "1.001"),
        word("amount-comma", "a decimal comma", "1,50"),
        word(
            "amount-exponent",
            "an exponent, as a float prints it",
            "1e2",
        ),
        word("amount-empty", "no digits", ""),
    ]);
    cases
}
