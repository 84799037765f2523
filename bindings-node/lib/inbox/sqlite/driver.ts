/** What `node:sqlite` and `better-sqlite3` have in common: what handlers are given. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

/** A statement that is ready to run. Values are bound to `?` in their order. */
export interface SqliteStatement {
  run(...values: unknown[]): { changes: number | bigint };
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
}

type Open = (file: string) => SqliteDatabase;

/**
 * Opens a file with `node:sqlite` where Node has it (22.13 and newer), else with `better-sqlite3`.
 * Neither waits for a lock: that would stop the whole process, which may be what holds it.
 */
export function open(file: string): SqliteDatabase {
  const made = (builtIn() ?? installed())(file);
  made.exec("PRAGMA busy_timeout = 0");
  return made;
}

function builtIn(): Open | null {
  try {
    const { DatabaseSync } = require("node:sqlite") as {
      DatabaseSync: new (file: string) => SqliteDatabase;
    };
    return (file) => new DatabaseSync(file);
  } catch {
    return null;
  }
}

function installed(): Open {
  try {
    const Database = require("better-sqlite3") as new (file: string) => SqliteDatabase;
    return (file) => new Database(file);
  } catch (error) {
    throw new Error(
      "sqliteStore: expected Node 22.13 or newer, which has node:sqlite, or the package " +
        `better-sqlite3 (npm install better-sqlite3@12), got Node ${process.version} without it`,
      { cause: error },
    );
  }
}

/** True when somebody else holds the lock of the file. */
export function isBusy(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  // The result code of SQLite is in the lowest byte, and 5 is SQLITE_BUSY.
  return typeof errcode === "number"
    ? (errcode & 0xff) === 5
    : typeof code === "string" && code.startsWith("SQLITE_BUSY");
}
