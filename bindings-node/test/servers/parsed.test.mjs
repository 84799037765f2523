/** Something has read the body before the adapter: the bytes are there still, or they are gone. */

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";

import { serve } from "@hono/node-server";
import { webhook as onExpress } from "cointill/express";
import { webhook as onFetch } from "cointill/fetch";
import { webhook as onHono } from "cointill/hono";
import { webhook as onNext } from "cointill/next";
import express from "express";
import express4 from "express4";
import { Hono } from "hono";

import { paymentBody, webhooks } from "./bodies.mjs";
import { post } from "./client.mjs";
import { listening } from "./servers.mjs";

function watched() {
  const told = [];
  const logged = [];
  const options = {
    webhooks,
    onEvent: (event) => void told.push(event.id),
    log: (entry) => void logged.push(entry),
  };
  return { told, logged, options };
}

async function posted(server, headers = { "content-type": "application/json" }) {
  try {
    return await post(`${server.url}/webhook`, paymentBody(), { headers });
  } finally {
    await server.close();
  }
}

function keepBytes(request, _response, buffer) {
  request.rawBody = buffer;
}

for (const [name, make] of Object.entries({ "Express 5": express, "Express 4": express4 })) {
  const behind = (middleware) => {
    const { told, logged, options } = watched();
    const app = make();
    app.use(middleware);
    app.use("/webhook", onExpress(options));
    return { told, logged, server: listening(createServer(app)) };
  };

  for (const [what, middleware] of Object.entries({
    "express.raw()": make.raw({ type: "*/*" }),
    "express.text()": make.text({ type: "*/*" }),
    "express.json({ verify })": make.json({ verify: keepBytes }),
  })) {
    test(`${name}: behind ${what} the bytes are there`, async () => {
      const { told, server } = behind(middleware);
      assert.equal((await posted(await server)).status, 200);
      assert.deepEqual(told, ["2328:payment:uuid-ORDER-1:paid"]);
    });
  }

  test(`${name}: behind express.json() nothing is believed, and the log says what to move`, async () => {
    const { told, logged, server } = behind(make.json());
    const answer = await posted(await server);
    // Not 401: once the shop is put right, the gateway's repeat is taken.
    assert.equal(answer.status, 503);
    assert.equal(answer.text, "later");
    assert.deepEqual(told, []);
    assert.equal(logged[0].level, "error");
    assert.match(logged[0].message, /before app\.use\(express\.json\(\)\)/);
  });

  test(`${name}: express.json() leaves another content type alone`, async () => {
    const { told, server } = behind(make.json());
    assert.equal((await posted(await server, { "content-type": "text/plain" })).status, 200);
    assert.equal(told.length, 1);
  });
}

test("Hono: a middleware that reads the body", async () => {
  const { told, logged, options } = watched();
  const app = new Hono();
  app.use(async (context, next) => {
    await context.req.json();
    await next();
  });
  app.all("/webhook", onHono(options));
  const server = await new Promise((resolve) => {
    const own = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((closed) => own.close(closed)),
      }),
    );
  });
  assert.equal((await posted(server)).status, 503);
  assert.deepEqual(told, []);
  assert.match(logged[0].message, /c\.req\.json\(\)/);
});

test("fetch: a request that was read", async () => {
  const { told, logged, options } = watched();
  const request = new Request("https://shop.example", { method: "POST", body: paymentBody() });
  await request.json();
  const answer = await onFetch(options)(request);
  assert.equal(answer.status, 503);
  assert.deepEqual(told, []);
  assert.match(logged[0].message, /request\.json\(\)/);
});

test("Next's pages router without its config", async () => {
  const { told, logged, options } = watched();
  const receive = onNext(options);
  const server = createServer(async (request, response) => {
    // As Next does: read to the end, then parsed.
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    request.body = JSON.parse(Buffer.concat(chunks).toString());
    await receive(request, response);
  });
  assert.equal((await posted(await listening(server))).status, 503);
  assert.deepEqual(told, []);
  assert.match(logged[0].message, /bodyParser: false/);
});

test("a log that throws costs nothing", async () => {
  const { told, options } = watched();
  const receive = onFetch({
    ...options,
    log: () => {
      throw new Error("the disk is full");
    },
  });
  const printed = console.error;
  console.error = () => undefined;
  try {
    const refused = await receive(new Request("https://s.example", { method: "POST", body: "x" }));
    assert.equal(refused.status, 401);
  } finally {
    console.error = printed;
  }
  const body = paymentBody();
  const taken = await receive(new Request("https://s.example", { method: "POST", body }));
  assert.equal(taken.status, 200);
  assert.equal(told.length, 1);
});

test("what explains a refusal is for the log and not for the answer", async () => {
  const { logged, options } = watched();
  const receive = onFetch({ ...options, kind: "payout", explain: true });
  const body = paymentBody();
  const answer = await receive(new Request("https://s.example", { method: "POST", body }));
  assert.equal(await answer.text(), "refused");
  assert.match(logged[0].message, /API key/i);
  assert.doesNotMatch(logged[0].message, /[0-9a-f]{64}|sandbox-/);
});

test("a route that could never work is refused when it is made", () => {
  const { options } = watched();
  assert.throws(() => onExpress({ ...options, kind: "order" }), /kind: expected any, payment/);
  assert.throws(() => onExpress({ webhooks }), /expected webhooks and onEvent/);
  assert.throws(() => onExpress({}), /expected webhooks and onEvent, or inbox and gateway/);
});
