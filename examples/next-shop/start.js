/**
 * The whole shop with one command: a sandbox, a fresh database, and the built site on loopback.
 *
 * `npm start` builds it and prints the address; Ctrl-C stops all of it. No money moves.
 */

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { API_KEY, APP_ID, PROJECT, SECRET, sandbox } from "cointill/testing";
import next from "next";

const USUAL_PORT = 3000;

/**
 * Listens on `PORT`, or on 3000, or where there is room. The settings want to know where.
 *
 * @param {import("node:http").Server} server
 * @returns {Promise<number>}
 */
async function listen(server) {
  const named = process.env["PORT"];
  for (const port of named === undefined ? [USUAL_PORT, 0] : [Number(named)]) {
    try {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      return /** @type {import("node:net").AddressInfo} */ (server.address()).port;
    } catch (error) {
      if (port === 0 || named !== undefined) throw error;
    }
  }
  throw new Error("expected a free port, got none");
}

const stopped = new Promise((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, resolve);
});
const folder = await mkdtemp(join(tmpdir(), "next-shop-"));
const database = join(folder, "shop.sqlite3");
const server = createServer();
const gateways = await sandbox();
try {
  const port = await listen(server);
  const siteUrl = `http://127.0.0.1:${port}`;
  // What `lib/settings.ts` reads. In production the host sets it.
  Object.assign(process.env, {
    SITE_URL: siteUrl,
    DATABASE: database,
    PROJECT_2328: PROJECT,
    API_KEY_2328: API_KEY,
    URL_2328: gateways.url2328,
    ALCHEMYPAY_APP_ID: APP_ID,
    ALCHEMYPAY_SECRET: SECRET,
    ALCHEMYPAY_HOST: gateways.urlAlchemyPay,
  });
  const dir = fileURLToPath(new URL(".", import.meta.url));
  const site = next({ dev: false, dir, hostname: "127.0.0.1", port });
  await site.prepare();
  const answer = site.getRequestHandler();
  server.on("request", (request, response) => answer(request, response));
  console.log(`
Shop      ${siteUrl}/
Sandbox   ${gateways.url}/_sandbox
Database  ${database}
Ctrl-C stops all of it and forgets the orders.
`);
  await stopped;
  server.close();
  server.closeAllConnections();
  await site.close();
} finally {
  await gateways.stop();
  await rm(folder, { recursive: true });
}
console.log("\nStopped.");
process.exit();
