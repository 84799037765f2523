/** Several processes at the same time, and some that are killed. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { expect, paymentBody } from "./orders.mjs";
import { DATABASES, inboxOf, told } from "./shops.mjs";

const SCRIPT = fileURLToPath(new URL("race.mjs", import.meta.url));
const ORDERS = Array.from({ length: 20 }, (_, number) => `ORDER-${number}`);

/** A process of its own that takes these bodies, `together` at a time. */
class Worker {
  constructor(place, bodies, together = 1) {
    this.process = spawn(process.execPath, [SCRIPT], { stdio: ["pipe", "pipe", "inherit"] });
    this.ended = once(this.process, "exit");
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    const texts = bodies.map((body) => body.toString("base64"));
    this.process.stdin.write(`${JSON.stringify({ place, bodies: texts, together })}\n`);
    this.process.stdin.on("error", () => undefined);
  }

  async ready() {
    assert.equal((await this.lines.next()).value, "ready");
  }

  start() {
    this.process.stdin.write("go\n");
  }

  async answers() {
    const { answers, again } = JSON.parse((await this.lines.next()).value);
    await this.ended;
    // A lock is waited for, and is no error that the gateway has to make good.
    assert.equal(again, 0);
    return answers;
  }
}

async function race(workers) {
  await Promise.all(workers.map((worker) => worker.ready()));
  for (const worker of workers) {
    worker.start();
  }
  return Promise.all(workers.map((worker) => worker.answers()));
}

/** The same row of numbers for each seed. */
function chance(seed) {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled(items, random) {
  const keyed = items.map((item) => [random(), item]);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

for (const [name, start] of Object.entries(DATABASES)) {
  describe(name, () => {
    let server;
    let database;
    let place;
    before(async () => {
      server = await start();
    });
    beforeEach(async () => {
      database = await server.fresh();
      ({ place } = database);
    });
    afterEach(() => database.close());
    after(() => server.stop());

    const expectAll = async () => {
      for (const orderId of ORDERS) {
        await expect(database, { orderId });
      }
    };
    const isCreditedOnce = async () => {
      for (const orderId of ORDERS) {
        assert.deepEqual(await told(database, "credited", orderId), ["credit 180.00 RUB"]);
      }
    };

    test("the same webhooks in four processes", async () => {
      await expectAll();
      const bodies = ORDERS.map((order) => paymentBody(order));
      const workers = Array.from({ length: 4 }, () => new Worker(place, bodies, 5));
      for (const answers of await race(workers)) {
        assert.deepEqual(
          answers,
          ORDERS.map(() => 200),
        );
      }
      await isCreditedOnce();
      assert.equal((await told(database, "event")).length, ORDERS.length);
    });

    test("different webhooks of the same payments", async () => {
      await expectAll();
      const statuses = ["paid", "overpaid", "awaiting_confirmation", "check"];
      const workers = statuses.map(
        (status) =>
          new Worker(
            place,
            ORDERS.map((order) => paymentBody(order, status)),
            3,
          ),
      );
      for (const answers of await race(workers)) {
        assert.deepEqual(
          answers,
          ORDERS.map(() => 200),
        );
      }
      await isCreditedOnce();
      const all = await database.store.read((session) => session.deliveries({}, 1000));
      assert.deepEqual(new Set(all.map((row) => row.state)), new Set(["applied"]));
    });

    for (const seed of [1, 2, 3]) {
      test(`processes are killed at any point, ${seed}`, async () => {
        const random = chance(seed);
        await expectAll();
        const bodies = ORDERS.flatMap((order) =>
          ["check", "paid", "overpaid"].map((status) => paymentBody(order, status)),
        );
        let killed = 0;
        for (let round = 0; round < 2; round += 1) {
          const pile = shuffled([...bodies, ...bodies, ...bodies], random);
          const workers = [new Worker(place, pile), new Worker(place, pile.toReversed(), 4)];
          await Promise.all(workers.map((worker) => worker.ready()));
          for (const worker of workers) {
            worker.start();
            setTimeout(() => worker.process.kill("SIGKILL"), 30 + random() * 200);
          }
          for (const [, signal] of await Promise.all(workers.map((worker) => worker.ended))) {
            killed += signal === "SIGKILL" ? 1 : 0;
          }
        }
        assert.ok(killed > 0);
        await inboxOf(database).inbox.replay();
        // The gateway repeats what nobody answered.
        const [answers] = await race([new Worker(place, bodies)]);
        assert.deepEqual(
          answers,
          bodies.map(() => 200),
        );
        await isCreditedOnce();
      });
    }
  });
}
