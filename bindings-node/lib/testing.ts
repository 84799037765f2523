/**
 * Both gateways on this machine, for the tests of a shop: `sandbox()` starts the command
 * `cointill sandbox`, and stops it.
 *
 * ```ts
 * const own = await sandbox();
 * const gateway = own.gateway2328();
 * const payment = await gateway.payments.create({
 *   amount: "19.99", currency: "USD", orderId: "1",
 * });
 * await own.pay(payment.uuid);
 * await own.stop();
 * ```
 *
 * @packageDocumentation
 */

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AlchemyPay,
  type AlchemyPaySettings,
  Gateway2328,
  type Gateway2328Settings,
} from "./clients";
import { binary } from "./command";

export { binary } from "./command";

export const PROJECT = "00000000-0000-4000-8000-000000002328";
export const API_KEY = "sandbox-api-key";
export const PAYOUT_KEY = "sandbox-payout-key";
export const APP_ID = "SANDBOX0001";
export const SECRET = "sandbox-secret";

/** What arrives: see `docs/sandbox.md`. */
export type HowToPay = "exact" | "amount" | "short" | "top_up" | "over" | "late" | "wrong_coin";

/** The sandbox could not be started, or refuses what a test asks of it. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
  /** The status of its answer, if there was one. */
  readonly httpStatus: number | null;

  constructor(message: string, httpStatus: number | null = null) {
    super(message);
    this.httpStatus = httpStatus;
  }
}

/** How a sandbox is started. */
export interface SandboxSettings {
  /** A file that keeps its state; in memory without it. */
  readonly data?: string;
  /** Divides the gateways' delays, such as those between two tries of a webhook. */
  readonly timeScale?: number;
  /** Further arguments of the command, such as `["--switch", "2328.rate_limit=true"]`. */
  readonly arguments?: readonly string[];
  /** Most milliseconds until it listens; 20,000 when unset. */
  readonly timeout?: number;
}

interface Ready {
  readonly url: string;
  readonly url_2328: string;
  readonly url_alchemypay: string;
  readonly control_url: string;
  readonly pid: number;
}

/** A running sandbox. Its credentials are public, and no money moves. */
export class Sandbox {
  /** Where its page for people is. */
  readonly url: string;
  /** The base URL of 2328.io. */
  readonly url2328: string;
  /** The host of Alchemy Pay and AEON. */
  readonly urlAlchemyPay: string;
  /** Where tests control it. */
  readonly controlUrl: string;
  /** Of its process. */
  readonly pid: number;
  readonly #stop: () => Promise<void>;

  /** @internal */
  constructor(ready: Ready, stop: () => Promise<void>) {
    this.url = ready.url;
    this.url2328 = ready.url_2328;
    this.urlAlchemyPay = ready.url_alchemypay;
    this.controlUrl = ready.control_url;
    this.pid = ready.pid;
    this.#stop = stop;
  }

  /** A client of 2328.io. */
  gateway2328(further: Partial<Gateway2328Settings> = {}): Gateway2328 {
    const keys = { project: PROJECT, apiKey: API_KEY, payoutKey: PAYOUT_KEY };
    return new Gateway2328({ ...keys, baseUrl: this.url2328, ...further });
  }

  /** A client of Alchemy Pay. */
  alchemyPay(further: Partial<AlchemyPaySettings> = {}): AlchemyPay {
    return new AlchemyPay({
      appId: APP_ID,
      secret: SECRET,
      host: this.urlAlchemyPay,
      ...further,
    });
  }

  /**
   * Anything of its control interface, such as `control("GET", "/deliveries")`; what it answers.
   *
   * @throws SandboxError when it refuses, with its own words.
   */
  async control(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    body?: object,
    // biome-ignore lint/suspicious/noExplicitAny: what it answers is for tests to know
  ): Promise<any> {
    const answer = await fetch(this.controlUrl + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const told = await answer.text();
    if (!answer.ok) {
      throw new SandboxError(`${method} ${path}: ${told}`, answer.status);
    }
    return told === "" ? null : JSON.parse(told);
  }

  /** The payer pays, in the way that is said; `payment` is the gateway's id or the shop's. */
  pay(
    payment: string,
    how: HowToPay = "exact",
    further: { readonly amount?: string; readonly percent?: number } = {},
  ): Promise<unknown> {
    return this.act(payment, "pay", { how, ...further });
  }

  /** Something else becomes of a payment: `expire`, `cancel`, `aml_lock`, `refund`, `status`. */
  act(payment: string, action: string, body?: object): Promise<unknown> {
    return this.control("POST", `/payments/${encodeURIComponent(payment)}/${action}`, body);
  }

  /** Moves the clock forward: whatever is due by then happens now. */
  advance(seconds: number): Promise<unknown> {
    return this.control("POST", "/clock/advance", { seconds });
  }

  /**
   * Misbehaves: `fault("cut_after", { endpoint: "2328.payment.create" })`. What it hits is named by
   * `gateway`, `endpoint`, `kind`, `status`, `skip` and `count`.
   */
  fault(
    effect: string | object,
    match: { readonly on?: "request" | "webhook"; readonly [name: string]: unknown } = {},
  ): Promise<unknown> {
    const kind = typeof effect === "string" ? { kind: effect } : effect;
    return this.control("POST", "/faults", { on: "request", effect: kind, ...match });
  }

  /** Behaves again. */
  async clearFaults(): Promise<void> {
    await this.control("DELETE", "/faults");
  }

  /** Chooses readings of the documents: `switch("alchemypay", { amount_unit: "as_sent" })`. */
  switch(group: "2328" | "alchemypay", switches: object): Promise<unknown> {
    return this.control("PATCH", "/switches", { [group]: switches });
  }

  /** The webhooks so far, with their exact bodies and attempts. */
  // biome-ignore lint/suspicious/noExplicitAny: what it answers is for tests to know
  deliveries(): Promise<any> {
    return this.control("GET", "/deliveries");
  }

  /**
   * Waits until no webhook is left to be sent.
   *
   * @throws SandboxError when some are left after so many milliseconds.
   */
  async waitForDeliveries(milliseconds = 10_000): Promise<void> {
    const told = await this.control("POST", "/deliveries/wait", { ms: milliseconds });
    if (!told.done) {
      throw new SandboxError(`expected all webhooks to be sent within ${milliseconds} ms`);
    }
  }

  /** What the gateways received. */
  // biome-ignore lint/suspicious/noExplicitAny: what it answers is for tests to know
  requests(): Promise<any> {
    return this.control("GET", "/requests");
  }

  /** Forgets everything, as if it had just been started. */
  async reset(): Promise<void> {
    await this.control("POST", "/reset");
  }

  /** Ends it, and waits until it has ended. */
  stop(): Promise<void> {
    return this.#stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stop();
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds that it may take to end by itself. */
const PATIENCE = 10_000;

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
    await ended;
    clearTimeout(timer);
  }
}

/** What it wrote once it listened. The file appears whole or not at all. */
async function ready(child: ChildProcess, path: string, log: string, most: number): Promise<Ready> {
  const until = performance.now() + most;
  for (;;) {
    try {
      return JSON.parse(readFileSync(path, "utf8")) as Ready;
    } catch (error) {
      if ((error as { code?: unknown }).code !== "ENOENT") {
        throw error;
      }
    }
    if (child.exitCode !== null || child.signalCode !== null) {
      const code = child.exitCode ?? child.signalCode;
      throw new SandboxError(
        `the sandbox did not start, exit code ${code}: ${readFileSync(log, "utf8")}`,
      );
    }
    if (performance.now() > until) {
      throw new SandboxError(`the sandbox did not start within ${most} ms`);
    }
    await pause(10);
  }
}

/**
 * Starts a sandbox on a free port of loopback. It ends with `stop()`, or with this process.
 *
 * @throws ConfigurationError when the command is not there.
 * @throws SandboxError when it does not start, with what it printed.
 */
export async function sandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  const folder = mkdtempSync(join(tmpdir(), "cointill-"));
  const [readyFile, log] = [join(folder, "ready.json"), join(folder, "log")];
  const given = ["sandbox", "--listen", "127.0.0.1:0", "--ready-file", readyFile];
  if (settings.data !== undefined) {
    given.push("--data", settings.data);
  }
  if (settings.timeScale !== undefined) {
    given.push("--time-scale", String(settings.timeScale));
  }
  given.push(...(settings.arguments ?? []));
  // A file and no pipe: nobody reads on, and a full pipe would stop it.
  const output = openSync(log, "w");
  // Of its own group: Ctrl-C in a terminal ends the tests, and their end stops it.
  const child = spawn(binary(), given, {
    stdio: ["ignore", output, output],
    detached: true,
  });
  closeSync(output);
  const ended = new Promise((resolve) => child.once("close", resolve));
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  failed.catch(() => undefined);
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  // Tests that forget it still end, and it with them.
  child.unref();
  const stop = async () => {
    await end(child, ended);
    process.removeListener("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const most = settings.timeout ?? 20_000;
    return new Sandbox(await Promise.race([ready(child, readyFile, log, most), failed]), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}
