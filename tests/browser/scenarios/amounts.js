// What arrives: the price, less, the rest, more.

import { PAID } from "./statuses.js";

export const amounts = [
  {
    name: "pays exactly",
    async run(buyer) {
      await buyer.buys("mug");
      await buyer.choosesCoin();
      await buyer.hosted.play("Pay exactly");
      await buyer.hosted.says("Payment complete");
      await buyer.visit.look("complete");
      await buyer.returns();
      await buyer.ends({
        says: "Paid",
        paid: true,
        payments: [
          { status: PAID[buyer.gateway], verdict: "credit", credited: true, received: "14.90" },
        ],
      });
    },
  },
  {
    name: "pays short and tops up",
    // Alchemy Pay adds parts up only for merchants that asked for it.
    switches: { alchemypay: { accumulation: true } },
    async run(buyer) {
      await buyer.buys("lamp");
      await buyer.choosesCoin();
      await buyer.hosted.play("Pay too little");
      await buyer.hosted.says("A part has arrived");
      await buyer.visit.look("part");
      await buyer.sandbox.settled();
      await buyer.hosted.back();
      await buyer.visit.look("back");
      await buyer.store.order();
      await buyer.store.says("Partly paid");
      await buyer.visit.look("order");
      await buyer.store.goOn("Pay the rest");
      await buyer.hosted.says("A part has arrived");
      await buyer.hosted.play("Pay the rest");
      await buyer.hosted.says("Payment complete");
      await buyer.returns();
      await buyer.ends({
        says: "Paid",
        paid: true,
        payments: [
          { status: PAID[buyer.gateway], verdict: "credit", credited: true, received: "64.00" },
        ],
      });
    },
  },
  {
    name: "pays short and leaves it",
    async run(buyer) {
      await buyer.buys("notebook");
      await buyer.choosesCoin();
      await buyer.hosted.play("Pay too little");
      if (buyer.gateway === "2328") await buyer.hosted.play("Let it expire");
      await buyer.hosted.says("The payment did not go through");
      await buyer.visit.look("failed");
      await buyer.returns();
      await buyer.ends({
        says: "Held: payment is being looked at",
        paid: false,
        payments: [
          {
            status: { 2328: "underpaid", alchemypay: "FAILED" }[buyer.gateway],
            verdict: "hold",
            credited: false,
            received: "4.75",
          },
        ],
      });
    },
  },
  {
    name: "pays too much",
    async run(buyer) {
      await buyer.buys("tote");
      await buyer.choosesCoin();
      await buyer.hosted.play("Pay too much");
      await buyer.hosted.says("Payment complete");
      await buyer.visit.look("complete");
      await buyer.returns();
      await buyer.ends({
        says: "Paid",
        paid: true,
        payments: [
          {
            status: { 2328: "overpaid", alchemypay: "COMPLETED" }[buyer.gateway],
            verdict: "credit",
            credited: true,
            received: "21.989",
          },
        ],
      });
    },
  },
];
