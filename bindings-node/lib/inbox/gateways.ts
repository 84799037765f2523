import type { AlchemyPay, Gateway2328 } from "../clients";
import type { Event } from "../events";
import type { Payment as Payment2328 } from "../generated/models2328";
import type { Order as OrderFound } from "../generated/modelsAlchemyPay";
import type { Observed } from "../payment";
import type { Verifier } from "../server/options";
import type { GatewayName, Payment } from "./types";

/** The clients of the shop. */
export interface GatewayClients {
  readonly "2328"?: Gateway2328 | undefined;
  readonly alchemypay?: AlchemyPay | undefined;
}

/** What a gateway says of a payment. `observed` is `null` when it said no status. */
export interface Found {
  readonly paymentId: string;
  readonly url: string | null;
  readonly telegramUrl: string | null;
  readonly payerCurrency: string | null;
  readonly network: string | null;
  readonly address: string | null;
  readonly qr: string | null;
  readonly expiresAt: Date | null;
  readonly userId: string | null;
  readonly observed: Observed | null;
}

/** What a payment is created from. */
export interface Order {
  readonly orderId: string;
  readonly amount: string;
  readonly currency: string;
  readonly callbackUrl: string | undefined;
  /** Further arguments of the gateway's own `payments.create`. */
  readonly more: Readonly<Record<string, unknown>>;
}

/** From the words of the inbox to those of each gateway, and back. */
export class Gateways {
  readonly #clients: GatewayClients;

  constructor(clients: GatewayClients) {
    this.#clients = clients;
  }

  /** The gateways that the shop has. */
  names(): GatewayName[] {
    return (["2328", "alchemypay"] as const).filter((name) => this.#clients[name] !== undefined);
  }

  webhooks(gateway: GatewayName): Verifier<Event> {
    return this.#client(gateway).webhooks as Verifier<Event>;
  }

  /** Creates a payment at its gateway. */
  async create(gateway: GatewayName, order: Order): Promise<Found> {
    return gateway === "2328"
      ? this.#create2328(this.#client("2328"), order)
      : this.#createOrder(this.#client("alchemypay"), order);
  }

  /**
   * What the gateway says of a payment now.
   *
   * @throws NotFoundError when the gateway does not know it.
   */
  async ask(payment: Pick<Payment, "gateway" | "orderId" | "paymentId">): Promise<Found> {
    const { gateway, orderId, paymentId } = payment;
    if (gateway === "2328") {
      const client = this.#client("2328");
      const which = paymentId === null ? { orderId } : { uuid: paymentId };
      return found2328(client, await client.payments.info(which));
    }
    const client = this.#client("alchemypay");
    const order = await client.payments.query({ merchantOrderNo: orderId });
    // A query does not give the page's address; its form is documented for some hosts.
    return { ...foundOrder(client, order), url: client.cashierUrl(order.orderNo) };
  }

  async #create2328(client: Gateway2328, order: Order): Promise<Found> {
    const { orderId, amount, currency, callbackUrl, more } = order;
    const given = { amount, currency, orderId, urlCallback: callbackUrl ?? null, ...more };
    return found2328(client, await client.payments.create(given));
  }

  async #createOrder(client: AlchemyPay, order: Order): Promise<Found> {
    const { orderId, amount, currency, callbackUrl, more } = order;
    const created = await client.payments.create({
      merchantOrderNo: orderId,
      orderAmount: amount,
      payCurrency: currency,
      callbackUrl: callbackUrl ?? null,
      ...(more as { userId: string }),
    });
    const found = created.recovered === null ? NOTHING : foundOrder(client, created.recovered);
    return { ...found, paymentId: created.orderNo, url: created.webUrl };
  }

  #client(gateway: "2328"): Gateway2328;
  #client(gateway: "alchemypay"): AlchemyPay;
  #client(gateway: GatewayName): Gateway2328 | AlchemyPay;
  #client(gateway: GatewayName): Gateway2328 | AlchemyPay {
    const client = this.#clients[gateway];
    if (client === undefined) {
      const known = this.names().join(", ") || "none";
      throw new TypeError(
        `gateway: expected one of those given to the inbox (${known}), got ${gateway}`,
      );
    }
    return client;
  }
}

const NOTHING: Omit<Found, "paymentId"> = {
  url: null,
  telegramUrl: null,
  payerCurrency: null,
  network: null,
  address: null,
  qr: null,
  expiresAt: null,
  userId: null,
  observed: null,
};

function found2328(client: Gateway2328, payment: Payment2328): Found {
  return {
    paymentId: payment.uuid,
    url: payment.url,
    telegramUrl: payment.tgDeeplink,
    payerCurrency: payment.payerCurrency,
    network: payment.network,
    address: payment.address,
    qr: payment.qr,
    expiresAt: payment.expiresAt,
    userId: null,
    observed: client.payments.observe(payment),
  };
}

function foundOrder(client: AlchemyPay, order: OrderFound): Found {
  return {
    ...NOTHING,
    paymentId: order.orderNo,
    payerCurrency: order.payCryptoCurrency,
    network: order.payCryptoNetwork,
    address: order.address,
    userId: order.userId,
    observed: client.payments.observe(order),
  };
}
