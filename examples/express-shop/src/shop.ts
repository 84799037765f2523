import type { Server } from "node:http";
import { sqliteStore } from "cointill/inbox";
import { makeApp } from "./app.js";
import { Orders } from "./orders.js";
import { Checkout, openInbox } from "./payments.js";
import type { Settings } from "./settings.js";

/** A payment that no webhook has told of is asked about this often. */
const RECONCILE_EVERY_MS = 5 * 60_000;

export interface Shop {
  /** Ends what it has begun, and closes its file. The server is closed before. */
  close(): Promise<void>;
}

/** Opens the shop on a server that listens already. */
export async function openShop(settings: Settings, server: Server): Promise<Shop> {
  const store = sqliteStore({ file: settings.database });
  const inbox = openInbox(settings, store);
  const orders = new Orders(store);
  await inbox.migrate();
  await orders.migrate();
  const checkout = new Checkout(settings, orders, inbox);
  server.on("request", makeApp({ settings, orders, checkout, inbox }));

  let round: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    round = inbox.reconcile().catch((error: unknown) => console.error("reconcile", error));
  }, RECONCILE_EVERY_MS);
  return {
    async close() {
      clearInterval(timer);
      await round;
      await store.close();
    },
  };
}
