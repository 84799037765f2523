//! What the demo tells, step by step, for people and for machines.

use std::time::Duration;

use cointill::Error;
use cointill::payment::{GatewayName, Verdict};

use super::merchant::{Created, Order};
use super::scenario::{Act, Scenario};
use super::shop::{Delivered, Judged};

/// A call to the gateway, as it went over the wire.
#[derive(Debug, Clone)]
pub(super) struct Called {
    pub(super) method: String,
    pub(super) path: String,
    /// The status of the last answer.
    pub(super) http_status: Option<u16>,
    pub(super) elapsed: Duration,
    /// How often it was sent.
    pub(super) attempts: u32,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A run begins.
    Start {
        sandbox: String,
        shop: String,
        order: Order,
    },
    /// The payment was created.
    Created { call: Called, created: Created },
    /// The payer, time or the network did something.
    Act(Act),
    /// A webhook was received and dealt with.
    Webhook(Box<Delivered>),
    /// A webhook was lost on its way.
    Lost { status: String },
    /// The gateway was asked.
    Queried { call: Called, judged: Box<Judged> },
    /// What another policy would have decided.
    OtherPolicy {
        setting: &'static str,
        verdict: Verdict,
    },
    /// A call failed.
    Failed(Error),
    /// A run ended.
    End(Ended),
}

/// How a run ended.
#[derive(Debug, Clone)]
pub(super) struct Ended {
    /// What is not as it should be; empty when all is well.
    pub(super) problems: Vec<String>,
    /// Every verdict, in order.
    pub(super) verdicts: Vec<Verdict>,
    /// How often the order was credited.
    pub(super) credits: usize,
    pub(super) elapsed: Duration,
}

/// Which run a step belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) gateway: GatewayName,
    pub(super) scenario: Scenario,
}

/// Tells the steps.
pub(super) trait Narrator {
    /// Tells one step.
    fn tell(&mut self, run: Run, step: &Step);
}
