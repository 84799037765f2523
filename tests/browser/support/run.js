// Runs scenarios on a shop: one shop and one browser for all, a fresh visitor for each.

import { rm } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Buyer } from "./buyer.js";
import { launch } from "./chromium.js";
import { GATEWAYS } from "./storefront.js";

const MOST_MS = 60_000;

// Never committed: pictures change with every font.
const pictures =
  process.env.COINTILL_SCREENSHOTS ??
  fileURLToPath(new URL("../../../target/browser/screenshots", import.meta.url));

/** @param {{ name: string, start: () => Promise<object> }} own a module of `shops/` */
export function run(own, scenarios) {
  describe(own.name, () => {
    let shop;
    let browser;
    before(async () => {
      const folder = `${pictures}/${own.name}`;
      await rm(folder, { recursive: true, force: true });
      shop = await own.start();
      browser = await launch();
      shop.pictures = folder;
    });
    after(async () => {
      await browser?.close();
      await shop?.stop();
    });
    for (const { name, how = {}, switches, run: play } of scenarios) {
      for (const gateway of Object.keys(GATEWAYS)) {
        test(`${GATEWAYS[gateway]}: ${name}`, { timeout: MOST_MS }, async () => {
          const restore = switches && (await change(shop.sandbox, switches));
          const buyer = await Buyer.begin(shop, browser, { gateway, name, how });
          try {
            await play(buyer);
          } catch (error) {
            await buyer.visit.fails();
            throw error;
          } finally {
            await restore?.();
            await buyer.visit.leave();
          }
          buyer.visit.hadNoFault();
        });
      }
    }
  });
}

/** Changes switches of the sandbox; gives what changes them back. */
async function change(sandbox, switches) {
  const all = await sandbox.control("GET", "/switches");
  const before = {};
  for (const [group, values] of Object.entries(switches)) {
    before[group] = Object.fromEntries(Object.keys(values).map((key) => [key, all[group][key]]));
  }
  await sandbox.control("PATCH", "/switches", switches);
  return () => sandbox.control("PATCH", "/switches", before);
}
