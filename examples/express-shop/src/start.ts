/**
 * The whole shop with one command: a sandbox, a fresh database, and the site on loopback.
 *
 * `npm start` prints the address; Ctrl-C stops all of it. No money moves.
 */

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API_KEY, APP_ID, PROJECT, SECRET, sandbox } from "cointill/testing";
import { openShop } from "./shop.js";

const USUAL_PORT = 8000;

/** Listens on `PORT`, or on 8000, or where there is room. The settings want to know where. */
async function listen(server: Server): Promise<string> {
  const named = process.env["PORT"];
  for (const port of named === undefined ? [USUAL_PORT, 0] : [Number(named)]) {
    try {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    } catch (error) {
      if (port === 0 || named !== undefined) throw error;
    }
  }
  throw new Error("expected a free port, got none");
}

const stopped = new Promise((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, resolve);
});
const folder = await mkdtemp(join(tmpdir(), "express-shop-"));
const database = join(folder, "shop.sqlite3");
const server = createServer();
const gateways = await sandbox();
try {
  const siteUrl = await listen(server);
  const settings = {
    siteUrl,
    database,
    gateway2328: { project: PROJECT, apiKey: API_KEY, baseUrl: gateways.url2328 },
    alchemyPay: { appId: APP_ID, secret: SECRET, host: gateways.urlAlchemyPay },
    sandbox: true,
  };
  const shop = await openShop(settings, server);
  console.log(`
Shop      ${siteUrl}/
Sandbox   ${gateways.url}/_sandbox
Database  ${database}
Ctrl-C stops all of it and forgets the orders.
`);
  await stopped;
  server.close();
  server.closeAllConnections();
  await shop.close();
} finally {
  await gateways.stop();
  await rm(folder, { recursive: true });
}
console.log("\nStopped.");
