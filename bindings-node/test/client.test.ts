/** Calls over `fetch` and over a transport of the shop's own. */

import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import {
  CancelledError,
  ConfigurationError,
  FetchTransport,
  Gateway2328,
  type Gateway2328Settings,
  RateLimitedError,
  ResponseTooLargeError,
  type Transport,
  TransportError,
  type TransportRequest,
} from "cointill";

const KEYS = { project: "00000000-0000-4000-8000-000000002328", apiKey: "test-api-key" };
const ORDER = { amount: "19.99", currency: "USD", orderId: "ORDER-1" };
const PAYMENT = {
  uuid: "u-1",
  order_id: "ORDER-1",
  amount: "19.99",
  currency: "USD",
  payment_status: "check",
};
const ANSWER = Buffer.from(JSON.stringify({ state: 0, result: PAYMENT }));

/** A client whose transport answers as it is told. */
function over(
  send: (request: TransportRequest, attempt: number) => Promise<Uint8Array>,
  further: Partial<Gateway2328Settings> = {},
): { gateway: Gateway2328; sent: TransportRequest[] } {
  const sent: TransportRequest[] = [];
  const transport: Transport = {
    async send(request) {
      sent.push(request);
      return { status: 200, headers: {}, body: await send(request, sent.length) };
    },
  };
  return { gateway: new Gateway2328({ ...KEYS, transport, ...further }), sent };
}

async function served<T>(handler: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

test("what is sent is what was signed, and the same however the arguments are written", async () => {
  const { gateway, sent } = over(async () => ANSWER);
  await gateway.payments.create(ORDER);
  await gateway.payments.create({
    orderId: "ORDER-1",
    currency: "USD",
    amount: "19.99",
    network: null,
  });
  assert.equal(
    Buffer.from(sent[0]?.body ?? []).toString(),
    '{"amount":"19.99","currency":"USD","order_id":"ORDER-1"}',
  );
  assert.deepEqual(sent[1]?.body, sent[0]?.body);
  assert.equal(sent[0]?.headers["sign"], sent[1]?.headers["sign"]);
  assert.equal(sent[0]?.url, "https://api.2328.io/api/v1/payment");
});

test("a signal ends the call where it stands, and the error has its reason", async () => {
  const early = new AbortController();
  early.abort(new Error("the page was left"));
  const { gateway, sent } = over(async () => ANSWER);
  await assert.rejects(gateway.payments.create(ORDER, { signal: early.signal }), (error) => {
    assert.ok(error instanceof CancelledError);
    assert.equal((error.cause as Error).message, "the page was left");
    assert.deepEqual([error.attempts, error.outcomeUnknown], [0, false]);
    return true;
  });
  assert.equal(sent.length, 0);

  const late = new AbortController();
  const slow = over((request) => {
    setTimeout(() => late.abort(), 10);
    return new Promise((_, reject) =>
      request.signal.addEventListener("abort", () => reject(request.signal.reason)),
    );
  });
  await assert.rejects(slow.gateway.payments.create(ORDER, { signal: late.signal }), (error) => {
    assert.ok(error instanceof CancelledError);
    assert.deepEqual([error.attempts, error.outcomeUnknown], [1, true]);
    return true;
  });
});

test("a signal ends a wait for the next attempt", async () => {
  const controller = new AbortController();
  const { gateway } = over(
    async () => {
      setTimeout(() => controller.abort(), 10);
      throw new Error("no");
    },
    { retryPolicy: { baseDelay: 1e8, maxDelay: 1e8, totalDeadline: 1e9 } },
  );
  await assert.rejects(gateway.balance.get({ signal: controller.signal }), CancelledError);
});

test("a transport's own error is the cause, and its words stay out of the message", async () => {
  const { gateway } = over(
    async () => {
      throw new RangeError("token sk_1234");
    },
    { maxRetries: 0 },
  );
  await assert.rejects(gateway.payments.create(ORDER), (error) => {
    assert.ok(error instanceof TransportError);
    assert.ok(error.cause instanceof RangeError);
    assert.doesNotMatch(error.message, /sk_1234/);
    assert.match(error.message, /RangeError/);
    assert.equal(error.outcomeUnknown, true);
    return true;
  });
});

test("further headers go along, and none of the gateway's is replaced", async () => {
  const { gateway, sent } = over(async () => ANSWER);
  await gateway.payments.create(ORDER, { headers: { "X-Request-Id": "7" } });
  assert.equal(sent[0]?.headers["x-request-id"], "7");
  for (const name of ["Sign", "project", "Content-Type", "user-agent", "Host"]) {
    await assert.rejects(
      gateway.payments.create(ORDER, { headers: { [name]: "x" } }),
      ConfigurationError,
    );
  }
  assert.equal(sent.length, 1);
});

test("timeout and repeats can be said for one call", async () => {
  const failing = over(
    async () => {
      throw new Error("no");
    },
    { retryPolicy: { baseDelay: 0 } },
  );
  await assert.rejects(failing.gateway.payments.create(ORDER, { maxRetries: 1 }));
  assert.equal(failing.sent.length, 2);
  await assert.rejects(failing.gateway.payments.create(ORDER));
  assert.equal(failing.sent.length, 2 + 4);
  const { gateway, sent } = over(async () => ANSWER);
  await gateway.payments.create(ORDER, { timeout: 1234 });
  assert.ok((sent[0]?.timeout ?? 0) <= 1234 && (sent[0]?.timeout ?? 0) > 1000);
});

test("settings that cannot be are refused with their names", () => {
  for (const [settings, words] of [
    [{ timeout: -1 }, /timeout: expected a number/],
    [{ maxRetries: Number.NaN }, /maxRetries: expected a number/],
    [{ timeout: 1, retryPolicy: {} }, /retryPolicy: expected it alone/],
    [{ project: undefined }, /project: expected text/],
    [{ baseUrl: "http://shop.example/api" }, /https/],
    [{ options: { noSuch: true } }, /options: expected urlCallbackRequired/],
    [{ apiKey: { a: 1 } }, /apiKey: expected a key as text/],
  ] as const) {
    assert.throws(() => new Gateway2328({ ...KEYS, ...settings } as never), words);
  }
});

test("a hook that fails changes nothing", async () => {
  const warnings: string[] = [];
  const listen = (warning: Error) => warnings.push(warning.message);
  process.on("warning", listen);
  const { gateway } = over(async () => ANSWER, {
    beforeAttempt: () => {
      throw new Error("from the hook");
    },
  });
  assert.equal((await gateway.payments.create(ORDER)).uuid, "u-1");
  await new Promise((resolve) => setImmediate(resolve));
  process.removeListener("warning", listen);
  assert.deepEqual(warnings, ["from the hook"]);
});

test("hooks see where it went and how it ended, and no key", async () => {
  const seen: object[] = [];
  const { gateway } = over(
    async (_, attempt) => {
      if (attempt === 1) {
        throw new Error("no");
      }
      return ANSWER;
    },
    {
      retryPolicy: { baseDelay: 0 },
      beforeAttempt: (start) => seen.push(start),
      afterAttempt: (end) => seen.push(end),
    },
  );
  await gateway.payments.create(ORDER);
  assert.equal(seen.length, 4);
  assert.doesNotMatch(JSON.stringify(seen), /test-api-key|sign/);
  const ends = seen.map((own) => (own as { status?: number; failure?: string }).failure ?? null);
  assert.deepEqual(ends, [null, "other", null, null]);
});

test("an answer that is too large is not read to its end", async () => {
  let written = 0;
  await served(
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 0x20))) {
          written += 1 << 20;
        }
        response.once("drain", more);
      };
      more();
    },
    async (baseUrl) => {
      const gateway = new Gateway2328({ ...KEYS, baseUrl });
      await assert.rejects(gateway.payments.create(ORDER), (error) => {
        assert.ok(error instanceof ResponseTooLargeError, `${error}`);
        assert.equal(error.outcomeUnknown, true);
        assert.match(error.message, /33554432 bytes/);
        return true;
      });
    },
  );
  assert.ok(written < 64 << 20);
  await served(
    (_, response) => {
      response.writeHead(200, { "content-length": `${64 << 20}` });
      response.flushHeaders();
    },
    async (baseUrl) => {
      const gateway = new Gateway2328({ ...KEYS, baseUrl });
      await assert.rejects(gateway.payments.create(ORDER), ResponseTooLargeError);
    },
  );
});

test("fetch can be another, and is looked up at each call", async () => {
  const calls: string[] = [];
  const transport = new FetchTransport({
    fetch: async (url, init) => {
      calls.push(String(url));
      assert.equal(init?.redirect, "manual");
      return new Response(ANSWER);
    },
  });
  const gateway = new Gateway2328({ ...KEYS, transport });
  assert.equal((await gateway.payments.create(ORDER)).uuid, "u-1");
  assert.deepEqual(calls, ["https://api.2328.io/api/v1/payment"]);
});

test("a list is walked page by page, and a gateway that repeats itself is found out", async () => {
  const page = (number: number, more: boolean) =>
    Buffer.from(
      JSON.stringify({
        state: 0,
        result: {
          items: [{ ...PAYMENT, uuid: `u-${number}` }],
          paginate: { count: 1, current_page: number, per_page: 1, total: 3, has_more: more },
        },
      }),
    );
  const { gateway, sent } = over(async (_, attempt) => page(attempt, attempt < 3));
  const list = gateway.payments.list({ perPage: 1 });
  assert.equal(sent.length, 0);
  const found: string[] = [];
  for await (const payment of list) {
    found.push(payment.uuid);
  }
  assert.deepEqual(found, ["u-1", "u-2", "u-3"]);
  const stuck = over(async () => page(1, true));
  await assert.rejects(async () => {
    for await (const _ of stuck.gateway.payments.list()) {
      // Nothing to do with it.
    }
  }, /expected page 2, got page 1/);
  const first = over(async () => page(1, true));
  assert.equal((await first.gateway.payments.list().first())?.uuid, "u-1");
  assert.equal(first.sent.length, 1);
  assert.throws(() => first.gateway.payments.list({ perPage: 1e9 }), /per_page/);
});

test("raw calls are signed, and lose no digit", async () => {
  const { gateway, sent } = over(async () =>
    Buffer.from('{"state":0,"result":{"price":1.50,"big":12345678901234567890,"n":7,"l":[-0]}}'),
  );
  const told = await gateway.raw("POST", "/v1/new", { a: "1" });
  assert.deepEqual(told, { price: "1.50", big: "12345678901234567890", n: 7, l: ["-0"] });
  assert.equal(Buffer.from(sent[0]?.body ?? []).toString(), '{"a":"1"}');
});

test("the client's own limit leaves no room: nothing was sent", async () => {
  const { gateway, sent } = over(async () => ANSWER, { rateLimit: 1, timeout: 100 });
  await gateway.balance.get().catch(() => undefined);
  await assert.rejects(gateway.payments.create(ORDER), (error) => {
    assert.ok(error instanceof RateLimitedError, `${error}`);
    assert.ok((error.retryAfter ?? 0) > 500);
    assert.equal(error.attempts, 0);
    return true;
  });
  assert.equal(sent.length, 1);
});
