import { type PaymentFacts, viewJson } from "../checkout";
import { type Acceptance, accept } from "./accept";
import { ask } from "./ask";
import type { Core } from "./core";
import { create } from "./create";
import { isHeld } from "./record";
import type { GatewayName, Payment, Report } from "./types";

/** Names a payment. */
export interface PaymentKey {
  readonly gateway: GatewayName;
  /** The shop's id of the order. */
  readonly orderId: string;
}

/** What a payment is created from. */
export interface PaymentCreate extends PaymentKey {
  /** The price, such as `"19.99"`. */
  readonly amount: string;
  /** The currency of the price. */
  readonly currency: string;
  /** A text of the shop's own, such as the key of its row. */
  readonly reference?: string | null | undefined;
  /**
   * Further arguments of the gateway's own `payments.create`, such as `userId`, which Alchemy Pay
   * demands, or `urlReturn` of 2328.
   */
  readonly more?: Readonly<Record<string, unknown>> | undefined;
}

/** Which payments to list; what is absent is not asked for. */
export interface PaymentList {
  readonly gateway?: GatewayName | undefined;
  readonly reference?: string | undefined;
  readonly credited?: boolean | undefined;
  /** `hold` lists what a person has to look at. */
  readonly verdictAction?: string | undefined;
  /** Most payments. 100 when unset. */
  readonly limit?: number | undefined;
}

/** The payments of an inbox. */
export class Payments<Client> {
  readonly #core: Core<Client>;
  readonly #callbackUrls: { readonly [Name in GatewayName]?: string | undefined };

  /** @internal */
  constructor(
    core: Core<Client>,
    callbackUrls: { readonly [Name in GatewayName]?: string | undefined },
  ) {
    this.#core = core;
    this.#callbackUrls = callbackUrls;
  }

  /**
   * The payment of an order: send the payer to its `url`.
   *
   * The same order again gives the same payment, without a call when its `url` is known. The row is
   * committed before the gateway is called; when the process dies in between, the same call
   * finishes the work.
   *
   * @throws DifferentPaymentError when the order has a payment of another price or reference.
   * @throws CointillError what the gateway or the network said. The row stays; call again.
   */
  create(payment: PaymentCreate): Promise<Payment> {
    const { reference = null, more = {}, ...own } = payment;
    const callbackUrl = this.#callbackUrls[payment.gateway];
    return create(this.#core, { ...own, reference, more, callbackUrl });
  }

  /** True when a person has to look at it before it is credited: see `accept`. */
  isHeld(payment: Payment): boolean {
    return isHeld(payment);
  }

  /**
   * What the customer's app is shown of a payment, as the JSON text to answer with; `null` when
   * there is none. From what is recorded: the gateway is not asked.
   */
  async viewJson(key: PaymentKey): Promise<string | null> {
    const payment = await this.get(key);
    return payment === null ? null : viewJson(facts(payment));
  }

  /** The payment of an order, as it is recorded; `null` when there is none. */
  get({ gateway, orderId }: PaymentKey): Promise<Payment | null> {
    return this.#core.read((session) => session.payment(gateway, orderId));
  }

  /** Payments, those that the gateway was asked about longest ago first. */
  list({ gateway, limit = 100, ...filter }: PaymentList = {}): Promise<Payment[]> {
    const gateways = gateway === undefined ? undefined : [gateway];
    return this.#core.read((session) => session.payments({ ...filter, gateways }, limit));
  }

  /** What was reported of a payment and what followed, oldest first. */
  async history(key: PaymentKey): Promise<Report[]> {
    const payment = await this.get(key);
    return payment === null ? [] : this.#core.read((session) => session.reports(payment.id));
  }

  /**
   * Asks the gateway, and records what it says as a webhook would. The payment as it is then.
   *
   * @throws CointillError `NotFoundError` when the gateway does not know the payment.
   */
  async ask(key: PaymentKey): Promise<Payment> {
    const payment = await this.get(key);
    if (payment === null) {
      throw new Error(`expected a payment of order ${key.orderId} at ${key.gateway}, got none`);
    }
    return ask(this.#core, payment);
  }

  /**
   * Credits a held payment on a person's word: its price, once, and `onCredited` is told, with
   * `observed` and `delivery` `null`.
   *
   * @throws NotHeldError when it is not held for the reason that the person saw.
   */
  accept(acceptance: Acceptance): Promise<Payment> {
    return accept(this.#core, acceptance);
  }
}

function facts(payment: Payment): PaymentFacts {
  const { orderId, amount, currency, status, credited, owed, received } = payment;
  const { url, telegramUrl, expiresAt, verdictAction } = payment;
  const price = { orderId, amount, currency };
  const known = { status, credited, verdict: verdictAction, owed, received };
  return { ...price, ...known, url, telegramUrl, expiresAt, ...where(payment) };
}

/** Where to pay to, unless the last report was of another coin: then what is owed is of that. */
function where(payment: Payment): Partial<PaymentFacts> {
  const { receivedCurrency, payerCurrency, network, address } = payment;
  return receivedCurrency !== null && receivedCurrency !== payerCurrency
    ? { payerCurrency: receivedCurrency }
    : { payerCurrency, network, address };
}
