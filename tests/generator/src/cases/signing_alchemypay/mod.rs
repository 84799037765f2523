//! `signing_alchemypay.json`: which fields, in which order, which signature (Alchemy §3).

mod fields;
pub(crate) mod page;
mod refused;
mod verify;

use serde_json::{Value, json};

use crate::reference::json as form;
use crate::reference::rule_alchemypay::{self as rule, DOCUMENTED, MESSAGES, Reading};
use crate::vectors::{Case, File, Group};
use page::{PAGE, SECRET};

pub(crate) fn file() -> File {
    File {
        subject: "signing_alchemypay",
        comment: "The signed fields sorted by name, joined as name=value with '&', then &key= and the secret; upper-case SHA-512 (Alchemy §3)",
        groups: vec![
            Group {
                op: "alchemypay.sign",
                comment: "The vectors that the protocol page prints, copied from it",
                cases: PAGE.iter().map(page_case).collect(),
            },
            Group {
                op: "alchemypay.sign",
                comment: "Which fields of each message are signed, and how their values count",
                cases: fields::cases(),
            },
            Group {
                op: "alchemypay.sign",
                comment: "What is not signed: nothing in the text says where a value ends",
                cases: refused::cases(),
            },
            Group {
                op: "alchemypay.sign_body",
                comment: "A body gets its sign as the last member",
                cases: verify::signed_bodies(),
            },
            Group {
                op: "alchemypay.verify",
                comment: "Whether the member sign is the signature of the other fields",
                cases: verify::cases(),
            },
            Group {
                op: "alchemypay.key",
                comment: "Secrets that can be used, and those that would sign everything wrong",
                cases: verify::keys(),
            },
        ],
    }
}

/// The options that a reading is, as far as they differ from their defaults.
fn options(reading: Reading) -> Value {
    let mut options = json!({});
    if reading.all {
        options["signed_set"] = "all".into();
    }
    if reading.flatten {
        options["nested"] = "flatten".into();
    }
    if !reading.null_text_is_absent {
        options["null_text_is_absent"] = false.into();
    }
    options
}

fn input(message: &str, body: &str, reading: Reading) -> Value {
    json!({"message": message, "secret": SECRET, "options": options(reading), "body": body})
}

fn page_case(vector: &page::PageVector) -> Case {
    let reading = Reading {
        all: vector.all,
        ..DOCUMENTED
    };
    Case::valid(
        format!("alchemypay-sign-{}", vector.id),
        "Alchemy §3.4",
        vector.comment,
        input(vector.message, vector.body, reading),
        json!({"sign": vector.sign}),
    )
}

fn signed(id: &str, comment: &str, message: &str, body: &str, reading: Reading) -> Case {
    let sign = rule::sign(SECRET, message, &form::parse(body), reading);
    Case::valid(
        format!("alchemypay-sign-{id}"),
        "Alchemy §3.1",
        comment,
        input(message, body, reading),
        json!({"sign": sign}),
    )
}

/// A message with every field of its table, signed or not (§4, §6).
fn whole(message: &str) -> Value {
    let mut body = json!({});
    let listed = MESSAGES.iter().find(|(name, _)| *name == message);
    for name in listed.map(|(_, fields)| *fields).unwrap_or_default() {
        // One refund webhook has one of the two spellings.
        if *name != "fiatAmount" {
            body[*name] = format!("{name}-value").into();
        }
    }
    if message == "native" {
        body["customize"] = json!({"token": "USDT", "network": "TRX"});
    }
    body
}

/// Fields of each message whose column *Sign* says N (§4, §6).
fn unsigned(message: &str) -> &'static [&'static str] {
    const HOSTED: &[&str] = &[
        "redirectURL",
        "callbackURL",
        "customParam",
        "expiredTime",
        "payType",
        "paymentNetworks",
        "orderModel",
    ];
    const NATIVE: &[&str] = &[
        "redirectURL",
        "callbackURL",
        "customParam",
        "expiredTime",
        "orderModel",
        "subMerchantNo",
    ];
    const ORDER: &[&str] = &[
        "address",
        "customParam",
        "settlementAmount",
        "settlementCurrency",
        "orderTime",
        "payTime",
        "payMethod",
        "fromAddress",
    ];
    match message {
        "create" => HOSTED,
        "telegram" => &[
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "payType",
            "paymentNetworks",
            "orderModel",
            "tgModel",
        ],
        "native" => NATIVE,
        "refund" => &["refundOrderNo", "email", "refundReason", "memo"],
        "order-webhook" => ORDER,
        _ => &["somethingNew"],
    }
}
