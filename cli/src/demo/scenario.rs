//! The scenarios: what happens, and which verdicts are right.

use clap::ValueEnum;
use cointill::payment::{GatewayName, HoldReason, IgnoreReason, RejectReason, Verdict, WaitReason};

/// What the payer, time or the network does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Scenario {
    /// Paid exactly
    Paid,
    /// Half is paid, and the rest never comes
    Underpaid,
    /// Half is paid, then the rest
    ToppedUp,
    /// More is paid than is owed
    Overpaid,
    /// Paid after the invoice has expired
    Late,
    /// Never paid
    Expired,
    /// The same webhook comes twice
    Duplicate,
    /// Webhooks come in the wrong order
    Reordered,
    /// The webhook never comes, and the shop asks by itself
    LostWebhook,
}

/// One thing that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// The payer sends all that is owed, or still owed.
    PayAll,
    /// The payer sends half.
    PayHalf,
    /// The payer sends the rest.
    TopUp,
    /// The payer sends a tenth more than is owed.
    PayMore,
    /// The sandbox's clock moves past the end of the invoice.
    Expire,
    /// The payer pays the expired invoice.
    PayLate,
    /// The last webhook is delivered once more, byte for byte.
    Repeat,
    /// From here on webhooks wait.
    Hold,
    /// The waiting webhooks are delivered, the newest first.
    ReleaseNewestFirst,
    /// The next webhook is lost.
    Lose,
    /// The shop asks the gateway.
    Query,
}

/// A verdict to come. A credit is always one of the order's whole price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    Credit,
    Wait(WaitReason),
    Hold(HoldReason),
    Reject(RejectReason),
    Ignore(IgnoreReason),
}

/// An act, and the verdicts on all that is heard of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene {
    pub(super) act: Act,
    pub(super) verdicts: &'static [Right],
}

const fn scene(act: Act, verdicts: &'static [Right]) -> Scene {
    Scene { act, verdicts }
}

impl Right {
    /// Whether `verdict` is this one, for an order of `price`.
    pub(super) fn is(self, verdict: &Verdict, price: &cointill::payment::Credit) -> bool {
        match (self, verdict) {
            (Right::Credit, Verdict::Credit(credit)) => credit == price,
            (Right::Wait(right), Verdict::Wait(reason)) => right == *reason,
            (Right::Hold(right), Verdict::Hold(reason)) => right == *reason,
            (Right::Reject(right), Verdict::Reject(reason)) => right == *reason,
            (Right::Ignore(right), Verdict::Ignore(reason)) => right == *reason,
            _ => false,
        }
    }
}

impl std::fmt::Display for Right {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Right::Credit => f.write_str("credit"),
            Right::Wait(reason) => write!(f, "wait ({reason})"),
            Right::Hold(reason) => write!(f, "hold ({reason})"),
            Right::Reject(reason) => write!(f, "reject ({reason})"),
            Right::Ignore(reason) => write!(f, "ignore ({reason})"),
        }
    }
}

impl Scenario {
    /// The name on the command line and in JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Scenario::Paid => "paid",
            Scenario::Underpaid => "underpaid",
            Scenario::ToppedUp => "topped-up",
            Scenario::Overpaid => "overpaid",
            Scenario::Late => "late",
            Scenario::Expired => "expired",
            Scenario::Duplicate => "duplicate",
            Scenario::Reordered => "reordered",
            Scenario::LostWebhook => "lost-webhook",
        }
    }

    /// What it shows, in a sentence.
    pub(super) fn story(self) -> &'static str {
        match self {
            Scenario::Paid => "The payer pays exactly what is owed.",
            Scenario::Underpaid => "The payer pays half, and the rest never comes.",
            Scenario::ToppedUp => "The payer pays half, then the rest.",
            Scenario::Overpaid => "The payer pays more than is owed.",
            Scenario::Late => "The payer pays after the invoice has expired.",
            Scenario::Expired => "The payer never pays.",
            Scenario::Duplicate => "The gateway delivers the same webhook twice.",
            Scenario::Reordered => "The gateway's webhooks arrive in the wrong order.",
            Scenario::LostWebhook => "The webhook never arrives, and the shop asks by itself.",
        }
    }

    /// How often the order is credited in the end.
    pub(super) fn credits(self) -> usize {
        match self {
            Scenario::Underpaid | Scenario::Late | Scenario::Expired => 0,
            _ => 1,
        }
    }

    /// True when Alchemy Pay has to add payments up, which its merchants have switched on for them
    /// (Alchemy §5.3). 2328 always does.
    pub(super) fn accumulates(self) -> bool {
        matches!(self, Scenario::ToppedUp | Scenario::Reordered)
    }

    /// What happens.
    pub(super) fn scenes(self, gateway: GatewayName) -> Vec<Scene> {
        use Right::{Credit, Hold, Ignore, Reject, Wait};

        let part = scene(Act::PayHalf, &[Wait(WaitReason::PartiallyPaid)]);
        let expired = scene(Act::Expire, &[Reject(RejectReason::Expired)]);
        match self {
            Scenario::Paid => vec![scene(Act::PayAll, &[Credit])],
            // A short payment fails at once, and goes back to the payer only if asked for (Alchemy
            // §4.6).
            Scenario::Underpaid if gateway == GatewayName::AlchemyPay => {
                vec![scene(Act::PayHalf, &[Hold(HoldReason::NotAccepted)])]
            }
            Scenario::Underpaid => {
                vec![part, scene(Act::Expire, &[Hold(HoldReason::Underpaid)])]
            }
            Scenario::ToppedUp => vec![part, scene(Act::TopUp, &[Credit])],
            Scenario::Overpaid => vec![scene(Act::PayMore, &[Credit])],
            Scenario::Late => {
                vec![expired, scene(Act::PayLate, &[Hold(HoldReason::PaidLate)])]
            }
            Scenario::Expired => vec![expired],
            Scenario::Duplicate => vec![
                scene(Act::PayAll, &[Credit]),
                scene(Act::Repeat, &[Ignore(IgnoreReason::Duplicate)]),
            ],
            Scenario::Reordered => vec![
                scene(Act::Hold, &[]),
                scene(Act::PayHalf, &[]),
                scene(Act::TopUp, &[]),
                scene(
                    Act::ReleaseNewestFirst,
                    &[Credit, Ignore(IgnoreReason::Stale)],
                ),
            ],
            Scenario::LostWebhook => vec![
                scene(Act::Lose, &[]),
                scene(Act::PayAll, &[]),
                scene(Act::Query, &[Credit]),
            ],
        }
    }
}

impl Act {
    /// The name in JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Act::PayAll => "pay_all",
            Act::PayHalf => "pay_half",
            Act::TopUp => "top_up",
            Act::PayMore => "pay_more",
            Act::Expire => "expire",
            Act::PayLate => "pay_late",
            Act::Repeat => "repeat_webhook",
            Act::Hold => "hold_webhooks",
            Act::ReleaseNewestFirst => "release_newest_first",
            Act::Lose => "lose_webhook",
            Act::Query => "query",
        }
    }

    /// What happens, in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Act::PayAll => "the payer sends all that is owed",
            Act::PayHalf => "the payer sends half of what is owed",
            Act::TopUp => "the payer sends the rest",
            Act::PayMore => "the payer sends a tenth more than is owed",
            Act::Expire => "time passes, and the invoice expires",
            Act::PayLate => "the payer sends all that was owed, too late",
            Act::Repeat => "the gateway delivers that webhook once more, byte for byte",
            Act::Hold => "from here on webhooks are stuck on their way",
            Act::ReleaseNewestFirst => "the webhooks come through, the newest first",
            Act::Lose => "the next webhook will be lost on its way",
            Act::Query => "no webhook came, so the shop asks the gateway",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_credits_as_often_as_it_says() {
        for scenario in Scenario::value_variants() {
            for gateway in [GatewayName::Gateway2328, GatewayName::AlchemyPay] {
                let scenes = scenario.scenes(gateway);
                let verdicts = scenes.iter().flat_map(|scene| scene.verdicts);
                let credits = verdicts.filter(|right| **right == Right::Credit).count();
                assert_eq!(credits, scenario.credits(), "{scenario:?}");
                let name = scenario.to_possible_value().unwrap();
                assert_eq!(name.get_name(), scenario.name());
            }
        }
    }
}
