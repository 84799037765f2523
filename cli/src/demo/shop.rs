//! A tiny shop: one order, a ledger, and a handler for webhooks on loopback.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use cointill::payment::{
    Credit, Expected, Observed, Policy, Transition, Verdict, decide, transition,
};
use cointill::webhook::Answer;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::merchant::{Heard, Merchant, Order};

/// A report about the order, and what the shop made of it.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    /// The order's record as it was before.
    pub(super) expected: Expected,
    pub(super) observed: Observed,
    pub(super) transition: Transition,
    pub(super) verdict: Verdict,
    /// How often the order has been credited, this time included.
    pub(super) credits: usize,
}

/// A webhook that arrived.
#[derive(Debug, Clone)]
pub(super) struct Delivered {
    pub(super) path: &'static str,
    pub(super) bytes: usize,
    /// The signature: right, or refused for this reason.
    pub(super) heard: Result<Heard, String>,
    /// `None` when it was refused or tells of no payment.
    pub(super) judged: Option<Judged>,
    pub(super) answer: Answer,
}

/// The order's record, and what was credited for it.
#[derive(Debug)]
struct Ledger {
    expected: Expected,
    credits: Vec<Credit>,
}

/// The shop, shared by its handler and the demo.
#[derive(Debug)]
pub(super) struct Shop {
    merchant: Merchant,
    policy: Policy,
    ledger: Mutex<Ledger>,
    deliveries: UnboundedSender<Delivered>,
}

impl Shop {
    /// Opens the shop with its order written down, and gives what arrives at its handler.
    ///
    /// # Errors
    ///
    /// When no port of 127.0.0.1 is free.
    pub(super) async fn open(
        merchant: Merchant,
        order: &Order,
    ) -> std::io::Result<(Arc<Shop>, SocketAddr, UnboundedReceiver<Delivered>)> {
        let (deliveries, arrivals) = unbounded_channel();
        let path = merchant.webhook_path();
        let expected = Expected::new(&order.id, order.amount.clone(), order.currency.clone());
        let shop = Arc::new(Shop {
            merchant,
            policy: Policy::default(),
            ledger: Mutex::new(Ledger {
                expected,
                credits: Vec::new(),
            }),
            deliveries,
        });
        let router = Router::new()
            .route(path, post(receive))
            .with_state(Arc::clone(&shop));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::spawn(async move {
            // It ends with the process.
            let _ = axum::serve(listener, router).await;
        });
        Ok((shop, address, arrivals))
    }

    /// Writes down the payment that was created for the order, before the payer is sent away.
    pub(super) fn record_payment(&self, id: &str, status: cointill::payment::Status) {
        let mut ledger = self.ledger();
        ledger.expected.payment_id = Some(id.to_owned());
        ledger.expected.known = Some(status);
    }

    /// Decides on a report and writes the outcome down, under one lock: a real shop does both in
    /// one transaction of its database.
    pub(super) fn judge(&self, observed: Observed) -> Judged {
        let mut ledger = self.ledger();
        let expected = ledger.expected.clone();
        let verdict = decide(&expected, &observed, &self.policy);
        let step = match expected.known {
            Some(known) => transition(known, observed.status),
            None => Transition::Advance,
        };
        if let Verdict::Credit(credit) = &verdict {
            ledger.credits.push(credit.clone());
            ledger.expected.credited = true;
        }
        ledger.expected.known = expected.next_status(&observed);
        Judged {
            expected,
            observed,
            transition: step,
            verdict,
            credits: ledger.credits.len(),
        }
    }

    /// What the shop has credited.
    pub(super) fn credits(&self) -> Vec<Credit> {
        self.ledger().credits.clone()
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // Every change is whole even if a thread died with the lock.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, body: &[u8]) -> Delivered {
        let heard = self.merchant.verify(body);
        let observed = heard.as_ref().ok().and_then(|heard| heard.observed.clone());
        Delivered {
            path: self.merchant.webhook_path(),
            bytes: body.len(),
            answer: match heard {
                Ok(_) => self.merchant.accepted(),
                Err(_) => self.merchant.refused(),
            },
            judged: observed.map(|observed| self.judge(observed)),
            heard: heard.map_err(|error| error.to_string()),
        }
    }
}

/// The handler: verify the raw bytes, decide, record, answer.
async fn receive(State(shop): State<Arc<Shop>>, body: Bytes) -> Response {
    let delivered = shop.take(&body);
    let Answer {
        status,
        content_type,
        body,
    } = delivered.answer;
    // Nobody listens any more when the demo has ended.
    let _ = shop.deliveries.send(delivered);
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, content_type)], body).into_response()
}
