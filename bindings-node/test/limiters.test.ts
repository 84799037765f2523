/** Limits that several clients share, in one process and over Redis. */

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Gateway2328, type Limiter, RateLimiter, RedisLimiter, type Transport } from "cointill";
import IoRedis from "ioredis";
import { createClient } from "redis";

const KEYS = { project: "00000000-0000-4000-8000-000000002328", apiKey: "test-api-key" };
const RATE = { rate: 10, burst: 2, window: 1000 };
const EMPTY = Buffer.from('{"state":0,"result":[]}');

let server: ChildProcess;
let folder: string;
let port: number;

before(async () => {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  ({ port } = probe.address() as AddressInfo);
  await new Promise((resolve) => probe.close(resolve));
  folder = mkdtempSync(join(tmpdir(), "cointill-redis-"));
  const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  server = spawn("redis-server", args, { stdio: "ignore" });
  const redis = new IoRedis(port, "127.0.0.1", { retryStrategy: () => 20 });
  redis.on("error", () => undefined);
  await redis.ping();
  redis.disconnect();
});
after(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

/** When the requests of several clients with this limiter started, in milliseconds. */
async function starts(limiters: readonly Limiter[], count: number): Promise<number[]> {
  const times: number[] = [];
  const transport: Transport = {
    async send() {
      times.push(performance.now());
      return { status: 200, headers: {}, body: EMPTY };
    },
  };
  const clients = limiters.map((limiter) => new Gateway2328({ ...KEYS, transport, limiter }));
  const began = performance.now();
  const calls = Array.from({ length: count }, (_, at) =>
    clients[at % clients.length]?.balance.get(),
  );
  await Promise.all(calls);
  return times.map((time) => time - began).sort((a, b) => a - b);
}

/** No window of a second holds more than ten, and no fifth of one more than two. */
function keeps(times: readonly number[], late = 5): void {
  for (const [apart, window] of [
    [10, 1000],
    [2, 200],
  ] as const) {
    for (let at = apart; at < times.length; at += 1) {
      const distance = (times[at] as number) - (times[at - apart] as number);
      // A timer may fire a moment early, and an answer of Redis come a moment late.
      assert.ok(distance >= window - late, `${apart} starts within ${distance} ms`);
    }
  }
}

test("clients of one process take their turns", async () => {
  const shared = new RateLimiter(RATE);
  keeps(await starts([shared, shared], 13));
});

test("two processes take their turns over Redis, with either package", async (t) => {
  const first = new IoRedis(port, "127.0.0.1");
  const second = await createClient({ url: `redis://127.0.0.1:${port}` }).connect();
  t.after(async () => {
    first.disconnect();
    await second.close();
  });
  const limiters = [
    new RedisLimiter(first, { ...RATE, key: "test" }),
    new RedisLimiter(second, { ...RATE, key: "test" }),
  ];
  keeps(await starts(limiters, 14), 50);
  assert.equal(await first.llen("test"), 10);
  const refused = await limiters[0]?.reserve(1);
  assert.equal(refused?.taken, false);
  assert.ok((refused?.wait ?? 0) > 0);
});

test("without Redis each process keeps to the limit, and says so once", async () => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on("warning", listen);
  let asked = 0;
  const down = {
    eval(): Promise<unknown> {
      asked += 1;
      return Promise.reject(new RangeError("no such host secret.example"));
    },
  };
  keeps(await starts([new RedisLimiter(down, RATE)], 5));
  await new Promise((resolve) => setImmediate(resolve));
  process.removeListener("warning", listen);
  // Those that asked before the first answer came, and then nobody.
  assert.ok(asked <= 5);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? "", /RangeError/);
  assert.doesNotMatch(warnings[0] ?? "", /secret/);
});

test("rates that cannot be are refused", () => {
  for (const given of [
    { rate: 0 },
    { rate: 5, burst: 6 },
    { burst: 0 },
    { window: 0 },
    { rate: 1.5 },
  ]) {
    assert.throws(() => new RateLimiter(given), TypeError);
  }
});
