//! A person of the shop accepts what has arrived.

use serde_json::{Value, json};

use super::{DESIGN, expected, verdict, with};
use crate::cases::life_cycle::STATUSES;
use crate::vectors::Case;

const ALREADY: &str = "ignore already_credited";
const NO_PRICE: &str = "hold amount_unknown";

fn case(id: &str, comment: &str, changes: Value, text: &str) -> Case {
    Case::valid(
        format!("accept-{id}"),
        DESIGN,
        comment,
        json!({"expected": with(expected(), changes)}),
        verdict(text),
    )
}

fn priced(id: &str, comment: &str, amount: &str, currency: &str, text: &str) -> Case {
    let price = json!({"amount": amount, "currency": currency});
    case(id, comment, json!({"price": price}), text)
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = statuses();
    cases.extend(records());
    cases.extend(prices());
    cases
}

/// The person has seen the status; it does not bind them.
fn statuses() -> Vec<Case> {
    let each = |known: &'static str| {
        let id = known.replace('_', "-");
        [
            case(
                &id,
                "The price is credited, whatever was reported",
                json!({"known": known}),
                "credit 180.00 RUB",
            ),
            case(
                &format!("{id}-credited"),
                "Nothing is credited twice",
                json!({"known": known, "credited": true}),
                ALREADY,
            ),
        ]
    };
    STATUSES.into_iter().flat_map(each).collect()
}

fn records() -> Vec<Case> {
    let deposit = json!({"price": null, "known": "paid"});
    vec![
        case(
            "nothing-known",
            "No report was written down, as after a look-up that failed",
            json!({"known": null}),
            "credit 180.00 RUB",
        ),
        case(
            "payment-id-unknown",
            "The gateway's id was never learnt",
            json!({"known": "paid_late", "payment_id": null}),
            "credit 180.00 RUB",
        ),
        case(
            "any-amount",
            "Without a price there is nothing that could be credited by hand",
            deposit.clone(),
            NO_PRICE,
        ),
        case(
            "any-amount-credited",
            "A deposit that is credited says so first",
            with(deposit, json!({"credited": true})),
            ALREADY,
        ),
    ]
}

fn prices() -> Vec<Case> {
    vec![
        priced(
            "digits",
            "All digits of the price, and its trailing zeros",
            "0.949711462490000000",
            "USDT",
            "credit 0.949711462490000000 USDT",
        ),
        priced(
            "long-price",
            "More digits than a float or a 64-bit number holds",
            "123456789012345678901234567890.10",
            "IDR",
            "credit 123456789012345678901234567890.10 IDR",
        ),
        priced(
            "free",
            "A price of 0 is a mistake of the record, not a gift",
            "0",
            "RUB",
            NO_PRICE,
        ),
        priced(
            "free-with-places",
            "0 by value, whatever its digits",
            "0.00",
            "RUB",
            NO_PRICE,
        ),
        priced(
            "below-nothing",
            "A price below 0 would take money from the payer",
            "-180.00",
            "RUB",
            NO_PRICE,
        ),
        priced(
            "no-currency",
            "An amount of nothing in particular",
            "180.00",
            "",
            NO_PRICE,
        ),
    ]
}
