// A shop on `cointill/inbox` with a SQLite file: what its database says.

import { plain } from "../support/amounts.js";
import { query } from "../support/sqlite.js";

export function books(database) {
  const rows = (sql, ...values) => query(database, sql, values);
  const payments = (number) =>
    rows(
      `SELECT p.* FROM cointill_payments p JOIN orders o ON p.reference = o.id
       WHERE o.number = ? ORDER BY p.created_at`,
      number,
    );
  return {
    async order(number) {
      const [order] = await rows("SELECT * FROM orders WHERE number = ?", number);
      return {
        total: plain(order.total),
        paid: order.paid_at !== null,
        payments: (await payments(number)).map((payment) => ({
          status: payment.gateway_status,
          verdict: payment.verdict_action,
          credited: payment.credited === 1,
          received: plain(payment.received),
        })),
      };
    },

    async paymentIds(number) {
      return (await payments(number)).map(({ payment_id: id }) => id);
    },

    async sold(slug) {
      const [stock] = await rows("SELECT sold FROM stock WHERE slug = ?", slug);
      return stock?.sold ?? 0;
    },
  };
}
