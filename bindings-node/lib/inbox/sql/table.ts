import { type Columns, column } from "./columns";
import type { Connection, Dialect } from "./dialect";
import type { Where } from "./where";

/** Reads and writes the rows of a table as plain objects. */
export class Table<Row extends object> {
  readonly #name: string;
  readonly #columns: Columns<Row>;
  readonly #connection: Connection;
  readonly #dialect: Dialect;

  constructor(name: string, columns: Columns<Row>, connection: Connection, dialect: Dialect) {
    this.#name = name;
    this.#columns = columns;
    this.#connection = connection;
    this.#dialect = dialect;
  }

  /** How many rows were added: none when there is one with the same key. */
  async insert(row: Partial<Row>, fields = this.#fields()): Promise<number> {
    const names = fields.map(column).join(", ");
    const places = fields.map(() => "?").join(", ");
    return this.#connection.run(
      `INSERT INTO ${this.#name} (${names}) VALUES (${places}) ON CONFLICT DO NOTHING`,
      this.#values(row, fields),
    );
  }

  async update(
    row: Partial<Row>,
    fields: readonly (keyof Row & string)[],
    where: Where,
  ): Promise<number> {
    const set = fields.map((field) => `${column(field)} = ?`).join(", ");
    return this.#connection.run(`UPDATE ${this.#name} SET ${set}${where.sql}`, [
      ...this.#values(row, fields),
      ...where.values,
    ]);
  }

  async change(set: string, where: Where): Promise<number> {
    return this.#connection.run(`UPDATE ${this.#name} SET ${set}${where.sql}`, where.values);
  }

  async deleteFirst(where: Where, order: string, limit: number): Promise<number> {
    const these = `SELECT ${order} FROM ${this.#name}${where.sql} ORDER BY ${order} LIMIT ?`;
    return this.#connection.run(`DELETE FROM ${this.#name} WHERE ${order} IN (${these})`, [
      ...where.values,
      limit,
    ]);
  }

  async first(where: Where, lock?: "lock"): Promise<Row | null> {
    const behind = lock === undefined ? "" : this.#dialect.lock;
    const [row] = await this.#rows(`${where.sql}${behind}`, where.values);
    return row ?? null;
  }

  async select(where: Where, order: string, limit?: number): Promise<Row[]> {
    const most = limit === undefined ? "" : " LIMIT ?";
    const values = limit === undefined ? where.values : [...where.values, limit];
    return this.#rows(`${where.sql} ORDER BY ${order}${most}`, values);
  }

  /** A time for a condition. */
  time(value: Date | undefined): unknown {
    return value === undefined ? undefined : this.#dialect.toColumn(value, "time");
  }

  async #rows(behind: string, values: readonly unknown[]): Promise<Row[]> {
    const fields = this.#fields();
    const read = fields
      .map((field) => {
        const name = column(field);
        // In quotes, or PostgreSQL would give it back in small letters.
        return `${this.#dialect.read(name, this.#columns[field])} AS "${field}"`;
      })
      .join(", ");
    const rows = await this.#connection.all(
      `SELECT ${read} FROM ${this.#name} AS t${behind}`,
      values,
    );
    return rows.map((row) => this.#row(row, fields));
  }

  #row(found: Record<string, unknown>, fields: readonly (keyof Row & string)[]): Row {
    const pairs = fields.map((field) => {
      const value = found[field];
      const kind = this.#columns[field];
      return [field, value === null ? null : this.#dialect.toField(value, kind)] as const;
    });
    return Object.fromEntries(pairs) as Row;
  }

  #values(row: Partial<Row>, fields: readonly (keyof Row & string)[]): unknown[] {
    return fields.map((field) => {
      const value = row[field] ?? null;
      return value === null ? null : this.#dialect.toColumn(value, this.#columns[field]);
    });
  }

  #fields(): (keyof Row & string)[] {
    return Object.keys(this.#columns) as (keyof Row & string)[];
  }
}
