// A look into a shop's SQLite file while it runs. Python reads it: Node has no SQLite before 22.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const READ = `
import json, sqlite3, sys
file, sql, values = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
rows = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
rows.row_factory = sqlite3.Row
print(json.dumps([dict(row) for row in rows.execute(sql, values)]))
`;

const run = promisify(execFile);

/** The rows of a query, each an object by the columns' names. */
export async function query(file, sql, values) {
  const python = process.env.COINTILL_PYTHON ?? "python3";
  const { stdout } = await run(python, ["-c", READ, file, sql, JSON.stringify(values)]);
  return JSON.parse(stdout);
}
