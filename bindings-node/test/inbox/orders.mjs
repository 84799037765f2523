/** Payments that the shop expects, and webhooks that tell of them. */

import { randomUUID } from "node:crypto";

import { AlchemyPayWebhooks } from "cointill";
import { webhook } from "cointill/fetch";

import { paymentBody, webhooks } from "../servers/bodies.mjs";

export { paymentBody, webhooks };

export const alchemy = new AlchemyPayWebhooks({ secret: "sandbox-secret" });

/** An order webhook of Alchemy Pay (Alchemy §6.1). */
export function orderBody(orderId = "1001", status = "COMPLETED", changed = {}) {
  return alchemy.signTestEvent({
    orderNo: `3002${orderId}`,
    orderStatus: status,
    userId: "user@example.com",
    merchantOrderNo: orderId,
    orderCurrency: "USD",
    orderAmount: "10000",
    payCryptoCurrency: "USDT",
    payCryptoVolume: "100",
    payCryptoNetwork: "TRX",
    fee: "0.8",
    ...changed,
  });
}

/** A row without anything that is known later. */
export function payment(changed = {}) {
  const now = new Date();
  return {
    id: randomUUID(),
    gateway: "2328",
    orderId: "ORDER-1",
    reference: null,
    amount: "180.00",
    currency: "RUB",
    paymentId: null,
    status: null,
    gatewayStatus: null,
    owed: null,
    received: null,
    receivedCurrency: null,
    verdictAction: null,
    verdictReason: null,
    credited: false,
    creditedAt: null,
    creditedAmount: null,
    creditedCurrency: null,
    url: null,
    telegramUrl: null,
    payerCurrency: null,
    network: null,
    address: null,
    qr: null,
    expiresAt: null,
    problem: null,
    createCalls: 0,
    checkedAt: null,
    createdAt: now,
    updatedAt: now,
    ...changed,
  };
}

/** A payment of the shop, as `payments.create` leaves it. */
export async function expect(database, changed = {}) {
  const orderId = changed.orderId ?? "ORDER-1";
  const row = payment({
    paymentId: `uuid-${orderId}`,
    status: "waiting",
    url: "https://pay.example/1",
    ...changed,
  });
  await database.store.transaction((session) => session.addPayment(row));
  return row;
}

/** The same at Alchemy Pay. */
export function expectOrder(database, changed = {}) {
  return expect(database, {
    gateway: "alchemypay",
    orderId: "1001",
    paymentId: "30021001",
    amount: "100.00",
    currency: "USD",
    ...changed,
  });
}

/** What the shop answers to a body, and the text of it. */
export async function receive(inbox, body, gateway = "2328", kind = "any") {
  const log = () => undefined;
  const take = webhook({ inbox, gateway, kind, log });
  const answer = await take(new Request("https://shop.example/", { method: "POST", body }));
  return { status: answer.status, text: await answer.text() };
}
