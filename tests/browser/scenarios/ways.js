// How buyers behave: they go back, they press twice, they leave a page open.

import assert from "node:assert/strict";
import { PAID } from "./statuses.js";

const paid = (buyer, received) => ({
  says: "Paid",
  paid: true,
  payments: [{ status: PAID[buyer.gateway], verdict: "credit", credited: true, received }],
});

export const ways = [
  {
    name: "goes back in the middle",
    async run(buyer) {
      const payment = await buyer.buys("tote");
      await buyer.page.goBack();
      await buyer.visit.look("back");
      await buyer.store.lastOrder();
      await buyer.store.says("Awaiting payment");
      await buyer.visit.look("order");
      await buyer.store.goOn("Pay now");
      assert.equal(await buyer.hosted.opened(), payment, "it goes on with the same payment");
      await buyer.choosesCoin();
      await buyer.hosted.play("Pay exactly");
      await buyer.returns();
      await buyer.ends(paid(buyer, "19.99"));
    },
  },
  {
    name: "presses twice",
    async run(buyer) {
      const before = (await buyer.sandbox.payments()).length;
      await buyer.fillsTheCart("mug");
      await buyer.store.payButton.dblclick();
      await buyer.hosted.opened();
      assert.equal((await buyer.sandbox.payments()).length, before + 1, "one payment is made");
      await buyer.hosted.play("Choose for the payer and pay");
      await buyer.returns();
      await buyer.ends(paid(buyer, "14.90"));
    },
  },
  {
    name: "waits on the shop's page",
    async run(buyer) {
      const payment = await buyer.buys("notebook");
      await buyer.hosted.back();
      await buyer.visit.look("waiting");
      // From a wallet on another device. Nobody touches the page: it finds out by itself.
      await buyer.sandbox.act(payment, "pay");
      await buyer.store.paidByItself();
      await buyer.ends(paid(buyer, "9.50"));
    },
  },
  {
    name: "has no JavaScript",
    how: { javascript: false },
    async run(buyer) {
      const payment = await buyer.buys("lamp");
      // The coin is chosen in the payer's wallet here, as the page cannot send the choice.
      await buyer.sandbox.act(payment, "choose_coin", COIN[buyer.gateway]);
      await buyer.visit.reloadUntil(() => buyer.hosted.isSaying("Waiting for your payment"));
      await buyer.visit.look("send");
      await buyer.sandbox.act(payment, "pay");
      await buyer.visit.reloadUntil(() => buyer.hosted.isSaying("Payment complete"));
      await buyer.returns();
      await buyer.ends(paid(buyer, "64.00"));
    },
  },
];

const COIN = {
  2328: { currency: "USDT", network: "TRX-TRC20" },
  alchemypay: { currency: "USDT", network: "TRX" },
};
