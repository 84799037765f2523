// Where buyers look: on a phone, and in the dark.

import { PAID } from "./statuses.js";

async function buys(buyer) {
  await buyer.buys("lamp");
  await buyer.choosesCoin();
  await buyer.hosted.play("Pay exactly");
  await buyer.hosted.says("Payment complete");
  await buyer.visit.look("complete");
  await buyer.returns();
  await buyer.ends({
    says: "Paid",
    paid: true,
    payments: [
      { status: PAID[buyer.gateway], verdict: "credit", credited: true, received: "64.00" },
    ],
  });
}

export const screens = [
  { name: "on a phone", how: { screen: "phone" }, run: buys },
  { name: "on a phone in the dark", how: { screen: "phone", scheme: "dark" }, run: buys },
  { name: "in the dark", how: { scheme: "dark" }, run: buys },
];
