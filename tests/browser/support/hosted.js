// The sandbox's hosted page, as a payer and as the developer who plays the payer uses it.

import { expect } from "./expect.js";

export class Hosted {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** Waits until it is there, and gives the payment's id. */
  async opened() {
    await this.#page.waitForURL(/\/checkout\/(2328|alchemypay)\b/);
    return this.#page.locator("[data-t=payment]").textContent();
  }

  #headline() {
    return this.#page.getByRole("heading", { level: 1 }).textContent();
  }

  /** Waits for its headline. */
  async says(title) {
    await expect(() => this.#headline(), title);
  }

  async isSaying(title) {
    return (await this.#headline()) === title;
  }

  /** The payer picks a coin and sees what to send where. */
  async chooseCoin(currency, network) {
    await this.#page.getByRole("button", { name: `${currency} ${network}` }).click();
    await this.says("Waiting for your payment");
  }

  /** Opens the developer's panel, and presses one of its buttons. */
  async play(button) {
    const panel = this.#page.locator("#dev");
    if ((await panel.getAttribute("open")) === null) await panel.locator("summary").click();
    await panel.getByRole("button", { name: button, exact: true }).click();
    await panel.getByText(`Done: ${button}`).waitFor();
  }

  async back() {
    await this.#page.getByRole("link", { name: "Back to the shop" }).click();
  }
}
