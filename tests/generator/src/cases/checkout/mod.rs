//! `checkout.json`: what a customer's app may know of one payment (docs/decisions/0012 and 0013).

mod countdown;
mod mint;
mod read;
mod refused;
mod standing;
mod uri;
mod verify;
mod view;
mod watch;

use crate::vectors::{File, Group};

const TOKEN: &str = "docs/decisions/0012";
const URI: &str = "docs/decisions/0013";

/// The key that mints, by its id.
const KEY: (&str, &str) = ("2026-11", "sandbox-view-key-of-at-least-32-bytes");
/// The one before it, which still verifies.
const OLDER: (&str, &str) = ("2026-10", "sandbox-view-key-that-was-used-before");

/// 2026-05-09T13:56:58Z.
const NOW: i64 = 1_778_335_018;

pub(crate) fn file() -> File {
    let group = |op, comment, cases| Group { op, comment, cases };
    File {
        subject: "checkout",
        comment: "The view token that a shop's server mints for one order, the view it answers with, and an app's look at it",
        groups: vec![
            group(
                "checkout.key",
                "What can be a view key: at least 32 bytes",
                mint::keys(),
            ),
            group(
                "checkout.mint",
                "A token is cvt1.<key id>.<gateway>.<expires>.<order id>.<MAC>; order id and MAC in Base64 for URLs, the MAC HMAC-SHA256 over `cointill view token`, a line feed and everything before the last dot",
                mint::cases(),
            ),
            group(
                "checkout.verify",
                "What a token allows at a second, and until which",
                verify::cases(),
            ),
            group(
                "checkout.verify",
                "Why a token is refused: every part has one spelling, and the time is looked at last",
                refused::cases(),
            ),
            group(
                "checkout.authorize",
                "The same for a header Authorization; null is a request without one",
                verify::headers(),
            ),
            group(
                "checkout.view",
                "From what the shop has recorded to the exact JSON that its endpoint answers",
                view::cases(),
            ),
            group(
                "checkout.view",
                "Every status with every decision: final, paid, held, payable",
                standing::cases(),
            ),
            group(
                "checkout.read",
                "From an answer's body to the fields of a view; fields and words that are not known are kept",
                read::cases(),
            ),
            group(
                "checkout.uri",
                "The URI with which a wallet opens ready to pay; null where none is certain enough",
                uri::cases(),
            ),
            group(
                "checkout.countdown",
                "What is left of an invoice on a monotonic clock, from when the view was asked for; null when it says no end",
                countdown::cases(),
            ),
            group(
                "checkout.watch",
                "An app's look at one payment against an injected clock: what the driver is told, and how it ends",
                watch::cases(),
            ),
        ],
    }
}
