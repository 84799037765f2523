import type { Credit, DeliveryFilter, NewDelivery, PaymentFilter, Session } from "../store";
import type { Delivery, GatewayName, Payment, Report } from "../types";
import { type Columns, DELIVERY, PAYMENT, REPORT } from "./columns";
import type { Connection, Dialect } from "./dialect";
import { Table } from "./table";
import { Where } from "./where";

const CREDIT = ["creditedAt", "creditedAmount", "creditedCurrency"] as const;
const PAYMENT_KEPT = ["id", "gateway", "orderId", "reference", "amount", "currency", "createdAt"];
const DELIVERY_KEPT = ["position", "repeats", "eventId", "gateway", "kind", "keyId", "raw"];

function without<Row>(columns: Columns<Row>, names: readonly string[]): (keyof Row & string)[] {
  return (Object.keys(columns) as (keyof Row & string)[]).filter((name) => !names.includes(name));
}

const PAYMENT_SAVED = without(PAYMENT, [...PAYMENT_KEPT, "credited", ...CREDIT]);
const DELIVERY_ADDED = without(DELIVERY, ["position", "repeats"]);
const DELIVERY_SAVED = without(DELIVERY, [
  ...DELIVERY_KEPT,
  "remoteAddress",
  "orderId",
  "receivedAt",
]);

/** The statements of an inbox, for any database that speaks SQL with `ON CONFLICT`. */
export class SqlSession<Client> implements Session<Client> {
  readonly client: Client;
  readonly #payments: Table<Payment>;
  readonly #deliveries: Table<Delivery>;
  readonly #reports: Table<Report>;

  constructor(client: Client, connection: Connection, dialect: Dialect) {
    this.client = client;
    this.#payments = new Table("cointill_payments", PAYMENT, connection, dialect);
    this.#deliveries = new Table("cointill_deliveries", DELIVERY, connection, dialect);
    this.#reports = new Table("cointill_reports", REPORT, connection, dialect);
  }

  async addPayment(payment: Payment): Promise<boolean> {
    return (await this.#payments.insert(payment)) === 1;
  }

  async payment(gateway: GatewayName, orderId: string, lock?: "lock"): Promise<Payment | null> {
    const where = new Where().equals("gateway", gateway).equals("order_id", orderId);
    return this.#payments.first(where, lock);
  }

  async savePayment(payment: Payment): Promise<void> {
    payment.updatedAt = new Date();
    await this.#payments.update(payment, PAYMENT_SAVED, new Where().equals("id", payment.id));
  }

  async credit(id: string, credit: Credit): Promise<boolean> {
    const changed = await this.#payments.update(
      { ...credit, credited: true },
      [...CREDIT, "credited"],
      new Where().equals("id", id).and("NOT credited"),
    );
    return changed === 1;
  }

  async payments(filter: PaymentFilter, limit: number): Promise<Payment[]> {
    const where = new Where()
      .oneOf("gateway", filter.gateways)
      .equals("reference", filter.reference)
      .equals("verdict_action", filter.verdictAction)
      .since("created_at", this.#payments.time(filter.createdSince))
      .beforeOrNever("checked_at", this.#payments.time(filter.checkedBefore));
    if (filter.credited !== undefined) {
      where.and(filter.credited ? "credited" : "NOT credited");
    }
    return this.#payments.select(where, "t.checked_at NULLS FIRST, t.created_at, t.id", limit);
  }

  async addDelivery(delivery: NewDelivery): Promise<boolean> {
    if ((await this.#deliveries.insert(delivery, DELIVERY_ADDED)) === 1) {
      return true;
    }
    const where = new Where().equals("event_id", delivery.eventId);
    await this.#deliveries.change("repeats = repeats + 1", where);
    return false;
  }

  async delivery(eventId: string, lock?: "lock"): Promise<Delivery | null> {
    return this.#deliveries.first(new Where().equals("event_id", eventId), lock);
  }

  async saveDelivery(delivery: Delivery): Promise<void> {
    const where = new Where().equals("event_id", delivery.eventId);
    await this.#deliveries.update(delivery, DELIVERY_SAVED, where);
  }

  async deliveries(filter: DeliveryFilter, limit: number): Promise<Delivery[]> {
    const where = new Where()
      .oneOf("state", filter.states)
      .equals("gateway", filter.gateway)
      .equals("order_id", filter.orderId)
      .above("position", filter.after);
    return this.#deliveries.select(where, "t.position", limit);
  }

  async deleteDeliveries(before: Date, limit: number): Promise<number> {
    const old = new Where()
      .equals("state", "applied")
      .and("received_at < ?", this.#deliveries.time(before));
    return this.#deliveries.deleteFirst(old, "position", limit);
  }

  async addReport(report: Report): Promise<void> {
    await this.#reports.insert(report);
  }

  async reports(paymentId: string): Promise<Report[]> {
    return this.#reports.select(new Where().equals("payment_id", paymentId), "t.position");
  }
}
