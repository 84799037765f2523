import { Webhooks2328 } from "cointill";

/** Prints what is told and what is logged, for the test to read. */
export const options = {
  webhooks: new Webhooks2328({ apiKey: "sandbox-api-key" }),
  kind: "payment",
  onEvent: (event) => {
    if (event.data?.orderId === "FAILS") {
      throw new Error("the warehouse is closed");
    }
    console.log(`told ${event.id}`);
  },
  log: (entry) => console.log(`logged ${entry.level} ${entry.message}`),
};
