import type { Event } from "../events";
import type { Observed, Verdict } from "../payment";
import type { WebhookKind } from "../server/options";
import type { Core } from "./core";
import { record } from "./record";
import { clip, identity, words } from "./texts";
import type { Delivery } from "./types";

/**
 * Kinds of events that are about a payment of the inbox. A static wallet takes any number of
 * deposits under one order id (2328 §7): those are left to `onEvent`.
 */
const OF_PAYMENTS = new Set(["payment", "order", "refund", "partial"]);

/** What an event says of a payment of the inbox. */
export function ofPayment(event: Event): Observed | null {
  return OF_PAYMENTS.has(event.kind) ? event.observed : null;
}

/** The order that an event is about, as a column can hold it. */
export function orderOf(event: Event): string | null {
  return identity(ofPayment(event)?.orderId, 128);
}

/**
 * Applies a stored webhook: once, however many processes try.
 *
 * The verdict, or `null` when there is nothing to decide: it was applied already, its order is not
 * there yet, or it is not about a payment. With `again` one that was applied is decided anew, as
 * after a bug fix; what has been credited stays credited once.
 */
export async function apply<Client>(
  core: Core<Client>,
  event: Event,
  delivery: Delivery,
  again: boolean,
): Promise<Verdict | null> {
  const observed = ofPayment(event);
  const orderId = orderOf(event);
  return core.transaction(async (session) => {
    // Payment first, delivery second, here and everywhere: no two processes wait crosswise.
    const payment =
      orderId === null ? null : await session.payment(delivery.gateway, orderId, "lock");
    const row = await session.delivery(event.id, "lock");
    if (row === null) {
      throw new Error(`expected the webhook ${event.id} to be stored, got nothing`);
    }
    const first = row.appliedAt === null;
    if (!first && !again) {
      return null;
    }
    if (observed !== null && payment === null) {
      if (row.state !== "waiting") {
        const message = `a webhook of ${row.gateway} waits for its order`;
        core.log({ level: "warn", message, eventId: row.eventId });
      }
      row.state = "waiting";
      await session.saveDelivery(row);
      return null;
    }
    row.attempts += 1;
    let verdict: Verdict | null = null;
    if (payment !== null && observed !== null) {
      verdict = await record(core, session, payment, observed, { event, delivery: row });
      row.verdictAction = verdict.action;
      row.verdictReason = verdict.reason;
    }
    row.state = "applied";
    row.problem = event.kind === "unknown" ? clip(event.problem, 1000) : null;
    row.appliedAt = new Date();
    if (first) {
      const { client } = session;
      const { afterCommit } = core;
      await core.handlers.onEvent?.(event, { client, afterCommit, delivery: { ...row } });
    }
    await session.saveDelivery(row);
    return verdict;
  });
}

/** As `apply`; writes down why when that fails, and throws it. */
export async function attempt<Client>(
  core: Core<Client>,
  event: Event,
  delivery: Delivery,
  again = false,
): Promise<Verdict | null> {
  try {
    return await apply(core, event, delivery, again);
  } catch (error) {
    await writeDown(core, event.id, error);
    throw error;
  }
}

async function writeDown<Client>(
  core: Core<Client>,
  eventId: string,
  error: unknown,
): Promise<void> {
  try {
    await core.transaction(async (session) => {
      const row = await session.delivery(eventId, "lock");
      if (row !== null && row.appliedAt === null) {
        row.state = "failed";
        row.problem = words(error);
        row.attempts += 1;
        await session.saveDelivery(row);
      }
    });
  } catch {
    // The database is away; the first error says so, and the webhook stays open.
  }
}

/** The event that a stored webhook tells, verified anew. */
export function reread<Client>(core: Core<Client>, delivery: Delivery): Event {
  const kind = delivery.kind === "unknown" ? "any" : (delivery.kind as WebhookKind);
  return core.gateways.webhooks(delivery.gateway).verify(delivery.raw, { kind, explain: false });
}
