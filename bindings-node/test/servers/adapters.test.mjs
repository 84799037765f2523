/** Every adapter behind its real framework: what gateways send, and what strangers do. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { HOSTILE, paymentBody, webhooks } from "./bodies.mjs";
import { abort, post } from "./client.mjs";
import { SERVERS } from "./servers.mjs";

const MIB = 1 << 20;

for (const [name, start] of Object.entries(SERVERS)) {
  describe(name, () => {
    const told = [];
    const logged = [];
    let fails = null;
    let server;
    let url;

    before(async () => {
      server = await start({
        webhooks,
        kind: "payment",
        onEvent: async (event) => {
          await new Promise(setImmediate);
          if (fails !== null) {
            throw fails;
          }
          told.push(event);
        },
        log: (entry) => logged.push(entry),
      });
      url = `${server.url}/webhook`;
    });
    after(() => server.close());

    const forget = () => {
      told.length = 0;
      logged.length = 0;
      fails = null;
    };
    const json = { "content-type": "application/json" };
    const isAlive = async () => {
      const answer = await post(`${server.url}/alive`, "", { method: "GET" });
      assert.equal(answer.text, "alive");
    };

    test("a webhook is taken, and answered as the gateway wants it", async () => {
      forget();
      const answer = await post(url, paymentBody(), { headers: json });
      assert.equal(answer.status, 200);
      assert.equal(answer.text, "ok");
      assert.equal(answer.headers["content-type"], "text/plain; charset=utf-8");
      assert.deepEqual(
        told.map((event) => [event.kind, event.data.orderId, event.observed.status]),
        [["payment", "ORDER-1", "paid"]],
      );
      assert.deepEqual(logged, []);
    });

    test("a body without a length is taken too", async () => {
      forget();
      const body = paymentBody("ORDER-1", "paid", { qr: "x".repeat(500_000) });
      const answer = await post(url, body, { headers: json, chunked: true });
      assert.equal(answer.status, 200);
      assert.equal(told[0].data.qr.length, 500_000);
    });

    for (const type of ["text/plain", "multipart/form-data; boundary=x", "nonsense", ";;\t"]) {
      test(`the signature decides and not the content type ${JSON.stringify(type)}`, async () => {
        forget();
        const answer = await post(url, paymentBody(), { headers: { "content-type": type } });
        assert.equal(answer.status, 200);
        assert.equal(told.length, 1);
      });
    }

    test("without a content type", async () => {
      forget();
      assert.equal((await post(url, paymentBody())).status, 200);
      assert.equal(told.length, 1);
    });

    for (const [what, body] of Object.entries(HOSTILE)) {
      for (const chunked of [false, true]) {
        test(`refused: ${what}${chunked ? ", in chunks" : ""}`, async () => {
          forget();
          const answer = await post(url, body, { headers: json, chunked });
          assert.equal(answer.text, "refused");
          assert.equal(answer.status, 401);
          assert.equal(told.length, 0);
          assert.deepEqual(
            logged.map((entry) => [entry.level, entry.status, entry.bytes]),
            [["warn", 401, body.length]],
          );
          assert.match(logged[0].message, /^a webhook was refused: /);
        });
      }
    }

    test("a body of 10 MiB is refused by its length, before it is read", async () => {
      forget();
      const answer = await post(url, Buffer.alloc(10 * MIB, "["), { headers: json });
      assert.equal(answer.status, 413);
      assert.equal(answer.text, "too large");
      assert.equal(logged[0].status, 413);
      await isAlive();
    });

    test("a body of 10 MiB without a length is refused when it is too much", async () => {
      forget();
      const body = Buffer.alloc(10 * MIB, "[");
      const answer = await post(url, body, { headers: json, chunked: true });
      assert.equal(answer.status, 413);
      assert.equal(answer.text, "too large");
      await isAlive();
    });

    test("a body of exactly the limit is read", async () => {
      forget();
      assert.equal((await post(url, Buffer.alloc(MIB, " "))).status, 401);
      assert.equal((await post(url, Buffer.alloc(MIB + 1, " "))).status, 413);
    });

    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      test(`${method} is answered 405`, async () => {
        forget();
        const answer = await post(url, method === "PUT" ? "{}" : "", { method, headers: json });
        assert.equal(answer.status, 405);
        assert.equal(answer.headers.allow, "POST");
        assert.deepEqual(told, []);
      });
    }

    test("an upload that breaks off leaves a line in the log and a server that works", async () => {
      forget();
      await abort(url, paymentBody().subarray(0, 100), 5000);
      for (let tries = 0; logged.length === 0 && tries < 100; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assert.match(logged[0].message, /broke off/);
      assert.deepEqual(told, []);
      await isAlive();
    });

    test("a handler that fails asks for another delivery and says nothing of why", async () => {
      forget();
      fails = new Error("the warehouse is closed");
      const answer = await post(url, paymentBody(), { headers: json });
      assert.equal(answer.status, 503);
      assert.equal(answer.text, "later");
      assert.deepEqual(
        logged.map((entry) => [entry.level, entry.status, entry.eventId, entry.error]),
        [["error", 503, "2328:payment:uuid-ORDER-1:paid", fails]],
      );
      fails = null;
      assert.equal((await post(url, paymentBody(), { headers: json })).status, 200);
      assert.equal(told.length, 1);
    });

    test("a handler that throws what is no error does the same", async () => {
      forget();
      fails = undefined;
      assert.equal((await post(url, paymentBody(), { headers: json })).status, 503);
    });

    test("many at once", async () => {
      forget();
      const orders = Array.from({ length: 50 }, (_, index) => `ORDER-${index}`);
      const answers = await Promise.all(orders.map((order) => post(url, paymentBody(order))));
      assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]));
      assert.deepEqual(told.map((event) => event.data.orderId).sort(), orders.sort());
    });
  });
}
