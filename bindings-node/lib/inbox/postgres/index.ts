import type { Row } from "../sql/dialect";
import { SqlSession } from "../sql/session";
import type { Session, Store } from "../store";
import { numbered, POSTGRES } from "./dialect";
import { POSTGRES_SCHEMA } from "./schema";

export { POSTGRES_SCHEMA };

/** What is used of a client of `pg`. */
export interface PostgresClient {
  query(
    sql: string,
    values?: unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null; command: string }>;
  on(event: "error", listener: (error: Error) => void): unknown;
  removeListener(event: "error", listener: (error: Error) => void): unknown;
  release(error?: Error | boolean): void;
}

/** What is used of a pool of `pg`. */
export interface PostgresPool<Client extends PostgresClient> {
  connect(): Promise<Client>;
}

/** Held while the tables are made, so that processes that start together do not make them twice. */
const MIGRATION_LOCK = "hashtext('cointill_schema')";

/**
 * Keeps an inbox in PostgreSQL 12 or newer, where every payment's row is locked while it is decided
 * on.
 *
 * Each webhook that is applied holds a connection of the pool, so handlers use the one that they
 * are given: a second one per webhook could wait for a pool that is empty.
 *
 * @param pool A `Pool` of the package `pg`. It stays the caller's to end.
 */
export function postgresStore<Client extends PostgresClient>(
  pool: PostgresPool<Client>,
): Store<Client> {
  return new PostgresStore(pool);
}

class PostgresStore<Client extends PostgresClient> implements Store<Client> {
  readonly #pool: PostgresPool<Client>;

  constructor(pool: PostgresPool<Client>) {
    this.#pool = pool;
  }

  async migrate(): Promise<void> {
    await this.#withClient((client) => transaction(client, () => migrate(client)));
  }

  async transaction<T>(work: (session: Session<Client>) => Promise<T>): Promise<T> {
    return this.#withClient((client) => transaction(client, () => work(session(client))));
  }

  async read<T>(work: (session: Session<Client>) => Promise<T>): Promise<T> {
    return this.#withClient((client) => work(session(client)));
  }

  async #withClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    // A connection that breaks between two queries tells it by an event, and an `error` that nobody
    // listens to ends the process. The next query fails by itself.
    let broken: Error | undefined;
    const note = (error: Error): void => {
      broken = error;
    };
    client.on("error", note);
    try {
      const result = await work(client);
      client.removeListener("error", note);
      client.release(broken);
      return result;
    } catch (error) {
      client.removeListener("error", note);
      // In doubt about what state it is in, so not to be used again.
      client.release(error instanceof RolledBack ? broken : true);
      throw error instanceof RolledBack ? error.cause : error;
    }
  }
}

/** The work failed and the transaction is over: the connection is good. */
class RolledBack extends Error {}

async function transaction<T>(client: PostgresClient, work: () => Promise<T>): Promise<T> {
  // Written out: a database may have another default, under which the loser of two that wait for
  // one row fails instead of seeing what the winner wrote.
  await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await client.query("ROLLBACK");
    throw new RolledBack("the work failed", { cause: error });
  }
  const { command } = await client.query("COMMIT");
  // After a query that failed, even if a handler caught it, PostgreSQL answers COMMIT by rolling
  // back, and says so in this word alone.
  if (command !== "COMMIT") {
    throw new RolledBack("rolled back", {
      cause: new Error(
        `expected the transaction to be committed, got ${command}: a query in it had failed`,
      ),
    });
  }
  return result;
}

async function migrate(client: PostgresClient): Promise<void> {
  await client.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  await client.query("CREATE TABLE IF NOT EXISTS cointill_schema (version integer PRIMARY KEY)");
  const { rows } = await client.query("SELECT max(version)::text AS version FROM cointill_schema");
  const done = Number(rows[0]?.["version"] ?? 0);
  for (const [index, step] of POSTGRES_SCHEMA.entries()) {
    if (index >= done) {
      await client.query(step);
      await client.query("INSERT INTO cointill_schema VALUES ($1)", [index + 1]);
    }
  }
}

function session<Client extends PostgresClient>(client: Client): Session<Client> {
  const connection = {
    async all(sql: string, values: readonly unknown[]): Promise<Row[]> {
      return (await client.query(numbered(sql), [...values])).rows;
    },
    async run(sql: string, values: readonly unknown[]): Promise<number> {
      return (await client.query(numbered(sql), [...values])).rowCount ?? 0;
    },
  };
  return new SqlSession(client, connection, POSTGRES);
}
