//! Carries a scenario out, against a sandbox of its own.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use cointill::client::Client;
use cointill::payment::{Credit, OnPaidLate, Policy, Verdict, decide};
use cointill_sandbox::{
    Control, DeliveryState, Pay, Portion, Sandbox, SandboxError, WebhookEffect, WebhookFault,
};
use tokio::sync::mpsc::UnboundedReceiver;

use super::merchant::{Merchant, Order, TTL_SECONDS};
use super::scenario::{Act, Right, Scenario, Scene};
use super::shop::{Delivered, Judged, Shop};
use super::step::{Called, Ended, Narrator, Run, Step};
use crate::failure::Failure;

/// How long a webhook may take. On loopback it takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long to listen for webhooks that must not come.
const SILENCE: Duration = Duration::from_millis(150);

/// A finished run. The sandbox lives as long as it.
#[derive(Debug)]
pub(super) struct Played {
    pub(super) right: bool,
    pub(super) checkout_url: Option<String>,
    _sandbox: Sandbox,
}

impl From<SandboxError> for Failure {
    fn from(error: SandboxError) -> Failure {
        Failure::new(format!("sandbox: {error}"))
    }
}

/// Plays one scenario on one gateway.
///
/// # Errors
///
/// When the sandbox or the shop cannot be started, or the sandbox does not do what it is told. A
/// wrong verdict is no error: [`Played::right`].
pub(super) async fn play(run: Run, narrator: &mut dyn Narrator) -> Result<Played, Failure> {
    let start = Instant::now();
    let sandbox = Sandbox::builder().start().await?;
    let control = sandbox.control();
    if run.scenario.accumulates() {
        control.switch(|all| all.alchemypay.accumulation = true)?;
    }
    let merchant = Merchant::new(run.gateway, &sandbox)?;
    let order = merchant.order();
    let (shop, address, arrivals) = Shop::open(merchant.clone(), &order)
        .await
        .map_err(|error| Failure::new(format!("the shop's listener cannot be opened: {error}")))?;
    let callback = format!("http://{address}{}", merchant.webhook_path());
    narrator.tell(
        run,
        &Step::Start {
            sandbox: sandbox.url().to_owned(),
            shop: callback.clone(),
            order: order.clone(),
        },
    );

    let wire = Wire::default();
    let mut stage = Stage {
        run,
        narrator,
        control,
        client: wire.client()?,
        wire,
        merchant,
        shop,
        arrivals,
        price: Credit {
            amount: order.amount.clone(),
            currency: order.currency.clone(),
        },
        order,
        payment_id: String::new(),
        verdicts: Vec::new(),
        problems: Vec::new(),
    };
    let checkout_url = stage.create(&callback).await;
    if stage.problems.is_empty() {
        for scene in run.scenario.scenes(run.gateway) {
            stage.scene(scene).await?;
        }
    }
    stage.check_end().await;
    let ended = Ended {
        problems: std::mem::take(&mut stage.problems),
        credits: stage.shop.credits().len(),
        verdicts: std::mem::take(&mut stage.verdicts),
        elapsed: start.elapsed(),
    };
    let right = ended.problems.is_empty();
    stage.tell(&Step::End(ended));
    Ok(Played {
        right,
        checkout_url,
        _sandbox: sandbox,
    })
}

/// An attempt of the client.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    http_status: Option<u16>,
    elapsed: Duration,
    attempts: u32,
}

/// What the client's hook saw of the last call.
#[derive(Debug, Clone, Default)]
struct Wire(Arc<Mutex<Seen>>);

impl Wire {
    fn client(&self) -> Result<Client, cointill::Error> {
        let seen = Arc::clone(&self.0);
        Client::builder()
            .after_attempt(move |end| {
                *seen.lock().unwrap_or_else(PoisonError::into_inner) = Seen {
                    http_status: end.result.ok(),
                    elapsed: end.elapsed,
                    attempts: end.attempt,
                };
            })
            .build()
    }

    fn called(&self, (method, url): (String, String)) -> Called {
        let seen = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Scheme and authority are the sandbox's, told at the start.
        let path = url.splitn(4, '/').nth(3).unwrap_or_default();
        Called {
            method,
            path: format!("/{path}"),
            http_status: seen.http_status,
            elapsed: seen.elapsed,
            attempts: seen.attempts,
        }
    }
}

struct Stage<'n> {
    run: Run,
    narrator: &'n mut dyn Narrator,
    control: Control,
    client: Client,
    wire: Wire,
    merchant: Merchant,
    shop: Arc<Shop>,
    arrivals: UnboundedReceiver<Delivered>,
    order: Order,
    price: Credit,
    payment_id: String,
    verdicts: Vec<Verdict>,
    problems: Vec<String>,
}

impl Stage<'_> {
    fn tell(&mut self, step: &Step) {
        self.narrator.tell(self.run, step);
    }

    /// Creates the payment and gives its checkout page.
    async fn create(&mut self, callback: &str) -> Option<String> {
        let mut line = (String::new(), String::new());
        let told = |method: &str, url: &str| line = (method.to_owned(), url.to_owned());
        let created = self
            .merchant
            .create(&self.client, &self.order, callback, told)
            .await;
        match created {
            Ok(created) => {
                self.shop
                    .record_payment(&created.payment_id, created.status);
                self.payment_id.clone_from(&created.payment_id);
                let url = created.checkout_url.clone();
                let call = self.wire.called(line);
                self.tell(&Step::Created { call, created });
                url
            }
            Err(error) => {
                self.problems
                    .push(format!("the payment was not created: {error}"));
                self.tell(&Step::Failed(error));
                None
            }
        }
    }

    async fn scene(&mut self, scene: Scene) -> Result<(), Failure> {
        self.tell(&Step::Act(scene.act));
        if scene.act == Act::Query {
            self.query(scene.verdicts).await;
            return Ok(());
        }
        self.act(scene.act).await?;
        for right in scene.verdicts {
            let arrival = tokio::time::timeout(PATIENCE, self.arrivals.recv()).await;
            let Ok(Some(delivered)) = arrival else {
                self.problems.push(format!(
                    "no webhook came after: {} (expected the verdict {right})",
                    scene.act.words()
                ));
                return Ok(());
            };
            self.receive(delivered, *right);
        }
        if scene.act == Act::PayAll && scene.verdicts.is_empty() {
            self.lost().await?;
        }
        Ok(())
    }

    async fn act(&self, act: Act) -> Result<(), SandboxError> {
        let id = self.payment_id.as_str();
        let control = &self.control;
        let pay = |how: Pay| control.pay(id, &how).map(|_| ());
        match act {
            Act::PayAll => pay(Pay::Exact),
            Act::PayHalf => pay(Pay::half()),
            Act::TopUp => pay(Pay::TopUp),
            Act::PayMore => pay(Pay::Over(Portion::Percent(10))),
            Act::PayLate => pay(Pay::Late),
            Act::Expire => {
                let past = u64::from(TTL_SECONDS) + 1;
                control.advance(Duration::from_secs(past)).map(|_| ())
            }
            Act::Repeat => match control.deliveries()?.last() {
                Some(last) => control.replay(last.id).map(|_| ()),
                None => Ok(()),
            },
            Act::Hold => control.hold_webhooks(),
            Act::ReleaseNewestFirst => self.release_newest_first().await,
            Act::Lose => {
                let gateway = match self.run.gateway {
                    cointill::payment::GatewayName::AlchemyPay => {
                        cointill_sandbox::Gateway::AlchemyPay
                    }
                    _ => cointill_sandbox::Gateway::Gateway2328,
                };
                let fault = WebhookFault::new(WebhookEffect::Lost).gateway(gateway);
                control.inject(fault).map(|_| ())
            }
            Act::Query => Ok(()),
        }
    }

    /// Each is waited for before the next one goes: two at once could overtake each other again.
    async fn release_newest_first(&self) -> Result<(), SandboxError> {
        let held: Vec<i64> = self
            .control
            .deliveries()?
            .iter()
            .filter(|delivery| delivery.state == DeliveryState::Held)
            .map(|delivery| delivery.id)
            .collect();
        for id in held.into_iter().rev() {
            self.control.release_webhook(id)?;
            self.control.deliveries_done(PATIENCE).await?;
        }
        Ok(())
    }

    fn receive(&mut self, delivered: Delivered, right: Right) {
        let judged = delivered.judged.clone();
        if let Err(reason) = &delivered.heard {
            self.problems.push(reason.clone());
        }
        self.tell(&Step::Webhook(Box::new(delivered)));
        match judged {
            Some(judged) => self.check(&judged, right),
            None => self
                .problems
                .push(format!("a webhook told of no payment (expected {right})")),
        }
    }

    async fn query(&mut self, rights: &[Right]) {
        let mut line = (String::new(), String::new());
        let told = |method: &str, url: &str| line = (method.to_owned(), url.to_owned());
        let observed = self.merchant.query(&self.client, &self.order, told).await;
        match observed {
            Ok(observed) => {
                let call = self.wire.called(line);
                let judged = Box::new(self.shop.judge(observed));
                self.tell(&Step::Queried {
                    call,
                    judged: judged.clone(),
                });
                for right in rights {
                    self.check(&judged, *right);
                }
            }
            Err(error) => {
                self.problems.push(format!("the query failed: {error}"));
                self.tell(&Step::Failed(error));
            }
        }
    }

    fn check(&mut self, judged: &Judged, right: Right) {
        if !right.is(&judged.verdict, &self.price) {
            self.problems.push(format!(
                "expected the verdict {right}, got {}",
                judged.verdict
            ));
        }
        self.verdicts.push(judged.verdict.clone());
        if self.run.scenario == Scenario::Late && judged.observed.status.is_success() {
            let mut policy = Policy::default();
            policy.paid_late = OnPaidLate::Credit;
            let verdict = decide(&judged.expected, &judged.observed, &policy);
            if !Right::Credit.is(&verdict, &self.price) {
                self.problems.push(format!(
                    "expected another policy to credit a late payment, got {verdict}"
                ));
            }
            self.tell(&Step::OtherPolicy {
                setting: "paid_late = credit",
                verdict,
            });
        }
    }

    /// Tells that the webhook of the payment was lost, which the sandbox's record must show.
    async fn lost(&mut self) -> Result<(), Failure> {
        self.control.deliveries_done(PATIENCE).await?;
        let deliveries = self.control.deliveries()?;
        match deliveries.last() {
            Some(last) if last.state == DeliveryState::Lost => {
                self.tell(&Step::Lost {
                    status: last.status.clone(),
                });
            }
            _ => self
                .problems
                .push("expected the webhook to be lost, and it was not".to_owned()),
        }
        Ok(())
    }

    /// Nothing more may come, and the ledger must hold exactly what it should.
    async fn check_end(&mut self) {
        if let Ok(Some(more)) = tokio::time::timeout(SILENCE, self.arrivals.recv()).await {
            self.tell(&Step::Webhook(Box::new(more)));
            self.problems
                .push("a webhook came that nothing had caused".to_owned());
        }
        let credits = self.shop.credits();
        let right = self.run.scenario.credits();
        if credits.len() != right {
            self.problems.push(format!(
                "expected {right} credits of the order, got {}",
                credits.len()
            ));
        }
        if credits.iter().any(|credit| *credit != self.price) {
            self.problems
                .push("expected a credit of the order's price, got another".to_owned());
        }
    }
}
