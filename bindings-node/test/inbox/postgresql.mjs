/** A PostgreSQL of the tests' own, on a temporary folder and a free port. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Debian keeps the programs of each version beside those of the others. */
function programs() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort().reverse() : [];
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map((version) => join(debian, version, "bin")),
  ];
  const found = folders.find((folder) => existsSync(join(folder, "initdb")));
  if (found === undefined) {
    throw new Error("expected initdb, got none: install PostgreSQL (on Debian: postgresql)");
  }
  return found;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts one. `settings` connects to it by `pg`; `stop` removes all of it. */
export async function postgresql() {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), "cointill-pg-"));
  // It refuses to run as root, so the user that its package makes runs it.
  const isRoot = process.getuid?.() === 0;
  const as = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
  if (isRoot) {
    execFileSync("chown", ["postgres:postgres", folder]);
  }
  const run = (program, ...args) => {
    const [first, ...rest] = [...(isRoot ? as : []), join(bin, program), ...args];
    execFileSync(first, rest, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  };
  const port = await freePort();
  const data = join(folder, "data");
  run("initdb", "-D", data, "-U", "shop", "-A", "trust", "--no-sync");
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200 -k ${folder}`;
  run("pg_ctl", "-D", data, "-l", join(folder, "log"), "-o", options, "-w", "start");
  return {
    settings: { host: "127.0.0.1", port, user: "shop", database: "postgres" },
    stop() {
      try {
        run("pg_ctl", "-D", data, "-m", "immediate", "stop");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
