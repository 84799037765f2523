// One buyer at one screen: whatever page they see is looked at, and kept as a picture.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { SCREENS } from "./chromium.js";

const MOST_MS = 15_000;

export class Visit {
  #context;
  #faults = [];
  #folder;
  #taken = 0;

  /**
   * @param {{ screen?: "desktop" | "phone", scheme?: "light" | "dark", javascript?: boolean }} how
   * @param {string} folder where its pictures go
   */
  static async begin(browser, folder, { screen = "desktop", scheme = "light", javascript = true }) {
    const own = new Visit();
    own.#folder = folder;
    own.#context = await browser.newContext({
      ...SCREENS[screen],
      colorScheme: scheme,
      javaScriptEnabled: javascript,
      reducedMotion: "reduce",
    });
    own.#context.setDefaultTimeout(MOST_MS);
    own.page = await own.#context.newPage();
    own.page.on("pageerror", (error) => own.#faults.push(`${error}`));
    own.page.on("console", (message) => {
      // Blocked by a policy, broken in a script, or not found.
      if (message.type() === "error")
        own.#faults.push(`${message.location().url}: ${message.text()}`);
    });
    own.page.on("response", (answer) => {
      if (answer.status() >= 400) own.#faults.push(`${answer.url()}: HTTP ${answer.status()}`);
    });
    return own;
  }

  /** Keeps a picture of the whole page, and checks that nothing sticks out to the side. */
  async look(name) {
    await mkdir(this.#folder, { recursive: true });
    this.#taken += 1;
    const file = `${String(this.#taken).padStart(2, "0")}-${name}.png`;
    await this.page.screenshot({ path: join(this.#folder, file), fullPage: true });
    const [wide, room] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    assert.ok(wide <= room, `${name}: the page is ${wide} wide, the screen ${room}`);
  }

  /** Loads the page anew until `check` of it holds. For what changes without the page's doing. */
  async reloadUntil(check) {
    const end = Date.now() + MOST_MS;
    while (!(await check())) {
      assert.ok(Date.now() < end, `${this.page.url()} has not become what was expected`);
      await this.page.waitForTimeout(100);
      await this.page.reload();
    }
  }

  /** Keeps a picture of where it went wrong. */
  async fails() {
    const path = join(this.#folder, "failed.png");
    await this.page.screenshot({ path, fullPage: true }).catch(() => {});
  }

  async leave() {
    await this.#context.close();
  }

  hadNoFault() {
    assert.deepEqual(this.#faults, [], "a page had a fault");
  }
}
