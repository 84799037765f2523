//! Runs every file of `tests/vectors` against the core. See `tests/vectors/README.md`.

// Everything here is a test: what cannot happen may end it.
#![allow(clippy::unwrap_used, clippy::panic)]

mod amounts;
mod calls_2328;
mod calls_alchemypay;
mod checkout;
mod harness;
mod models_2328;
mod models_alchemypay;
mod payment;
mod requests_2328;
mod requests_alchemypay;
mod responses_2328;
mod responses_alchemypay;
mod retry;
mod signing_2328;
mod signing_alchemypay;
mod view;
mod webhooks_2328;
mod webhooks_alchemypay;

use harness::{Op, Subject};

/// Each file of the folder with the operations that run its cases.
const SUBJECTS: &[Subject] = &[
    ("amounts", amounts::OPS),
    ("signing_2328", signing_2328::OPS),
    ("signing_alchemypay", signing_alchemypay::OPS),
    ("requests_2328", requests_2328::OPS),
    ("requests_alchemypay", requests_alchemypay::OPS),
    ("webhooks_2328", webhooks_2328::OPS),
    ("webhooks_alchemypay", webhooks_alchemypay::OPS),
    ("responses_2328", responses_2328::OPS),
    ("responses_alchemypay", responses_alchemypay::OPS),
    ("timestamps", payment::TIMESTAMPS),
    ("retry", retry::OPS),
    ("event_ids", payment::EVENT_IDS),
    ("life_cycle", payment::LIFE_CYCLE),
    ("credit_decision", payment::CREDIT_DECISION),
    ("checkout", checkout::OPS),
];

fn run(subject: &str) {
    let ops: &[Op] = SUBJECTS
        .iter()
        .find(|(name, _)| *name == subject)
        .map(|(_, ops)| *ops)
        .unwrap_or_else(|| panic!("{subject} is not among the subjects"));
    harness::run(subject, ops);
}

#[test]
fn every_file_has_a_runner() {
    harness::every_file_has_a_runner(SUBJECTS);
}

#[test]
fn amounts() {
    run("amounts");
}

#[test]
fn signing_2328() {
    run("signing_2328");
}

#[test]
fn requests_2328() {
    run("requests_2328");
}

#[test]
fn webhooks_2328() {
    run("webhooks_2328");
}

#[test]
fn responses_2328() {
    run("responses_2328");
}

#[test]
fn timestamps() {
    run("timestamps");
}

#[test]
fn event_ids() {
    run("event_ids");
}

#[test]
fn life_cycle() {
    run("life_cycle");
}

#[test]
fn credit_decision() {
    run("credit_decision");
}

#[test]
fn retry() {
    run("retry");
}

#[test]
fn signing_alchemypay() {
    run("signing_alchemypay");
}

#[test]
fn requests_alchemypay() {
    run("requests_alchemypay");
}

#[test]
fn webhooks_alchemypay() {
    run("webhooks_alchemypay");
}

#[test]
fn responses_alchemypay() {
    run("responses_alchemypay");
}

#[test]
fn checkout() {
    run("checkout");
}
