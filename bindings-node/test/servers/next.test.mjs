/** Both routers of a real Next, built and started as a shop does it. */

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { HOSTILE, paymentBody } from "./bodies.mjs";
import { abort, post } from "./client.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const bindings = dirname(dirname(here));
const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

let folder;
let server;
let url;
const printed = [];

/** A shop beside Next, with the package in its `node_modules`. */
function install() {
  mkdirSync(join(bindings, "build"), { recursive: true });
  folder = mkdtempSync(join(bindings, "build", "next-"));
  cpSync(join(here, "next"), folder, { recursive: true });
  const target = join(folder, "node_modules", "cointill");
  mkdirSync(target, { recursive: true });
  for (const part of ["dist", "package.json"]) {
    cpSync(join(bindings, part), join(target, part), { recursive: true });
  }
}

before(async () => {
  install();
  execFileSync(process.execPath, [next, "build"], { cwd: folder, env, stdio: "pipe" });
  server = spawn(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  url = await new Promise((resolve, reject) => {
    server.once("exit", () => reject(new Error(`next did not start: ${printed.join("\n")}`)));
    createInterface({ input: server.stdout }).on("line", (line) => {
      printed.push(line);
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (found !== undefined) {
        resolve(found);
      }
    });
  });
});

after(() => {
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

async function line(pattern) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = printed.find((own) => pattern.test(own));
    if (found !== undefined) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail(`expected a line like ${pattern}, got ${printed.join("\n")}`);
}

for (const [router, path] of Object.entries({ app: "/app-webhook", pages: "/api/webhook" })) {
  describe(`${router} router`, () => {
    const json = { "content-type": "application/json" };

    test("a webhook is taken, with a length and without", async () => {
      for (const chunked of [false, true]) {
        const orderId = `${router}-${chunked}`;
        const answer = await post(url + path, paymentBody(orderId), { headers: json, chunked });
        assert.equal(answer.status, 200);
        assert.equal(answer.text, "ok");
        await line(new RegExp(`^told 2328:payment:uuid-${orderId}:paid$`));
      }
    });

    for (const [what, body] of Object.entries(HOSTILE)) {
      test(`refused: ${what}`, async () => {
        const answer = await post(url + path, body, { headers: json });
        assert.equal(answer.status, 401);
        assert.equal(answer.text, "refused");
      });
    }

    for (const chunked of [false, true]) {
      test(`10 MiB are refused${chunked ? ", without a length" : ""}`, async () => {
        const body = Buffer.alloc(10 << 20, "[");
        const sent = post(url + path, body, { headers: json, chunked });
        // Next may close the connection on a body that nobody reads, before the answer is read.
        const status = await sent.then(
          (answer) => answer.status,
          (error) => error.code,
        );
        assert.match(String(status), /^(413|EPIPE|ECONNRESET)$/);
        assert.equal((await post(url + path, paymentBody())).status, 200);
      });
    }

    test("other methods are not", async () => {
      for (const method of ["GET", "PUT", "DELETE"]) {
        assert.equal((await post(url + path, "", { method })).status, 405);
      }
    });

    test("a handler that fails asks for another delivery", async () => {
      const answer = await post(url + path, paymentBody("FAILS"), { headers: json });
      assert.equal(answer.status, 503);
      assert.equal(answer.text, "later");
    });

    test("an upload that breaks off", async () => {
      await abort(url + path, paymentBody().subarray(0, 100), 5000);
      assert.equal((await post(url + path, paymentBody())).status, 200);
    });
  });
}

test("pages router without its config: 503, and the log says what to write", async () => {
  const headers = { "content-type": "application/json" };
  const answer = await post(`${url}/api/parsed`, paymentBody(), { headers });
  assert.equal(answer.status, 503);
  await line(/^logged error .*bodyParser: false/);
});
