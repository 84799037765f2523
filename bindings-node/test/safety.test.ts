/** What must never happen: a key that is seen, a process that dies, a browser that signs. */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import vm from "node:vm";
import { Worker } from "node:worker_threads";
import * as cointill from "cointill";
import {
  AlchemyPay,
  AlchemyPayWebhooks,
  type CointillError,
  Gateway2328,
  SignatureError,
  TransportFailure,
  Webhooks2328,
} from "cointill";
import { native } from "../dist/native";
import { platform } from "../dist/platform";

const PACKAGE = join(__dirname, "..");
const DIST = join(PACKAGE, "dist");
const PROJECT = "00000000-0000-4000-8000-000000002328";
const KEY = "canary-api-key-71c1";
const PAYOUT = "canary-payout-key-71c2";
const SECRET = "canary-secret-71c3";

/** Everything that prints: none of it may show a key or a signature. */
function shown(value: unknown): string {
  const deep = { showHidden: true, depth: 20, showProxy: true } as const;
  const texts = [inspect(value), inspect(value, deep), String(value)];
  try {
    texts.push(JSON.stringify(value) ?? "");
  } catch {
    // It has no JSON, and so shows nothing in it.
  }
  return texts.join("\n");
}

test("no client, error or webhooks object shows a key", async () => {
  const transport = {
    send: () => Promise.reject(new TransportFailure("broken")),
  };
  const settings = { transport, maxRetries: 0 };
  const gateway = new Gateway2328({
    project: PROJECT,
    apiKey: { new: KEY },
    payoutKey: PAYOUT,
    ...settings,
  });
  const alchemy = new AlchemyPay({
    appId: "A",
    secret: SECRET,
    host: "alchemy-sandbox",
    ...settings,
  });
  const values: unknown[] = [
    gateway,
    { nested: [gateway, alchemy] },
    gateway.payments,
    gateway.webhooks,
    alchemy,
    alchemy.webhooks,
    new Webhooks2328({ apiKey: KEY }),
    new AlchemyPayWebhooks({ secret: SECRET }),
    gateway.payments.list(),
  ];
  const failing = [
    () => gateway.payments.create({ amount: "1", currency: "USD", orderId: "1" }),
    () => alchemy.payments.query({ merchantOrderNo: "1" }),
    async () => new Gateway2328({ project: PROJECT, apiKey: `${KEY} ` }),
    async () => new Webhooks2328({ apiKey: { a: `${KEY}\n` } }),
    async () => new AlchemyPayWebhooks({ secret: `${SECRET} ` }),
    async () => gateway.webhooks.verify(`{"sign":"${"0".repeat(64)}"}`, { explain: true }),
  ];
  for (const fail of failing) {
    await fail().then(
      () => assert.fail("expected an error"),
      (error: unknown) => values.push(error),
    );
  }
  for (const value of values) {
    assert.doesNotMatch(shown(value), /canary/);
  }
  assert.match(inspect(gateway), /^Gateway2328 \{ project/);
});

test("an error is found in a log with all its facts", () => {
  try {
    new Webhooks2328({ apiKey: KEY }).verify("{}");
    assert.fail("expected an error");
  } catch (error) {
    assert.ok(error instanceof SignatureError);
    assert.equal(error.name, "SignatureError");
    const facts = JSON.parse(JSON.stringify(error)) as CointillError & { reason: string };
    assert.deepEqual(
      [facts.name, facts.code, facts.reason, facts.retrySafe],
      ["SignatureError", "signature_invalid", "missing", false],
    );
    assert.match(facts.advice ?? "", /answer with a refusal/);
    assert.match(error.stack ?? "", /safety\.test/);
  }
});

test("every stable code has a class of its own", () => {
  const codes = native.errorCodes().map(([code]) => code);
  const { makeError } = require("../dist/errors") as typeof import("../dist/errors");
  for (const code of codes) {
    const made = makeError(code, "x");
    const own = code === "signature_invalid" ? "CointillError" : made.name;
    assert.equal(made.name, own, code);
    assert.equal(made.code, code);
    assert.ok(made.advice !== null, code);
    if (code !== "signature_invalid") {
      assert.notEqual(made.name, "CointillError", code);
    }
  }
});

test("every export catches panics", () => {
  const folder = join(PACKAGE, "src");
  let seen = 0;
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "utf8");
    // An attribute in front of a function; in front of a struct or its methods it has no code.
    for (const [attribute] of text.matchAll(/#\[napi[^\]]*\]\s*(?:#\[[^\]]*\]\s*)*pub fn \w+/g)) {
      seen += 1;
      assert.match(attribute, /^#\[napi\([^\]]*catch_unwind/, `${file}: ${attribute}`);
    }
  }
  const exported = Object.values(native).filter((own) => typeof own === "function");
  assert.ok(seen >= exported.length, `${seen} of ${exported.length}`);
});

test("a panic is an error of JavaScript, and the process goes on", () => {
  // Built by the suite, with the assertions of a debug build and a function that panics.
  const module = process.env["COINTILL_DEBUG_MODULE"];
  assert.ok(module !== undefined, "expected COINTILL_DEBUG_MODULE; `cargo xtask test` sets it");
  const script = `
    const { panic, version } = require(${JSON.stringify(module)});
    for (let times = 0; times < 3; times += 1) {
      try {
        panic("on purpose");
        process.exit(1);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.includes("on purpose")) throw error;
      }
    }
    console.log(version());`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  assert.equal(stdout.trim(), cointill.version);
  assert.ok(!("panic" in native), "a release has no function that panics");
});

test("20 workers load and unload it, and the process ends by itself", () => {
  const script = `
    const { Worker, isMainThread, threadId } = require("node:worker_threads");
    if (isMainThread) {
      let left = 20;
      const next = (code) => { if (code) process.exit(1); left -= 1; };
      for (let i = 0; i < 20; i += 1) new Worker(__filename).on("exit", next);
      process.on("exit", () => console.log(left));
    } else {
      const { Gateway2328, Webhooks2328 } = require(${JSON.stringify(join(DIST, "index.js"))});
      new Gateway2328({ project: "${PROJECT}", apiKey: "k" });
      const own = new Webhooks2328({ apiKey: "k" });
      for (let i = 0; i < 200; i += 1) {
        own.verify(own.signTestEvent({ uuid: "u" + i, amount: "1", currency: "USD" }));
      }
    }`;
  const folder = mkdtempSync(join(tmpdir(), "cointill-"));
  try {
    const file = join(folder, "workers.cjs");
    require("node:fs").writeFileSync(file, script);
    const told = execFileSync(process.execPath, [file], { timeout: 60_000, encoding: "utf8" });
    assert.equal(told.trim(), "0");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a worker that is terminated in the middle takes nothing with it", async () => {
  const script = `
    const { Webhooks2328 } = require(${JSON.stringify(join(DIST, "index.js"))});
    const own = new Webhooks2328({ apiKey: "k" });
    const body = own.signTestEvent({ uuid: "u", amount: "1", currency: "USD" });
    require("node:worker_threads").parentPort.postMessage("on");
    for (;;) own.verify(body);`;
  for (let times = 0; times < 3; times += 1) {
    const worker = new Worker(script, { eval: true });
    await new Promise((resolve) => worker.once("message", resolve));
    await worker.terminate();
  }
  assert.equal(cointill.Amount.add("1", "2"), "3");
});

test("importing starts nothing: a process ends at once", () => {
  const script = `require(${JSON.stringify(join(DIST, "index.js"))})`;
  const began = performance.now();
  execFileSync(process.execPath, ["-e", script], { timeout: 10_000 });
  assert.ok(performance.now() - began < 5_000);
});

test("what a browser's bundle gets throws at construction, and says why", () => {
  const browser = require("../dist/browser") as Record<string, unknown>;
  for (const [name, own] of Object.entries(cointill)) {
    assert.ok(name in browser, `${name} is missing in the browser's module`);
    assert.equal(typeof browser[name], typeof own, name);
  }
  const Made = browser["Gateway2328"] as new (settings: object) => unknown;
  assert.throws(() => new Made({}), /everyone could read the keys/);
  assert.throws(browser["decide"] as () => void, /runs on a server/);
  const { exports } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  for (const condition of ["browser", "edge-light", "workerd"]) {
    assert.equal(exports["."][condition].default, "./dist/browser.js");
  }
  // It loads nothing: no module of Node is there.
  const text = readFileSync(join(DIST, "browser.js"), "utf8");
  assert.doesNotMatch(text, /require\(/);
});

test("a page that got hold of the real package is refused as well", () => {
  const text = readFileSync(join(DIST, "browserGuard.js"), "utf8");
  for (const process of [undefined, {}, { type: "renderer", versions: { node: "20" } }]) {
    const own: Record<string, unknown> = { exports: {} };
    const sandbox = vm.createContext({ ...own, process });
    vm.runInContext(text, sandbox);
    const { refuseBrowser } = sandbox["exports"] as { refuseBrowser(): void };
    assert.throws(refuseBrowser, /everyone could read/);
  }
});

test("a missing module is named with platform, architecture, libc and version", () => {
  const folder = mkdtempSync(join(tmpdir(), "cointill-"));
  try {
    cpSync(DIST, folder, { recursive: true, filter: (path) => !path.endsWith(".node") });
    const load = `require(${JSON.stringify(join(folder, "index.js"))})`;
    const { status, stderr } = spawnSync(process.execPath, ["-e", load], { encoding: "utf8" });
    assert.equal(status, 1);
    assert.ok(
      stderr.includes(`expected a native module for ${platform()} (Node ${process.version})`),
    );
    assert.ok(stderr.includes(`@cointill/node-${platform()}`));
    assert.ok(platform().startsWith(`${process.platform}-${process.arch}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
