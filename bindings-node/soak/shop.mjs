/** The shop: an inbox on PostgreSQL whose handlers write into a ledger. */

import { AlchemyPay, Gateway2328 } from "cointill";
import { Inbox, postgresStore } from "cointill/inbox";
import { API_KEY, APP_ID, PAYOUT_KEY, PROJECT, SECRET } from "cointill/testing";
import pg from "pg";

const LEDGER = "CREATE TABLE ledger (what TEXT NOT NULL, gateway TEXT NOT NULL, order_id TEXT)";

/** Opens it as `place` says: the database, the sandbox, and where webhooks are to go. */
export function open({ database, sandbox, webhooks }) {
  const pool = new pg.Pool({ ...database, max: 10 });
  const write = (client, ...values) =>
    client.query("INSERT INTO ledger VALUES ($1, $2, $3)", values);
  const inbox = new Inbox({
    store: postgresStore(pool),
    gateways: {
      2328: new Gateway2328({
        project: PROJECT,
        apiKey: API_KEY,
        payoutKey: PAYOUT_KEY,
        baseUrl: sandbox.url2328,
        rateLimit: 0,
      }),
      alchemypay: new AlchemyPay({
        appId: APP_ID,
        secret: SECRET,
        host: sandbox.urlAlchemyPay,
      }),
    },
    callbackUrls: { 2328: `${webhooks}/2328`, alchemypay: `${webhooks}/alchemypay` },
    onCredited: (payment, { client }) =>
      write(client, "credited", payment.gateway, payment.orderId),
    onEvent: (_event, { client, delivery }) =>
      write(client, "event", delivery.gateway, delivery.orderId),
  });
  return {
    inbox,
    pool,
    migrate: async () => {
      await inbox.migrate();
      await pool.query(LEDGER);
    },
  };
}
