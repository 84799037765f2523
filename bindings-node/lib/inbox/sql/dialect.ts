import type { Kind } from "./columns";

/** A row as a driver gives it. */
export type Row = Record<string, unknown>;

/** One database's way of writing and reading. Statements are written with `?` for each value. */
export interface Dialect {
  /** What to select so that a column comes back exactly, however the driver was set up. */
  read(column: string, kind: Kind): string;
  /** A field's value for the driver. */
  toColumn(value: unknown, kind: Kind): unknown;
  /** A driver's value for the field. */
  toField(value: unknown, kind: Kind): unknown;
  /** What is put behind a select so that the rows are locked. */
  readonly lock: string;
}

/** Runs statements on one connection. */
export interface Connection {
  /** The rows of a query. */
  all(sql: string, values: readonly unknown[]): Promise<Row[]>;
  /** How many rows a statement has changed. */
  run(sql: string, values: readonly unknown[]): Promise<number>;
}
