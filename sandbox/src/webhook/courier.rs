//! Takes what is due from the outbox, sends it, and writes down what came of it.
//!
//! A delivery stays pending in the store while it is sent, so one that a crash interrupts is sent
//! again: at least once, as at the gateways.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use super::{Sender, schedule};
use crate::clock::Millis;
use crate::error::SandboxError;
use crate::store::{Attempt, Delivery, DeliveryState, Outbox};
use crate::world::World;

/// How many are sent at the same time.
const MOST_IN_FLIGHT: usize = 32;

/// How long the courier sleeps when nothing is due: the machine's clock may be set meanwhile.
const LONGEST_SLEEP_MS: i64 = 60_000;

/// Delivers for as long as the sandbox runs.
pub(crate) async fn run(world: Arc<World>, sender: Sender) {
    let mut in_flight: HashSet<String> = HashSet::new();
    let mut tasks: JoinSet<(String, i64, Attempt)> = JoinSet::new();
    loop {
        // One moment for both looks: what becomes due between two would be seen by neither.
        let now = world.clock.now();
        for delivery in due(&world, now, &in_flight) {
            let key = delivery.order_key();
            if in_flight.len() >= MOST_IN_FLIGHT || !in_flight.insert(key.clone()) {
                continue;
            }
            let (sender, switches) = (sender.clone(), world.switches());
            let at_ms = world.clock.now();
            tasks.spawn(async move {
                let mut attempt = sender.send(&delivery, &switches).await;
                attempt.at_ms = at_ms;
                (key, delivery.id, attempt)
            });
        }
        let sleep = tokio::time::sleep(next_wait(&world, now, in_flight.len()));
        tokio::select! {
            () = sleep => {}
            () = world.wake_courier.notified() => {}
            Some(done) = tasks.join_next(), if !tasks.is_empty() => {
                match done {
                    Ok((key, id, attempt)) => {
                        in_flight.remove(&key);
                        finish(&world, id, attempt).await;
                    }
                    // Nothing in the task panics; if it did, its subject must not stay blocked.
                    Err(_) => in_flight.clear(),
                }
            }
        }
    }
}

/// What may be sent now: one event of a subject at a time.
fn due(world: &World, now: Millis, in_flight: &HashSet<String>) -> Vec<Delivery> {
    let in_order = world.switches().delivery.in_order;
    let limit = MOST_IN_FLIGHT + in_flight.len();
    // A store that fails is asked again at the next turn.
    let due = world
        .look(|tx| Outbox(tx).due(now, in_order, limit))
        .unwrap_or_default();
    due.into_iter()
        .filter(|delivery| !in_flight.contains(&delivery.order_key()))
        .collect()
}

fn next_wait(world: &World, now: Millis, in_flight: usize) -> Duration {
    let next = world.look(|tx| Outbox(tx).next_due(now)).ok().flatten();
    let wait = next.map_or(LONGEST_SLEEP_MS, |next| (next - now).min(LONGEST_SLEEP_MS));
    // Whoever is in flight wakes the courier; a pause keeps it from spinning on what waits for them.
    let least = if in_flight > 0 { 50 } else { 1 };
    Duration::from_millis(wait.max(least).unsigned_abs())
}

async fn finish(world: &World, id: i64, attempt: Attempt) {
    // The attempt was made: forgetting it because the disk is full for a moment would repeat it
    // for ever without the schedule.
    for pause_ms in [0, 100, 1_000] {
        tokio::time::sleep(Duration::from_millis(pause_ms)).await;
        if record(world, id, attempt.clone()).is_ok() {
            break;
        }
    }
    world.tell_watchers();
}

fn record(world: &World, id: i64, attempt: Attempt) -> Result<(), SandboxError> {
    let switches = world.switches();
    world.look(|tx| {
        let outbox = Outbox(tx);
        // A reset while it was sent leaves nothing to write to.
        let Some(mut delivery) = outbox.get(id)? else {
            return Ok(());
        };
        let taken = attempt.taken;
        delivery.attempts.push(attempt);
        // A replay asked for meanwhile, or a hold, is not undone by an older attempt's result.
        if delivery.state == DeliveryState::Pending {
            let delay = schedule::next_delay(delivery.gateway, &switches, delivery.attempts.len());
            match delay {
                _ if taken => delivery.state = DeliveryState::Delivered,
                Some(seconds) => {
                    let delay = i64::from(seconds) * 1_000 / i64::from(world.time_scale);
                    delivery.next_at_ms = world.clock.now() + delay;
                }
                None => delivery.state = DeliveryState::GivenUp,
            }
        }
        outbox.save(&delivery)
    })
}
