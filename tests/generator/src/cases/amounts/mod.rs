//! `amounts.json`: exact decimal text (design, decision 3; 2328 §4).

mod arithmetic;
mod parse;

use crate::reference::decimal::Decimal;
use crate::vectors::{File, Group};

const DESIGN: &str = "design, decision 3";

pub(crate) fn file() -> File {
    File {
        subject: "amounts",
        comment: "An amount is exact text: every digit is kept, and values are compared, not texts (design, decision 3)",
        groups: vec![
            Group {
                op: "amount.parse",
                comment: "An optional '-', digits, and optionally a point with digits behind it; nothing else",
                cases: parse::cases(),
            },
            Group {
                op: "amount.compare",
                comment: "By value: the 180.00 that was sent equals the 180.00000000 of the webhook (2328 §4)",
                cases: arithmetic::compare(),
            },
            Group {
                op: "amount.add",
                comment: "Exact; as many decimals as the longer of the two",
                cases: arithmetic::combine("add", Decimal::add),
            },
            Group {
                op: "amount.subtract",
                comment: "Exact; as many decimals as the longer of the two",
                cases: arithmetic::combine("subtract", Decimal::subtract),
            },
            Group {
                op: "amount.times",
                comment: "A whole factor; the decimals stay",
                cases: arithmetic::times(),
            },
            Group {
                op: "amount.shift",
                comment: "Times a power of ten: cents to units and back (Alchemy §9 item 1)",
                cases: arithmetic::shift(),
            },
            Group {
                op: "amount.from_minor",
                comment: "Cents and the like to an amount",
                cases: arithmetic::from_minor(),
            },
        ],
    }
}
