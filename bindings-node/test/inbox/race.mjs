/** One process of a shop: waits for the start, then takes what it is given. Run by race.test.mjs. */

import { createInterface } from "node:readline";

import { receive } from "./orders.mjs";
import { inboxOf, open } from "./shops.mjs";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { place, bodies, together } = JSON.parse((await lines.next()).value);
const database = open(place);
const { inbox } = inboxOf(database);
console.log("ready");
await lines.next();

let again = 0;
async function one(body) {
  // As a gateway does: what is not taken comes again.
  for (let tries = 0; tries < 20; tries += 1) {
    const { status } = await receive(inbox, Buffer.from(body, "base64"), "2328", "payment");
    if (status !== 503) {
      return status;
    }
    again += 1;
  }
  return 503;
}

const answers = [];
for (let start = 0; start < bodies.length; start += together) {
  answers.push(...(await Promise.all(bodies.slice(start, start + together).map(one))));
}
await database.close();
console.log(JSON.stringify({ answers, again }));
process.exit();
