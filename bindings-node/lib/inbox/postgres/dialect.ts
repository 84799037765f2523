import type { Kind } from "../sql/columns";
import type { Dialect } from "../sql/dialect";

/**
 * All but bytes and flags is read as text: a program may have told `pg` to parse `numeric` as a
 * float, and `bigint` or `timestamptz` as anything.
 */
export const POSTGRES: Dialect = {
  lock: " FOR UPDATE",

  read(column: string, kind: Kind): string {
    switch (kind) {
      case "amount":
      case "count":
        return `${column}::text`;
      case "time":
        return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
      default:
        return column;
    }
  },

  toColumn(value: unknown, kind: Kind): unknown {
    return kind === "time" ? (value as Date).toISOString() : value;
  },

  toField(value: unknown, kind: Kind): unknown {
    switch (kind) {
      case "time":
        return new Date(value as string);
      case "count":
        return Number(value);
      default:
        return value;
    }
  },
};

/** `?` as PostgreSQL numbers them. No statement of the inbox has one inside a text. */
export function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll("?", () => `$${++count}`);
}
