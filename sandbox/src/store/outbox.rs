//! The outbox: every webhook that was ever due, in the transaction that caused it.

use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};

use crate::checkout::Gateway;
use crate::clock::Millis;
use crate::error::SandboxError;

pub(super) const DEFINITION: &str = "CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    next_ms INTEGER NOT NULL,
    out_of_order INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX delivery_subject ON delivery (subject, position);
CREATE INDEX delivery_position ON delivery (position);
CREATE INDEX delivery_due ON delivery (state, next_ms);";

/// Made in older files too, since no record changes. The courier asks for the first that are due
/// after each attempt: without it, all that wait are put in order every time.
pub(super) const PENDING: &str = "CREATE INDEX IF NOT EXISTS delivery_pending
    ON delivery (position, next_ms) WHERE state = 'pending';";

/// The kinds of webhooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WebhookKind {
    /// A payment of 2328.
    Payment,
    /// A payout of 2328.
    Payout,
    /// A deposit to a static wallet of 2328.
    StaticWallet,
    /// An order of Alchemy Pay.
    Order,
    /// A refund of Alchemy Pay.
    Refund,
    /// A part of an order of Alchemy Pay, in accumulation mode.
    Partial,
}

impl WebhookKind {
    /// The name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            WebhookKind::Payment => "payment",
            WebhookKind::Payout => "payout",
            WebhookKind::StaticWallet => "static_wallet",
            WebhookKind::Order => "order",
            WebhookKind::Refund => "refund",
            WebhookKind::Partial => "partial",
        }
    }
}

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// To be sent, at once or at its next attempt.
    Pending,
    /// Kept back until it is released.
    Held,
    /// Taken by the shop.
    Delivered,
    /// Not taken in any attempt of the schedule.
    GivenUp,
    /// Never sent, by a fault.
    Lost,
}

impl DeliveryState {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            DeliveryState::Pending => "pending",
            DeliveryState::Held => "held",
            DeliveryState::Delivered => "delivered",
            DeliveryState::GivenUp => "given_up",
            DeliveryState::Lost => "lost",
        }
    }
}

/// One try at a delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attempt {
    /// When it began, by the sandbox's clock.
    pub at_ms: i64,
    /// How long it took, by the machine's clock.
    pub duration_ms: u64,
    /// The status of the shop's answer.
    pub http_status: Option<u16>,
    /// Why there was no answer.
    pub error: Option<String>,
    /// Whether the answer took the webhook, by the gateway's rule.
    pub taken: bool,
}

/// A webhook and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Delivery {
    /// Counts up from 1.
    pub id: i64,
    /// The gateway.
    pub gateway: Gateway,
    /// What it tells of.
    pub kind: WebhookKind,
    /// The gateway's id of what it tells of.
    pub subject: String,
    /// The status that it tells.
    pub status: String,
    /// Where it goes.
    pub url: String,
    /// The exact body, `sign` included.
    pub body: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// When it was caused, by the sandbox's clock.
    pub created_at_ms: i64,
    /// When it is sent next, by the sandbox's clock.
    pub next_at_ms: i64,
    /// True when later events do not wait for it, nor it for earlier ones.
    pub out_of_order: bool,
    /// True when a fault keeps it back until the next event of the same payment.
    pub waits_for_next: bool,
    /// The tries so far.
    pub attempts: Vec<Attempt>,
}

impl Delivery {
    /// The same webhook, to be sent anew.
    pub(crate) fn as_new(&self) -> NewDelivery {
        NewDelivery {
            gateway: self.gateway,
            kind: self.kind,
            subject: self.subject.clone(),
            status: self.status.clone(),
            url: self.url.clone(),
            body: self.body.clone(),
        }
    }

    /// What is kept in order: events of the same object.
    pub(crate) fn order_key(&self) -> String {
        // An order's partial and final webhooks belong together; a refund goes its own way.
        let group = match self.kind {
            WebhookKind::Partial => WebhookKind::Order,
            kind => kind,
        };
        format!(
            "{}:{}:{}",
            self.gateway.code(),
            group.as_str(),
            self.subject
        )
    }
}

/// A webhook to be sent.
#[derive(Debug, Clone)]
pub(crate) struct NewDelivery {
    pub(crate) gateway: Gateway,
    pub(crate) kind: WebhookKind,
    pub(crate) subject: String,
    pub(crate) status: String,
    pub(crate) url: String,
    pub(crate) body: String,
}

/// What [`Outbox::due`] selects. The index is named: SQLite would take another, and sort.
const DUE: &str = "AS d INDEXED BY delivery_pending
     WHERE d.state = 'pending' AND d.next_ms <= ?1
       AND (?2 = 0 OR d.out_of_order = 1 OR NOT EXISTS (
         SELECT 1 FROM delivery AS e
         WHERE e.subject = d.subject AND e.position < d.position
           AND e.out_of_order = 0 AND e.state IN ('pending', 'held')))
     ORDER BY d.position LIMIT ?3";

/// The table, inside a transaction.
pub(crate) struct Outbox<'a>(pub(crate) &'a Connection);

fn read(row: &Row<'_>) -> Result<Result<Delivery, SandboxError>, rusqlite::Error> {
    let record: String = row.get(0)?;
    Ok(serde_json::from_str(&record).map_err(SandboxError::from))
}

impl Outbox<'_> {
    /// Appends a webhook; it stands behind all others.
    pub(crate) fn add(
        &self,
        new: NewDelivery,
        now: Millis,
        set_up: impl FnOnce(&mut Delivery),
    ) -> Result<Delivery, SandboxError> {
        let mut delivery = Delivery {
            id: 0,
            gateway: new.gateway,
            kind: new.kind,
            subject: new.subject,
            status: new.status,
            url: new.url,
            body: new.body,
            state: DeliveryState::Pending,
            created_at_ms: now,
            next_at_ms: now,
            out_of_order: false,
            waits_for_next: false,
            attempts: Vec::new(),
        };
        set_up(&mut delivery);
        let key = delivery.order_key();
        self.0
            .prepare_cached(
                "INSERT INTO delivery (subject, position, state, next_ms, out_of_order, record)
                 VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM delivery), '', 0, 0, '')",
            )?
            .execute([&key])?;
        delivery.id = self.0.last_insert_rowid();
        self.save(&delivery)?;
        self.follow(&key, delivery.id, now)?;
        Ok(delivery)
    }

    pub(crate) fn save(&self, delivery: &Delivery) -> Result<(), SandboxError> {
        self.0
            .prepare_cached(
                "UPDATE delivery SET state = ?2, next_ms = ?3, out_of_order = ?4, record = ?5
                 WHERE id = ?1",
            )?
            .execute((
                delivery.id,
                delivery.state.as_str(),
                delivery.next_at_ms,
                delivery.out_of_order,
                serde_json::to_string(delivery)?,
            ))?;
        Ok(())
    }

    /// Puts those that wait for the next event of `key` behind `id`, which is that event.
    fn follow(&self, key: &str, id: i64, now: Millis) -> Result<(), SandboxError> {
        for mut waiting in self.select(
            "WHERE subject = ?1 AND id <> ?2 AND state = 'pending' ORDER BY position",
            (key, id),
        )? {
            if !waiting.waits_for_next {
                continue;
            }
            waiting.waits_for_next = false;
            waiting.out_of_order = false;
            waiting.next_at_ms = now;
            self.save(&waiting)?;
            self.0
                .prepare_cached(
                    "UPDATE delivery SET position = (SELECT max(position) + 1 FROM delivery)
                     WHERE id = ?1",
                )?
                .execute([waiting.id])?;
        }
        Ok(())
    }

    pub(crate) fn get(&self, id: i64) -> Result<Option<Delivery>, SandboxError> {
        self.0
            .prepare_cached("SELECT record FROM delivery WHERE id = ?1")?
            .query_row([id], read)
            .optional()?
            .transpose()
    }

    /// All, in the order in which they were caused.
    pub(crate) fn all(&self) -> Result<Vec<Delivery>, SandboxError> {
        self.select("ORDER BY id", [])
    }

    /// Those in `state`, in the order in which they go out.
    pub(crate) fn in_state(&self, state: DeliveryState) -> Result<Vec<Delivery>, SandboxError> {
        self.select("WHERE state = ?1 ORDER BY position", [state.as_str()])
    }

    /// Those of one object, newest first.
    pub(crate) fn of(
        &self,
        gateway: Gateway,
        subject: &str,
        limit: u32,
    ) -> Result<Vec<Delivery>, SandboxError> {
        // Every kind of key that it may have, so that the index finds them.
        let key = |kind: WebhookKind| format!("{}:{}:{subject}", gateway.code(), kind.as_str());
        let [payment, payout, wallet] = [
            WebhookKind::Payment,
            WebhookKind::Payout,
            WebhookKind::StaticWallet,
        ]
        .map(key);
        let [order, refund] = [WebhookKind::Order, WebhookKind::Refund].map(key);
        self.select(
            "WHERE subject IN (?1, ?2, ?3, ?4, ?5) ORDER BY id DESC LIMIT ?6",
            (payment, payout, wallet, order, refund, limit),
        )
    }

    /// Those to be sent now, at most `limit`.
    pub(crate) fn due(
        &self,
        now: Millis,
        in_order: bool,
        limit: usize,
    ) -> Result<Vec<Delivery>, SandboxError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.select(DUE, (now, in_order, limit))
    }

    /// When the next pending one is to be sent.
    pub(crate) fn next_due(&self, after: Millis) -> Result<Option<Millis>, SandboxError> {
        Ok(self
            .0
            .prepare_cached(
                "SELECT min(next_ms) FROM delivery WHERE state = 'pending' AND next_ms > ?1",
            )?
            .query_row([after], |row| row.get(0))?)
    }

    /// Puts the given ones into the given order, among the places that they have.
    pub(crate) fn reorder(&self, ids: &[i64]) -> Result<(), SandboxError> {
        let mut places = Vec::with_capacity(ids.len());
        for id in ids {
            let place: Option<i64> = self
                .0
                .prepare_cached("SELECT position FROM delivery WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?;
            places.push(place.ok_or_else(|| SandboxError::not_found("delivery", &id.to_string()))?);
        }
        places.sort_unstable();
        for (id, place) in ids.iter().zip(places) {
            self.0
                .prepare_cached("UPDATE delivery SET position = ?2 WHERE id = ?1")?
                .execute([*id, place])?;
        }
        Ok(())
    }

    /// How many are in `state`.
    pub(crate) fn count(&self, state: DeliveryState) -> Result<u64, SandboxError> {
        let count: i64 = self
            .0
            .prepare_cached("SELECT count(*) FROM delivery WHERE state = ?1")?
            .query_row([state.as_str()], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    fn select(
        &self,
        rest: &str,
        values: impl rusqlite::Params,
    ) -> Result<Vec<Delivery>, SandboxError> {
        let sql = format!("SELECT record FROM delivery {rest}");
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map(values, read)?;
        rows.map(|row| row?).collect()
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::store::Store;

    fn webhook(number: usize) -> NewDelivery {
        NewDelivery {
            gateway: Gateway::Gateway2328,
            kind: WebhookKind::Payment,
            subject: number.to_string(),
            status: "paid".to_owned(),
            url: "http://127.0.0.1:9/".to_owned(),
            body: "{}".to_owned(),
        }
    }

    /// What SQLite does to find the first ten that are due, of so many that are in `state`.
    fn steps(count: usize, state: DeliveryState) -> i32 {
        let store = Store::open(None).unwrap();
        store
            .transaction(|tx| {
                for number in 0..count {
                    Outbox(tx).add(webhook(number), 0, |own| own.state = state)?;
                }
                for number in count..count + 10 {
                    Outbox(tx).add(webhook(number), 0, |_| {})?;
                }
                let mut statement = tx.prepare(&format!("SELECT record FROM delivery {DUE}"))?;
                assert_eq!(statement.query_map((0, true, 10), read)?.count(), 10);
                Ok::<i32, SandboxError>(statement.get_status(StatementStatus::VmStep))
            })
            .unwrap()
    }

    #[test]
    fn the_first_that_are_due_are_found_at_once_however_many_there_are() {
        for state in [DeliveryState::Delivered, DeliveryState::Pending] {
            assert_eq!(steps(1_000, state), steps(10, state), "{}", state.as_str());
        }
    }
}
