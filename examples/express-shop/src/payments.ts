import { AlchemyPay, Gateway2328 } from "cointill";
import { Inbox, type Payment, type SqliteDatabase, type SqliteStore } from "cointill/inbox";
import { markPaid, type Order, type Orders, paymentOrderId } from "./orders.js";
import type { Settings } from "./settings.js";
import { type State, stateOf } from "./state.js";

/** The one place where the shop talks to gateways, and they to it. */
export function openInbox(settings: Settings, store: SqliteStore): Inbox<SqliteDatabase> {
  return new Inbox({
    store,
    gateways: {
      "2328": new Gateway2328(settings.gateway2328),
      alchemypay: new AlchemyPay(settings.alchemyPay),
    },
    callbackUrls: {
      "2328": `${settings.siteUrl}/webhooks/2328`,
      alchemypay: `${settings.siteUrl}/webhooks/alchemypay`,
    },
    onCredited: (payment, { client }) => markPaid(client, payment),
  });
}

/** Orders and their payments together. */
export class Checkout {
  readonly #settings: Settings;
  readonly #orders: Orders;
  readonly #inbox: Inbox<SqliteDatabase>;

  constructor(settings: Settings, orders: Orders, inbox: Inbox<SqliteDatabase>) {
    this.#settings = settings;
    this.#orders = orders;
    this.#inbox = inbox;
  }

  /** The payments of an order, newest first. */
  async payments(order: Order): Promise<Payment[]> {
    const found = await this.#inbox.payments.list({ reference: order.id });
    return found.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  }

  async state(order: Order): Promise<State> {
    return stateOf(order, await this.payments(order));
  }

  /**
   * The page where an order is paid: a new payment when the one before has ended.
   *
   * @throws CointillError what the gateway or the network said; calling again goes on from there.
   */
  async pay(placed: Order): Promise<string> {
    const failed = (await this.state(placed)) === "failed";
    const order = failed ? await this.#orders.tryAgain(placed) : placed;
    const back = `${this.#settings.siteUrl}/orders/${order.id}`;
    const { url } = await this.#inbox.payments.create({
      gateway: order.gateway,
      orderId: paymentOrderId(order),
      amount: order.total,
      currency: order.currency,
      reference: order.id,
      // Alchemy Pay wants to know who pays.
      more:
        order.gateway === "2328"
          ? { urlReturn: back, urlSuccess: back }
          : { redirectUrl: back, userId: order.email },
    });
    return url ?? back;
  }
}
