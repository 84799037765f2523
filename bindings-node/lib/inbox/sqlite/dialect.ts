import type { Kind } from "../sql/columns";
import type { Dialect } from "../sql/dialect";

export const SQLITE: Dialect = {
  // The whole file is locked from the start of a transaction.
  lock: "",

  read(column: string): string {
    return column;
  },

  toColumn(value: unknown, kind: Kind): unknown {
    switch (kind) {
      case "time":
        return (value as Date).toISOString();
      case "flag":
        return value === true ? 1 : 0;
      default:
        return value;
    }
  },

  toField(value: unknown, kind: Kind): unknown {
    switch (kind) {
      case "time":
        return new Date(value as string);
      case "flag":
        return value === 1;
      default:
        return value;
    }
  },
};
