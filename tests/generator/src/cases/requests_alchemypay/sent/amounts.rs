//! The format of amounts by currency (§7.1).

use serde_json::json;

use super::{Asked, CREATE, CREATE_V1, least, with};
use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let amount = |id: &str, comment: &str, name: &'static str, currency: &str, amount: &str| {
        let changes = json!({"payCurrency": currency, "orderAmount": amount});
        Asked::new(
            &format!("amount-{id}"),
            "Alchemy §7.1",
            comment,
            name,
            with(least(name), changes),
        )
        .goes_out()
    };
    vec![
        amount("usd-2", "two decimals", CREATE, "USD", "100.12"),
        amount("usd-trailing-zero", "as written", CREATE, "USD", "100.10"),
        amount("usd-0", "no decimals", CREATE, "USD", "1"),
        amount("usd-cent", "a cent", CREATE, "USD", "0.01"),
        amount(
            "usd-more-zeros",
            "zeros beyond the format go",
            CREATE,
            "USD",
            "100.1000",
        ),
        amount(
            "usd-leading-zeros",
            "leading zeros go",
            CREATE,
            "USD",
            "0100.12",
        ),
        amount("eur", "two decimals", CREATE, "EUR", "9.99"),
        amount("hkd", "two decimals", CREATE, "HKD", "9.99"),
        amount("idr", "whole", CREATE, "IDR", "15000"),
        amount(
            "idr-zeros",
            "zeros behind the point go",
            CREATE,
            "IDR",
            "15000.00",
        ),
        amount("thb", "whole", CREATE, "THB", "1000"),
        amount("vnd", "whole", CREATE, "VND", "1000000"),
        amount("token-8", "eight decimals", CREATE, "USDT", "1.12345678"),
        amount(
            "token-9-zeros",
            "a ninth decimal that is zero goes",
            CREATE,
            "USDT",
            "1.123456780",
        ),
        amount(
            "lower-case",
            "codes in another case have the same format",
            CREATE,
            "usd",
            "1.50",
        ),
        amount(
            "unknown-currency",
            "the set of currencies is open: eight decimals",
            CREATE,
            "NEW",
            "1.12345678",
        ),
        amount(
            "long",
            "more digits than a float holds",
            CREATE,
            "USDT",
            "12345678901234567890.12345678",
        ),
        amount("cents", "100.12 is 10012 cents", CREATE_V1, "USD", "100.12"),
        amount("cents-one", "a cent", CREATE_V1, "USD", "0.01"),
        amount(
            "cents-zeros",
            "100.10 is 10010 cents",
            CREATE_V1,
            "USD",
            "100.10",
        ),
        amount(
            "cents-float-trap",
            "1.15 is 115 cents, not 114.99999999999999",
            CREATE_V1,
            "USD",
            "1.15",
        ),
        amount(
            "cents-float-trap-2",
            "4.35 is 435 cents",
            CREATE_V1,
            "USD",
            "4.35",
        ),
        amount(
            "cents-large",
            "beyond 2^53",
            CREATE_V1,
            "USD",
            "90071992547409.93",
        ),
        amount(
            "cents-idr",
            "hundredths in every currency: no other minor unit is documented",
            CREATE_V1,
            "IDR",
            "1000",
        ),
        amount(
            "cents-token",
            "tokens as far as they are whole cents",
            CREATE_V1,
            "USDT",
            "1.25",
        ),
    ]
}
