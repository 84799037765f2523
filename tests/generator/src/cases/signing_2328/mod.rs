//! `signing_2328.json`: which key, which bytes, which signature (2328 §3).

mod edges;
mod keys;
mod page;
mod verify;
mod webhook;

use serde_json::{Value, json};

use super::text;
use crate::reference::rule_2328 as rule;
use crate::vectors::{Case, File, Group};
pub(crate) use page::PAGE;
use page::PageVector;
pub(super) use page::{API, PAGE_WEBHOOK, PAGE_WEBHOOK_SIGN, PAYOUT};

pub(crate) fn file() -> File {
    File {
        subject: "signing_2328",
        comment: "Base64 of the exact bytes, HMAC-SHA256 with the key's text, lower-case hexadecimal (2328 §3)",
        groups: vec![
            Group {
                op: "2328.sign",
                comment: "The vectors that the protocol page prints, copied from it",
                cases: PAGE.iter().map(page_case).collect(),
            },
            Group {
                op: "2328.sign",
                comment: "Bodies and keys at the edges of Base64 and HMAC",
                cases: edges::cases(),
            },
            Group {
                op: "2328.verify",
                comment: "Whether a signature is that of exactly these bytes",
                cases: verify::cases(),
            },
            Group {
                op: "2328.sign_webhook",
                comment: "A body gets its sign as the gateway makes it: over the reference form of the rest",
                cases: webhook::cases(),
            },
            Group {
                op: "2328.key",
                comment: "Keys that can be used, and those that would sign everything wrong",
                cases: keys::cases(),
            },
        ],
    }
}

fn page_case(vector: &PageVector) -> Case {
    Case::valid(
        format!("2328-sign-{}", vector.id),
        "2328 §3",
        vector.comment,
        json!({"key": vector.key, "secret": vector.secret, "body": text(vector.body)}),
        json!({"sign": vector.sign}),
    )
}

fn computed(id: &str, comment: &str, key: &str, secret: &str, body: &[u8], input: Value) -> Case {
    Case::valid(
        format!("2328-sign-{id}"),
        "2328 §3",
        comment,
        json!({"key": key, "secret": secret, "body": input}),
        json!({"sign": rule::sign(secret, body)}),
    )
}
