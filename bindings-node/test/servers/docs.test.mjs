/** The snippets of `docs/node-servers.md`: each is type-checked, and the shop of the inbox runs. */

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { API_KEY, PROJECT, sandbox as startSandbox } from "cointill/testing";
import pg from "pg";

import { postgresql } from "../inbox/postgresql.mjs";
import { post } from "./client.mjs";

const bindings = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const page = readFileSync(join(bindings, "../docs/node-servers.md"), "utf8");
const tsc = createRequire(import.meta.url).resolve("typescript/package.json");

let folder;
const names = [];

/** Beside the package, so that its name is found as a shop finds it. */
before(() => {
  mkdirSync(join(bindings, "build"), { recursive: true });
  folder = mkdtempSync(join(bindings, "build", "docs-"));
  for (const [, name, code] of page.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), code);
    names.push(name);
  }
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ["node"],
    outDir: "made",
    rootDir: ".",
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: names }));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("every snippet has a name and right types", () => {
  assert.equal(names.length, page.match(/^```ts$/gm).length);
  assert.equal(new Set(names).size, names.length);
  const program = join(dirname(tsc), "bin", "tsc");
  try {
    execFileSync(process.execPath, [program, "--project", "."], { cwd: folder, stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stdout.toString());
  }
});

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function eventually(work) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 200) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

test("the shop sells for real, against the sandbox", async () => {
  const sandbox = await startSandbox();
  const database = await postgresql();
  const pool = new pg.Pool(database.settings);
  const port = await freePort();
  const { host, port: databasePort, user, database: name } = database.settings;
  const shop = spawn(process.execPath, [join(folder, "made", "server.mjs")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: `postgresql://${user}@${host}:${databasePort}/${name}`,
      PROJECT_2328: PROJECT,
      COINTILL_2328_API_KEY: API_KEY,
      COINTILL_2328_URL: sandbox.url2328,
      SITE_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
    },
  });
  const printed = [];
  shop.stdout.on("data", (chunk) => printed.push(chunk.toString()));
  const ended = new Promise((resolve) => shop.once("exit", resolve));
  try {
    await pool.query(
      "CREATE TABLE orders (id text PRIMARY KEY, price numeric, paid boolean DEFAULT false)",
    );
    await pool.query("INSERT INTO orders VALUES ('7', 19.99)");
    const bought = await eventually(() => post(`http://127.0.0.1:${port}/orders/7/pay`, ""));
    assert.equal(bought.status, 302);
    assert.match(bought.headers.location, new RegExp(`^${sandbox.url}`));
    await sandbox.control("POST", "/payments/ORDER-7/choose_coin", {
      currency: "USDT",
      network: "TRX-TRC20",
    });
    await sandbox.pay("ORDER-7");
    await sandbox.waitForDeliveries();
    const { rows } = await pool.query("SELECT paid FROM orders");
    assert.deepEqual(rows, [{ paid: true }]);
    assert.match(printed.join(""), /thank you for ORDER-7/);
    shop.kill("SIGTERM");
    assert.equal(await ended, 0);
  } finally {
    shop.kill("SIGKILL");
    await ended;
    await pool.end();
    database.stop();
    await sandbox.stop();
  }
});
