//! `cointill demo`: every scenario.

use serde_json::Value;

use crate::run::{Done, cointill};

/// The verdicts that are right, in order, and how often the order is credited.
type Right = (&'static str, &'static [&'static str], u64);

const GATEWAY_2328: [Right; 9] = [
    ("paid", &["credit"], 1),
    ("underpaid", &["wait partially_paid", "hold underpaid"], 0),
    ("topped-up", &["wait partially_paid", "credit"], 1),
    ("overpaid", &["credit"], 1),
    ("late", &["reject expired", "hold paid_late"], 0),
    ("expired", &["reject expired"], 0),
    ("duplicate", &["credit", "ignore duplicate"], 1),
    ("reordered", &["credit", "ignore stale"], 1),
    ("lost-webhook", &["credit"], 1),
];

const ALCHEMY_PAY: [Right; 9] = [
    ("paid", &["credit"], 1),
    // A short payment fails at once, and the gateway gives it back.
    ("underpaid", &["hold not_accepted"], 0),
    ("topped-up", &["wait partially_paid", "credit"], 1),
    ("overpaid", &["credit"], 1),
    ("late", &["reject expired", "hold paid_late"], 0),
    ("expired", &["reject expired"], 0),
    ("duplicate", &["credit", "ignore duplicate"], 1),
    ("reordered", &["credit", "ignore stale"], 1),
    ("lost-webhook", &["credit"], 1),
];

fn lines(done: &Done) -> Vec<Value> {
    let parse = |line| serde_json::from_str(line).unwrap();
    done.out.lines().map(parse).collect()
}

fn verdict(value: &Value) -> String {
    match value["reason"].as_str() {
        Some(reason) => format!("{} {reason}", value["kind"].as_str().unwrap()),
        None => value["kind"].as_str().unwrap().to_owned(),
    }
}

#[track_caller]
fn check(gateway: &str, (scenario, verdicts, credits): Right) {
    let arguments = ["demo", "--gateway", gateway, "--scenario", scenario];
    let done = cointill(&[&arguments[..], &["--json"]].concat())
        .done()
        .exits(0);
    assert_eq!(done.err, "");
    let steps = lines(&done);
    for step in &steps {
        assert_eq!(step["gateway"], gateway);
        assert_eq!(step["scenario"], scenario);
    }
    let end = steps.last().unwrap();
    assert_eq!(end["step"], "end");
    assert_eq!(end["ok"], true, "{end}");
    let got: Vec<String> = end["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(verdict)
        .collect();
    assert_eq!(got, verdicts, "{gateway} {scenario}");
    assert_eq!(end["credits"], credits, "{gateway} {scenario}");

    // Each verdict comes with its facts, and by the way that the scenario is about.
    let by = if scenario == "lost-webhook" {
        "query"
    } else {
        "webhook"
    };
    let judged: Vec<&Value> = steps.iter().filter(|step| step["step"] == by).collect();
    assert_eq!(judged.len(), verdicts.len(), "{gateway} {scenario}");
    for (step, right) in judged.iter().zip(verdicts) {
        assert_eq!(verdict(&step["judged"]["verdict"]), *right);
        let facts = step["judged"]["facts"].as_array().unwrap();
        let names: Vec<_> = facts
            .iter()
            .map(|fact| fact["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["order", "payment", "price", "coins", "status"]);
        if by == "webhook" {
            assert_eq!(step["signature"], "valid");
            assert_eq!(step["answer_status"], 200);
        }
    }

    let done = cointill(&arguments).done().exits(0);
    let last = done.out.lines().last().unwrap();
    assert!(last.starts_with(" ok: "), "{done:#?}");
    for right in verdicts {
        let (kind, reason) = right.split_once(' ').unwrap_or((*right, ""));
        assert!(done.out.contains(&format!("verdict   {kind}")), "{done:#?}");
        assert!(done.out.contains(reason), "{done:#?}");
    }
    let widest = done.out.lines().map(|line| line.chars().count()).max();
    assert!(widest <= Some(80), "{done:#?}");
}

#[test]
fn every_scenario_of_2328_ends_as_it_should() {
    for right in GATEWAY_2328 {
        check("2328", right);
    }
}

#[test]
fn every_scenario_of_alchemy_pay_ends_as_it_should() {
    for right in ALCHEMY_PAY {
        check("alchemypay", right);
    }
}

#[test]
fn without_options_both_gateways_are_paid() {
    let done = cointill(&["demo"]).done().exits(0);
    let done = done.says("2328.io, paid\n").says("Alchemy Pay, paid\n");
    assert_eq!(done.out.matches(" ok: credited exactly once").count(), 2);
    let done = cointill(&["demo", "--json"]).done().exits(0);
    let ends: Vec<Value> = lines(&done);
    let ends: Vec<&Value> = ends.iter().filter(|step| step["step"] == "end").collect();
    assert_eq!(ends.len(), 2);
    assert!(
        ends.iter()
            .all(|end| end["ok"] == true && end["credits"] == 1)
    );
}

#[test]
fn a_late_payment_shows_what_the_policy_changes() {
    let arguments = ["demo", "--gateway", "2328", "--scenario", "late"];
    let done = cointill(&[&arguments[..], &["--json"]].concat())
        .done()
        .exits(0);
    let steps = lines(&done);
    let other = steps
        .iter()
        .find(|step| step["step"] == "other_policy")
        .unwrap();
    assert_eq!(other["verdict"]["kind"], "credit");
    cointill(&arguments)
        .done()
        .exits(0)
        .says("policy    under paid_late = credit it would be credit 49.90 EUR");
}

#[test]
fn the_checkout_page_is_shown_and_drawn_when_asked() {
    let plain = ["demo", "--gateway", "2328"];
    let done = cointill(&plain).done().exits(0).says("/checkout/2328/");
    assert!(!done.out.contains('█'), "no QR code outside a terminal");
    let done = cointill(&[&plain[..], &["--qr"]].concat()).done().exits(0);
    let rows = done.out.lines().filter(|line| line.contains('█')).count();
    assert!(rows > 15, "{done:#?}");
}

#[test]
fn wrong_usage_ends_with_2() {
    cointill(&["demo", "--scenario", "stolen"])
        .done()
        .exits(2)
        .complains("paid, underpaid, topped-up, overpaid, late, expired, duplicate, reordered");
    cointill(&["demo", "--gateway", "stripe"])
        .done()
        .exits(2)
        .complains("2328, alchemypay");
    cointill(&["demo", "--json", "--keep"])
        .done()
        .exits(2)
        .complains("--keep");
}
