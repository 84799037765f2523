import type { Event } from "../events";
import type { Arrival } from "../server/source";
import { attempt, orderOf } from "./apply";
import { ask, wantsConfirmation } from "./ask";
import type { Core } from "./core";
import { clip } from "./texts";
import type { Delivery, GatewayName } from "./types";

/**
 * Stores a verified webhook, applies it, and asks the gateway where the policy wants that. Rejects
 * when the webhook has to come again.
 */
export async function take<Client>(
  core: Core<Client>,
  gateway: GatewayName,
  event: Event,
  arrival: Arrival,
): Promise<void> {
  const delivery = await store(core, gateway, event, arrival);
  if (delivery.appliedAt === null) {
    await attempt(core, event, delivery);
  }
  await confirm(core, delivery);
}

/** Stored before anything is done with it: what fails from here on is not lost. */
export async function store<Client>(
  core: Core<Client>,
  gateway: GatewayName,
  event: Event,
  { body, remoteAddress }: Arrival,
): Promise<Delivery> {
  const delivery = await core.transaction(async (session) => {
    const isNew = await session.addDelivery({
      eventId: event.id,
      gateway,
      kind: event.kind,
      keyId: clip(event.keyId, 64) ?? "",
      raw: body,
      remoteAddress: clip(remoteAddress, 64),
      orderId: orderOf(event),
      receivedAt: new Date(),
      state: "stored",
      verdictAction: null,
      verdictReason: null,
      attempts: 0,
      problem: null,
      appliedAt: null,
    });
    if (isNew && event.kind === "unknown") {
      const message = `a webhook of ${gateway} is signed and not understood: ${event.problem}`;
      core.log({ level: "error", message, eventId: event.id });
    }
    return session.delivery(event.id);
  });
  if (delivery === null) {
    throw new Error(`expected the webhook ${event.id} to be stored, got nothing`);
  }
  return delivery;
}

/**
 * Asks the gateway when the policy wants a query to confirm a credit.
 *
 * Looks at the payment and not at the delivery's own verdict: when an earlier query failed, the
 * repeated delivery asks again.
 */
export async function confirm<Client>(core: Core<Client>, delivery: Delivery): Promise<void> {
  const { gateway, orderId } = delivery;
  if (orderId === null || core.policy?.confirmByQuery !== true) {
    return;
  }
  const payment = await core.read((session) => session.payment(gateway, orderId));
  if (payment !== null && wantsConfirmation(payment)) {
    await ask(core, payment);
  }
}
