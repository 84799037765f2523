// When it arrives: too late, or never.

import assert from "node:assert/strict";
import { EXPIRED, LATE, PAID } from "./statuses.js";

export const time = [
  {
    name: "lets it expire and pays late",
    async run(buyer) {
      await buyer.buys("mug");
      await buyer.choosesCoin();
      const hosted = buyer.page.url();
      await buyer.hosted.play("Let it expire");
      await buyer.hosted.says("This payment has expired");
      await buyer.visit.look("expired");
      await buyer.sandbox.settled();
      await buyer.returns();
      await buyer.store.says("Not paid");
      await buyer.visit.look("order");
      // The gateway's page is still open beside the shop's.
      await buyer.page.goto(hosted);
      await buyer.hosted.play("Pay too late");
      await buyer.hosted.says("Payment complete");
      await buyer.returns();
      await buyer.ends({
        says: "Held: payment is being looked at",
        paid: false,
        payments: [
          { status: LATE[buyer.gateway], verdict: "hold", credited: false, received: "14.90" },
        ],
      });
    },
  },
  {
    name: "lets it expire and tries again",
    async run(buyer) {
      const first = await buyer.buys("notebook");
      await buyer.hosted.play("Let it expire");
      await buyer.sandbox.settled();
      await buyer.returns();
      await buyer.store.says("Not paid");
      await buyer.store.goOn("Try again");
      const second = await buyer.hosted.opened();
      assert.notEqual(second, first, "a payment that has ended does not open again");
      await buyer.hosted.play("Choose for the payer and pay");
      await buyer.returns();
      await buyer.ends({
        says: "Paid",
        paid: true,
        payments: [
          { status: EXPIRED[buyer.gateway], verdict: "reject", credited: false, received: null },
          { status: PAID[buyer.gateway], verdict: "credit", credited: true, received: "9.50" },
        ],
      });
    },
  },
];
