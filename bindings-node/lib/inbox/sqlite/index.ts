import { setTimeout as sleep } from "node:timers/promises";

import type { Row } from "../sql/dialect";
import { SqlSession } from "../sql/session";
import type { Session, Store } from "../store";
import { SQLITE } from "./dialect";
import { isBusy, open, type SqliteDatabase, type SqliteStatement } from "./driver";
import { SQLITE_SCHEMA } from "./schema";

export type { SqliteDatabase, SqliteStatement };
export { SQLITE_SCHEMA };

/** How a file is kept. */
export interface SqliteStoreOptions {
  /** The path of the file, or `:memory:` for a test. */
  readonly file: string;
  /** Most milliseconds to wait for another process that writes. 10,000 when unset. */
  readonly timeout?: number | undefined;
}

/** A store in a file. */
export interface SqliteStore extends Store<SqliteDatabase> {
  /** Closes the file. What is asked of the store afterwards is refused. */
  close(): Promise<void>;
}

/**
 * Keeps an inbox in SQLite, where the whole file is locked while a payment is decided on: for a
 * shop on one machine. It has a connection of its own, since a transaction takes in everything that
 * is done on its connection meanwhile; handlers are given that connection.
 */
export function sqliteStore(options: SqliteStoreOptions): SqliteStore {
  return new FileStore(options);
}

class FileStore implements SqliteStore {
  readonly #database: SqliteDatabase;
  readonly #timeout: number;
  readonly #statements = new Map<string, SqliteStatement>();
  // One transaction at a time has the connection.
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: SqliteStoreOptions) {
    this.#timeout = options.timeout ?? 10_000;
    this.#database = open(options.file);
  }

  async migrate(): Promise<void> {
    await this.#turn(async () => {
      // Readers and the writer do not wait for each other. A power cut loses no commit.
      await this.#patiently(() => this.#database.exec("PRAGMA journal_mode = WAL"));
      await this.#begin();
      await this.#end(async () => migrate(this.#database));
    });
  }

  async transaction<T>(work: (session: Session<SqliteDatabase>) => Promise<T>): Promise<T> {
    return this.#turn(async () => {
      await this.#begin();
      return this.#end(() => work(this.#session()));
    });
  }

  async read<T>(work: (session: Session<SqliteDatabase>) => Promise<T>): Promise<T> {
    let result: T | undefined;
    await this.#turn(() =>
      this.#patiently(async () => {
        result = await work(this.#session());
      }),
    );
    return result as T;
  }

  async close(): Promise<void> {
    await this.#turn(async () => {
      this.#statements.clear();
      this.#database.close();
    });
  }

  /** Runs `work` when all that was asked for before is done. */
  #turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #begin(): Promise<void> {
    await this.#patiently(() => {
      this.#database.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
      // The lock for writing at once: a transaction that begins by reading could not get it later.
      this.#database.exec("BEGIN IMMEDIATE");
    });
  }

  async #end<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await this.#patiently(() => this.#database.exec("COMMIT"));
      return result;
    } catch (error) {
      try {
        this.#database.exec("ROLLBACK");
      } catch {
        // SQLite has rolled back by itself, as when the disk is full.
      }
      throw error;
    }
  }

  /** Tries again while another process holds the lock; others of this process run meanwhile. */
  async #patiently(step: () => unknown): Promise<void> {
    const end = Date.now() + this.#timeout;
    for (;;) {
      try {
        await step();
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() >= end) {
          throw error;
        }
        await sleep(1 + Math.random() * 20);
      }
    }
  }

  #session(): Session<SqliteDatabase> {
    const connection = {
      all: async (sql: string, values: readonly unknown[]): Promise<Row[]> =>
        this.#statement(sql).all(...values) as Row[],
      run: async (sql: string, values: readonly unknown[]): Promise<number> =>
        Number(this.#statement(sql).run(...values).changes),
    };
    return new SqlSession(this.#database, connection, SQLITE);
  }

  #statement(sql: string): SqliteStatement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

function migrate(database: SqliteDatabase): void {
  database.exec("CREATE TABLE IF NOT EXISTS cointill_schema (version INTEGER PRIMARY KEY) STRICT");
  const row = database.prepare("SELECT max(version) AS version FROM cointill_schema").get();
  const done = Number((row as { version: unknown }).version ?? 0);
  for (const [index, step] of SQLITE_SCHEMA.entries()) {
    if (index >= done) {
      database.exec(step);
      database.prepare("INSERT INTO cointill_schema VALUES (?)").run(index + 1);
    }
  }
}
