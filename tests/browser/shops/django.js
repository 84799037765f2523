// examples/django-shop: how it is started, and what its database says.

import { plain } from "../support/amounts.js";
import { Program } from "../support/program.js";
import { Sandbox } from "../support/sandbox.js";
import { query } from "../support/sqlite.js";

const python = process.env.COINTILL_PYTHON ?? "python3";

export const name = "django-shop";

export async function start() {
  const program = await Program.start({
    command: [python, "-W", "error", "run.py", "--port", "0"],
    folder: new URL("../../../examples/django-shop", import.meta.url),
    environment: { PYTHONUNBUFFERED: "1" },
    wanted: ["Shop", "Sandbox", "Database"],
  });
  const { Shop: site, Sandbox: sandbox, Database: database } = program.told;
  const rows = (sql, ...values) => query(database, sql, values);
  return {
    site,
    sandbox: new Sandbox(sandbox),
    stop: () => program.stop(),

    async order(number) {
      const [order] = await rows("SELECT * FROM shop_order WHERE id = ?", number - 1000);
      const payments = await rows(
        "SELECT * FROM cointill_payment WHERE object_id = ? ORDER BY id",
        `${order.id}`,
      );
      return {
        total: plain(order.total),
        paid: order.paid_at !== null,
        payments: payments.map((payment) => ({
          status: payment.gateway_status,
          verdict: payment.verdict_action,
          credited: payment.credited === 1,
          received: plain(payment.received),
        })),
      };
    },

    async paymentIds(number) {
      const found = await rows(
        "SELECT payment_id FROM cointill_payment WHERE object_id = ? ORDER BY id",
        `${number - 1000}`,
      );
      return found.map(({ payment_id: id }) => id);
    },

    async sold(slug) {
      const [product] = await rows("SELECT sold FROM shop_product WHERE slug = ?", slug);
      return product.sold;
    },
  };
}
