/** Conditions that all have to hold. One whose value is `undefined` is left out. */
export class Where {
  readonly values: unknown[] = [];
  readonly #parts: string[] = [];

  and(condition: string, ...values: readonly unknown[]): this {
    this.#parts.push(condition);
    this.values.push(...values);
    return this;
  }

  equals(column: string, value: unknown): this {
    return value === undefined ? this : this.and(`${column} = ?`, value);
  }

  oneOf(column: string, values: readonly unknown[] | undefined): this {
    if (values === undefined) {
      return this;
    }
    // None of nothing: an empty list in SQL would be an error.
    const places = values.length === 0 ? "NULL" : values.map(() => "?").join(", ");
    return this.and(`${column} IN (${places})`, ...values);
  }

  since(column: string, value: unknown): this {
    return value === undefined ? this : this.and(`${column} >= ?`, value);
  }

  above(column: string, value: unknown): this {
    return value === undefined ? this : this.and(`${column} > ?`, value);
  }

  beforeOrNever(column: string, value: unknown): this {
    return value === undefined ? this : this.and(`(${column} IS NULL OR ${column} < ?)`, value);
  }

  get sql(): string {
    return this.#parts.length === 0 ? "" : ` WHERE ${this.#parts.join(" AND ")}`;
  }
}
