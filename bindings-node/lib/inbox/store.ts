import type { Delivery, DeliveryState, GatewayName, Payment, Report } from "./types";

/** Where an inbox keeps what it knows. `Client` is the connection that handlers are given. */
export interface Store<Client> {
  /** Makes the tables, or brings them up to date. Safe to repeat, and at the same time. */
  migrate(): Promise<void>;

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects. The
   * promise resolves only when the commit is known to have succeeded.
   */
  transaction<T>(work: (session: Session<Client>) => Promise<T>): Promise<T>;

  /** Runs `work`, which only reads. Sees what is committed and nothing else. */
  read<T>(work: (session: Session<Client>) => Promise<T>): Promise<T>;
}

/** Which payments; what is absent is not asked for. */
export interface PaymentFilter {
  readonly gateways?: readonly GatewayName[] | undefined;
  readonly credited?: boolean | undefined;
  readonly reference?: string | undefined;
  readonly verdictAction?: string | undefined;
  readonly createdSince?: Date | undefined;
  /** The gateway was asked before this, or never. */
  readonly checkedBefore?: Date | undefined;
}

/** Which webhooks; what is absent is not asked for. */
export interface DeliveryFilter {
  readonly states?: readonly DeliveryState[] | undefined;
  readonly gateway?: GatewayName | undefined;
  readonly orderId?: string | undefined;
  /** Behind this one. */
  readonly after?: number | undefined;
}

/** A webhook as it is stored first. */
export type NewDelivery = Omit<Delivery, "position" | "repeats">;

/** What the payment of an order was credited with. */
export type Credit = Pick<Payment, "creditedAt" | "creditedAmount" | "creditedCurrency">;

/** What a store can do inside a transaction. */
export interface Session<Client> {
  readonly client: Client;

  /** Adds a payment; false when its order has one, even one that another transaction adds now. */
  addPayment(payment: Payment): Promise<boolean>;

  /** The payment of an order. With `lock` no other transaction has it until this one ends. */
  payment(gateway: GatewayName, orderId: string, lock?: "lock"): Promise<Payment | null>;

  /** Writes a payment that is locked, save what says that it is credited. */
  savePayment(payment: Payment): Promise<void>;

  /** Marks as credited what is not; false when it is already. */
  credit(id: string, credit: Credit): Promise<boolean>;

  /** Those asked about longest ago first, never asked before all. */
  payments(filter: PaymentFilter, limit: number): Promise<Payment[]>;

  /** Adds a webhook; false when its event is there already, and then counts the repeat. */
  addDelivery(delivery: NewDelivery): Promise<boolean>;

  /** The webhook of an event. With `lock` as for a payment. */
  delivery(eventId: string, lock?: "lock"): Promise<Delivery | null>;

  /** Writes how far a webhook has come. */
  saveDelivery(delivery: Delivery): Promise<void>;

  /** Oldest first. */
  deliveries(filter: DeliveryFilter, limit: number): Promise<Delivery[]>;

  /** Deletes what was applied and came before a time, oldest first. How many it were. */
  deleteDeliveries(before: Date, limit: number): Promise<number>;

  /** Adds a line to a payment's history. */
  addReport(report: Report): Promise<void>;

  /** The history of a payment, oldest first. */
  reports(paymentId: string): Promise<Report[]>;
}
