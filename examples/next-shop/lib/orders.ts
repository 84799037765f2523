import type { GatewayName, Payment, Session, SqliteDatabase, SqliteStore } from "cointill/inbox";
import type { CartLine } from "./cart";
import { CURRENCY } from "./products";

/** What a buyer placed. Its total does not follow the products' prices. */
export interface Order {
  /** In addresses: a guest's order has no other protection than one that nobody guesses. */
  readonly id: string;
  /** What a buyer may quote in a letter. */
  readonly number: number;
  readonly email: string;
  readonly gateway: GatewayName;
  readonly total: string;
  readonly currency: string;
  /** A payment that has ended stays ended: each further try is a payment with an id of its own. */
  readonly attempt: number;
  readonly placed_at: string;
  readonly paid_at: string | null;
}

export interface OrderLine {
  readonly slug: string;
  readonly name: string;
  readonly pieces: number;
  readonly subtotal: string;
}

export interface NewOrder {
  readonly id: string;
  readonly email: string;
  readonly gateway: GatewayName;
  readonly total: string;
  readonly lines: readonly CartLine[];
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS orders (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL,
  gateway TEXT NOT NULL,
  total TEXT NOT NULL,
  currency TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 1,
  placed_at TEXT NOT NULL,
  paid_at TEXT,
  paid_twice INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS order_lines (
  order_id TEXT NOT NULL REFERENCES orders (id),
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  pieces INTEGER NOT NULL,
  subtotal TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS stock (slug TEXT PRIMARY KEY, sold INTEGER NOT NULL) STRICT;
`;

const FIRST_NUMBER = 1001;

/** What the gateway knows an order by, different for each attempt. */
export function paymentOrderId({ number, attempt }: Order): string {
  return `SHOP-${number}-${attempt}`;
}

/** The orders, in the file of the inbox: what a handler writes is committed with the credit. */
export class Orders {
  readonly #store: SqliteStore;

  constructor(store: SqliteStore) {
    this.#store = store;
  }

  migrate(): Promise<void> {
    return this.#write((database) => {
      database.exec(SCHEMA);
    });
  }

  /** Places an order. Two clicks place one. */
  place({ id, email, gateway, total, lines }: NewOrder): Promise<Order> {
    return this.#write((database) => {
      const added = database
        .prepare(
          `INSERT INTO orders (number, id, email, gateway, total, currency, placed_at)
           SELECT coalesce(max(number) + 1, ?), ?, ?, ?, ?, ?, ? FROM orders WHERE true
           ON CONFLICT (id) DO NOTHING`,
        )
        .run(FIRST_NUMBER, id, email, gateway, total, CURRENCY, new Date().toISOString());
      if (Number(added.changes) === 1) {
        const line = database.prepare("INSERT INTO order_lines VALUES (?, ?, ?, ?, ?)");
        for (const { product, pieces, subtotal } of lines) {
          line.run(id, product.slug, product.name, pieces, subtotal);
        }
      }
      return find(database, id) as Order;
    });
  }

  get(id: string): Promise<Order | undefined> {
    return this.#read((database) => find(database, id));
  }

  lines(id: string): Promise<OrderLine[]> {
    const sql = "SELECT slug, name, pieces, subtotal FROM order_lines WHERE order_id = ?";
    return this.#read((database) => database.prepare(sql).all(id) as OrderLine[]);
  }

  sold(slug: string): Promise<number> {
    return this.#read((database) => {
      const row = database.prepare("SELECT sold FROM stock WHERE slug = ?").get(slug);
      return (row as { sold: number } | undefined)?.sold ?? 0;
    });
  }

  /** Begins a further attempt, unless another click has begun it. */
  tryAgain({ id, attempt }: Order): Promise<Order> {
    return this.#write((database) => {
      const sql = "UPDATE orders SET attempt = attempt + 1 WHERE id = ? AND attempt = ?";
      database.prepare(sql).run(id, attempt);
      return find(database, id) as Order;
    });
  }

  #read<T>(work: (database: SqliteDatabase) => T): Promise<T> {
    return this.#store.read(async ({ client }: Session<SqliteDatabase>) => work(client));
  }

  #write<T>(work: (database: SqliteDatabase) => T): Promise<T> {
    return this.#store.transaction(async ({ client }: Session<SqliteDatabase>) => work(client));
  }
}

function find(database: SqliteDatabase, id: string): Order | undefined {
  return database.prepare("SELECT * FROM orders WHERE id = ?").get(id) as Order | undefined;
}

/**
 * Runs once for each payment, in the transaction that records the credit: either both are written
 * or neither is.
 */
export function markPaid(database: SqliteDatabase, payment: Readonly<Payment>): void {
  const order = find(database, payment.reference ?? "");
  if (order === undefined) return;
  if (order.paid_at !== null) {
    // Two attempts were paid. The money of one goes back to the buyer, which a person does.
    database.prepare("UPDATE orders SET paid_twice = 1 WHERE id = ?").run(order.id);
    console.error(`order ${order.number} is paid twice, the second time by ${payment.orderId}`);
    return;
  }
  const paidAt = new Date().toISOString();
  database.prepare("UPDATE orders SET paid_at = ? WHERE id = ?").run(paidAt, order.id);
  database
    .prepare(
      `INSERT INTO stock (slug, sold) SELECT slug, pieces FROM order_lines WHERE order_id = ?
       ON CONFLICT (slug) DO UPDATE SET sold = sold + excluded.sold`,
    )
    .run(order.id);
}
