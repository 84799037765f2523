//! One report to one verdict.

mod coverage;
mod history;
mod others;
mod reports;

use serde_json::{Value, json};

use super::{DESIGN, completed, expected, paid, verdict, with};
use crate::vectors::Case;

const CREDIT: &str = "credit 180.00 RUB";

/// A case by its differences from the paid payment of 2328's documentation.
struct Case2328<'a> {
    id: &'a str,
    comment: &'a str,
    expected: Value,
    observed: Value,
    policy: Value,
    verdict: &'a str,
}

impl Case2328<'_> {
    fn case(self) -> Case {
        let expected = with(expected(), self.expected);
        let observed = with(paid(), self.observed);
        case(
            self.id,
            self.comment,
            expected,
            observed,
            self.policy,
            self.verdict,
        )
    }
}

fn case(
    id: &str,
    comment: &str,
    expected: Value,
    observed: Value,
    policy: Value,
    text: &str,
) -> Case {
    Case::valid(
        format!("decide-{id}"),
        DESIGN,
        comment,
        json!({"expected": expected, "observed": observed, "policy": policy}),
        verdict(text),
    )
}

fn reported(id: &str, comment: &str, observed: Value, verdict: &str) -> Case {
    let (expected, policy) = (json!({}), json!({}));
    Case2328 {
        id,
        comment,
        expected,
        observed,
        policy,
        verdict,
    }
    .case()
}

fn known(id: &str, comment: &str, expected: Value, observed: Value, verdict: &str) -> Case {
    let policy = json!({});
    Case2328 {
        id,
        comment,
        expected,
        observed,
        policy,
        verdict,
    }
    .case()
}

fn under(id: &str, comment: &str, policy: Value, observed: Value, verdict: &str) -> Case {
    let expected = json!({});
    Case2328 {
        id,
        comment,
        expected,
        observed,
        policy,
        verdict,
    }
    .case()
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = reports::identity();
    cases.extend(reports::price());
    cases.extend(reports::statuses());
    cases.extend(coverage::cases());
    cases.extend(history::late());
    cases.extend(history::known_before());
    cases.extend(others::any_amount());
    cases.extend(others::alchemypay());
    cases
}
