//! Every documented limit, at it and one beyond (§4, §5.4, §7).

mod amounts;
mod options;
mod orders;
mod others;

use serde_json::{Value, json};

use super::{Asked, CREATE, CREATE_V1, NATIVE, QUERY, REFUND, TELEGRAM, TELEGRAM_V1, least, with};
use crate::vectors::Case;

const INVALID: &str = "invalid_request";

struct On {
    name: &'static str,
    prefix: &'static str,
    source: &'static str,
}

impl On {
    fn asked<'a>(&self, id: &'a str, comment: &'a str, changes: Value) -> Asked<'a> {
        Asked::new(
            id,
            self.source,
            comment,
            self.name,
            with(least(self.name), changes),
        )
    }

    fn ok(&self, id: &str, comment: &str, changes: Value) -> Case {
        let id = format!("{}-{id}", self.prefix).to_lowercase();
        self.asked(&id, comment, changes).goes_out()
    }

    fn bad(&self, id: &str, comment: &str, changes: Value, field: &str) -> Case {
        let id = format!("{}-{id}", self.prefix).to_lowercase();
        self.asked(&id, comment, changes).breaks(INVALID, field)
    }

    /// A field of at most `most` characters, made of `unit` behind `head`.
    fn length(&self, field: &str, head: &str, unit: &str, most: usize) -> Vec<Case> {
        let text = |length: usize| {
            let fill = (length - head.chars().count()) / unit.chars().count();
            json!({field: format!("{head}{}", unit.repeat(fill))})
        };
        vec![
            self.ok(
                &format!("{field}-at"),
                "as many characters as allowed",
                text(most),
            ),
            self.bad(
                &format!("{field}-beyond"),
                "one character too many",
                text(most + 1),
                field,
            ),
        ]
    }

    /// The same for text in which any character may stand.
    fn text(&self, field: &str, most: usize) -> Vec<Case> {
        let mut cases = self.length(field, "", "a", most);
        cases.extend([
            self.ok(
                &format!("{field}-at-two-bytes"),
                "characters count, not bytes",
                json!({field: "я".repeat(most)}),
            ),
            self.ok(
                &format!("{field}-at-astral"),
                "characters count, not UTF-16 units",
                json!({field: "😀".repeat(most)}),
            ),
            self.bad(
                &format!("{field}-beyond-two-bytes"),
                "one character too many",
                json!({field: "я".repeat(most + 1)}),
                field,
            ),
        ]);
        cases
    }

    fn empty(&self, field: &str) -> Case {
        self.bad(
            &format!("{field}-empty"),
            "an empty one names nothing",
            json!({field: ""}),
            field,
        )
    }

    fn missing(&self, field: &str) -> Case {
        self.bad(
            &format!("{field}-missing"),
            "a mandatory field",
            json!({field: null}),
            field,
        )
    }
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = orders::cases();
    cases.extend(amounts::cases());
    cases.extend(options::cases());
    cases.extend(others::telegram());
    cases.extend(others::native());
    cases.extend(others::others());
    cases
}
