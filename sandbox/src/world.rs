//! The state that all parts share, and the one way to change it.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{Notify, watch};

use crate::clock::{Clock, Millis};
use crate::error::SandboxError;
use crate::faults::{FaultList, WebhookEffect};
use crate::recording::{RateLimiter, Recording};
use crate::settings::Keys;
use crate::store::{self, DeliveryState, NewDelivery, Outbox, Store};
use crate::switches::Switches;
use crate::{due, wire};

const SWITCHES: &str = "switches";
const AHEAD: &str = "clock_ahead_ms";
const HELD: &str = "webhooks_held";

/// How long a reordered webhook waits for one to go before it, at most, before the time scale.
const WAIT_FOR_NEXT_SECONDS: u32 = 600;

/// Everything that the server, the courier, the timer and the control interface share.
pub(crate) struct World {
    store: Store,
    pub(crate) clock: Clock,
    pub(crate) keys: Keys,
    pub(crate) faults: FaultList,
    pub(crate) recording: Recording,
    pub(crate) limiter: RateLimiter,
    /// What one real second is to the delays of the gateways.
    pub(crate) time_scale: u32,
    /// Hosts beside loopback under which the control interface answers.
    pub(crate) allowed_hosts: Vec<String>,
    /// Those of the start, for a reset.
    initial: Switches,
    switches: RwLock<Arc<Switches>>,
    base: OnceLock<String>,
    pub(crate) wake_courier: Notify,
    pub(crate) wake_timer: Notify,
    changes: watch::Sender<u64>,
}

impl World {
    pub(crate) fn new(
        store: Store,
        keys: Keys,
        switches: Option<Switches>,
        time_scale: u32,
        allowed_hosts: Vec<String>,
    ) -> Result<World, SandboxError> {
        let (stored, ahead) = store.transaction(|tx| {
            let stored = match (switches, store::get_meta(tx, SWITCHES)?) {
                (Some(given), _) => given,
                (None, Some(text)) => serde_json::from_str(&text)?,
                (None, None) => Switches::default(),
            };
            stored.check()?;
            store::set_meta(tx, SWITCHES, &serde_json::to_string(&stored)?)?;
            let ahead = store::get_meta(tx, AHEAD)?;
            let ahead = ahead.and_then(|text| text.parse().ok()).unwrap_or(0);
            Ok::<_, SandboxError>((stored, ahead))
        })?;
        let clock = Clock::default();
        clock.set_ahead(ahead);
        Ok(World {
            store,
            clock,
            keys,
            faults: FaultList::default(),
            recording: Recording::default(),
            limiter: RateLimiter::default(),
            time_scale: time_scale.max(1),
            allowed_hosts,
            initial: stored.clone(),
            switches: RwLock::new(Arc::new(stored)),
            base: OnceLock::new(),
            wake_courier: Notify::new(),
            wake_timer: Notify::new(),
            changes: watch::Sender::new(0),
        })
    }

    /// `http://127.0.0.1:port`, known once the port is.
    pub(crate) fn base(&self) -> &str {
        self.base.get().map_or("", String::as_str)
    }

    pub(crate) fn set_base(&self, base: String) {
        // Set once, before the first request can come.
        let _ = self.base.set(base);
    }

    pub(crate) fn switches(&self) -> Arc<Switches> {
        Arc::clone(&self.switches.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs `change` in one transaction, after everything that is due by the clock.
    pub(crate) fn change<T, E: From<SandboxError>>(
        &self,
        change: impl FnOnce(&Step<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (result, written) = self.store.transaction(|tx| {
            let step = Step {
                tx,
                world: self,
                now: self.clock.now(),
                switches: self.switches(),
            };
            let before = tx.total_changes();
            due::run(&step)?;
            let result = change(&step)?;
            Ok::<_, E>((result, tx.total_changes() > before))
        })?;
        // Most requests only look, and have nothing to wake anybody for.
        if written {
            self.wake();
        }
        Ok(result)
    }

    fn wake(&self) {
        self.wake_courier.notify_one();
        self.wake_timer.notify_one();
        self.tell_watchers();
    }

    /// The same without looking at what is due: for the courier and for waiting.
    pub(crate) fn look<T>(
        &self,
        look: impl FnOnce(&Connection) -> Result<T, SandboxError>,
    ) -> Result<T, SandboxError> {
        self.store.transaction(look)
    }

    /// Closes the store: whoever still holds the world gets errors from now on.
    pub(crate) fn close(&self) {
        self.store.close();
        self.tell_watchers();
    }

    pub(crate) fn watch(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    pub(crate) fn tell_watchers(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    pub(crate) fn set_switches(&self, switches: Switches) -> Result<(), SandboxError> {
        switches.check()?;
        let text = serde_json::to_string(&switches)?;
        self.look(|tx| store::set_meta(tx, SWITCHES, &text))?;
        let mut own = self
            .switches
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *own = Arc::new(switches);
        drop(own);
        self.wake();
        Ok(())
    }

    /// Moves the clock forward and lets everything that is due by then happen.
    pub(crate) fn advance(&self, by: Duration) -> Result<Millis, SandboxError> {
        self.clock.advance(by);
        self.change(|step| {
            store::set_meta(step.tx, AHEAD, &self.clock.ahead().to_string())?;
            Ok(step.now)
        })
    }

    /// Forgets everything that happened since the start.
    pub(crate) fn reset(&self) -> Result<(), SandboxError> {
        self.look(store::clear)?;
        self.clock.set_ahead(0);
        self.faults.clear();
        self.recording.clear();
        self.set_switches(self.initial.clone())
    }
}

/// One change of the state: a transaction, and the moment and the readings that hold in it.
pub(crate) struct Step<'a> {
    pub(crate) tx: &'a Connection,
    pub(crate) world: &'a World,
    pub(crate) now: Millis,
    pub(crate) switches: Arc<Switches>,
}

impl Step<'_> {
    /// `seconds` of a gateway's schedule in milliseconds of this sandbox.
    pub(crate) fn scaled(&self, seconds: u32) -> Millis {
        Millis::from(seconds) * 1_000 / Millis::from(self.world.time_scale)
    }

    pub(crate) fn outbox(&self) -> Outbox<'_> {
        Outbox(self.tx)
    }

    pub(crate) fn held(&self) -> Result<bool, SandboxError> {
        Ok(store::get_meta(self.tx, HELD)?.is_some_and(|value| value == "1"))
    }

    pub(crate) fn set_held(&self, held: bool) -> Result<(), SandboxError> {
        store::set_meta(self.tx, HELD, if held { "1" } else { "0" })
    }

    /// Writes a webhook into the outbox, with whatever fault waits for it.
    pub(crate) fn enqueue(&self, mut new: NewDelivery) -> Result<(), SandboxError> {
        let effect = self.world.faults.webhook(&new);
        match &effect {
            Some(WebhookEffect::PhpEscaped) => new.body = wire::php_escaped(&new.body),
            Some(WebhookEffect::TamperedSignature) => {
                new.body = wire::with_tampered_signature(&new.body);
            }
            Some(WebhookEffect::TamperedAmount) => new.body = wire::with_tampered_amount(&new.body),
            Some(WebhookEffect::Reserialised) => new.body = wire::sorted(&new.body),
            _ => {}
        }
        let copies = 1 + u8::from(effect == Some(WebhookEffect::Doubled));
        let held = self.held()?;
        for _ in 0..copies {
            self.outbox().add(new.clone(), self.now, |delivery| {
                if held {
                    delivery.state = DeliveryState::Held;
                }
                match effect {
                    Some(WebhookEffect::Lost) => delivery.state = DeliveryState::Lost,
                    Some(WebhookEffect::Reordered) => {
                        delivery.out_of_order = true;
                        delivery.waits_for_next = true;
                        delivery.next_at_ms += self.scaled(WAIT_FOR_NEXT_SECONDS);
                    }
                    Some(WebhookEffect::Delayed { ms }) => {
                        delivery.out_of_order = true;
                        delivery.next_at_ms += Millis::from(ms);
                    }
                    _ => {}
                }
            })?;
        }
        Ok(())
    }
}
