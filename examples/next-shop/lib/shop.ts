import { AlchemyPay, Gateway2328 } from "cointill";
import { Inbox, type Payment, type SqliteDatabase, sqliteStore } from "cointill/inbox";
import { markPaid, type Order, Orders, paymentOrderId } from "./orders";
import { settings } from "./settings";
import { type State, stateOf } from "./state";

/** A payment that no webhook has told of is asked about this often. */
const RECONCILE_EVERY_MS = 5 * 60_000;

/** Orders and their payments together. */
export class Shop {
  readonly orders: Orders;
  readonly inbox: Inbox<SqliteDatabase>;
  readonly #siteUrl: string;

  constructor(orders: Orders, inbox: Inbox<SqliteDatabase>, siteUrl: string) {
    this.orders = orders;
    this.inbox = inbox;
    this.#siteUrl = siteUrl;
  }

  /** The payments of an order, newest first. */
  async payments(order: Order): Promise<Payment[]> {
    const found = await this.inbox.payments.list({ reference: order.id });
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
    const order = failed ? await this.orders.tryAgain(placed) : placed;
    const back = `${this.#siteUrl}/orders/${order.id}`;
    const { url } = await this.inbox.payments.create({
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

async function open(): Promise<Shop> {
  const own = settings();
  const store = sqliteStore({ file: own.database });
  const inbox = new Inbox({
    store,
    gateways: {
      "2328": new Gateway2328(own.gateway2328),
      alchemypay: new AlchemyPay(own.alchemyPay),
    },
    callbackUrls: {
      "2328": `${own.siteUrl}/webhooks/2328`,
      alchemypay: `${own.siteUrl}/webhooks/alchemypay`,
    },
    onCredited: (payment, { client }) => markPaid(client, payment),
  });
  const orders = new Orders(store);
  await inbox.migrate();
  await orders.migrate();
  const reconcile = () =>
    inbox.reconcile().catch((error: unknown) => console.error("reconcile", error));
  setInterval(reconcile, RECONCILE_EVERY_MS).unref();
  return new Shop(orders, inbox, own.siteUrl);
}

// Next loads this file once for pages and once for routes; the process has one shop.
const kept = globalThis as { smallThings?: Promise<Shop> };

/** The shop, opened when the server starts and not when it is built: a build has no keys. */
export function shop(): Promise<Shop> {
  kept.smallThings ??= open();
  return kept.smallThings;
}
