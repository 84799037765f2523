// The pages of a shop as a buyer reads them: by the words on buttons, links and labels, never by how
// they are built. Every example shop uses the same words, so that every scenario runs on all.

import { expect } from "./expect.js";

export const PRODUCTS = {
  mug: { name: "Stoneware mug", price: "14.90" },
  notebook: { name: "Dotted notebook", price: "9.50" },
  tote: { name: "Canvas tote", price: "19.99" },
  lamp: { name: "Desk lamp", price: "64.00" },
};

export const GATEWAYS = { 2328: "2328.io", alchemypay: "Alchemy Pay" };

export class Storefront {
  #page;

  constructor(page, site) {
    this.#page = page;
    this.site = site;
  }

  async products() {
    await this.#page.goto(this.site);
  }

  async product(slug) {
    await this.#page.getByRole("link", { name: PRODUCTS[slug].name, exact: true }).click();
    await this.#page.getByRole("heading", { level: 1, name: PRODUCTS[slug].name }).waitFor();
  }

  async addToCart() {
    await this.#page.getByRole("button", { name: "Add to cart" }).click();
    await this.#page.getByRole("heading", { level: 1, name: "Your cart" }).waitFor();
  }

  async checkOut() {
    await this.#page.getByRole("link", { name: "Check out" }).click();
    await this.#page.getByRole("heading", { level: 1, name: "Checkout" }).waitFor();
  }

  async fillIn(gateway) {
    await this.#page.getByLabel(/^E-mail/).fill("buyer@shop.example");
    await this.#page.getByLabel(GATEWAYS[gateway]).check();
  }

  /** The button that places the order. */
  get payButton() {
    return this.#page.getByRole("button", { name: /^Pay \d/ });
  }

  /** From a page about the payment to the order's; a shop may have sent the buyer there already. */
  async order() {
    const heading = this.#page.getByRole("heading", { level: 1, name: /^Order \d+$/ });
    const link = this.#page.getByRole("link", { name: "To your order" });
    await heading.or(link).first().waitFor();
    if (await link.isVisible()) await link.click();
    await heading.waitFor();
  }

  /** The order's number, as the buyer would quote it. */
  async number() {
    const text = await this.#page.getByRole("heading", { level: 1 }).textContent();
    return Number(text.replace("Order ", ""));
  }

  /** Waits until the order's page says so. */
  async says(state) {
    const badge = this.#page.getByRole("status");
    await expect(async () => (await badge.textContent()).trim(), state);
  }

  /** The page that the buyer has left open becomes the paid order's, or shows it. */
  async paidByItself() {
    await this.#page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
    await this.says("Paid");
  }

  /** Goes on to the gateway's page from the order's: `Pay now`, `Pay the rest` or `Try again`. */
  async goOn(button) {
    await this.#page.getByRole("button", { name: button, exact: true }).click();
  }

  /** From the empty cart to the order that was placed last. */
  async lastOrder() {
    await this.#page.getByRole("link", { name: /^Cart/ }).click();
    await this.#page.getByRole("link", { name: /^Order \d+$/ }).click();
    await this.#page.getByRole("heading", { level: 1, name: /^Order \d+$/ }).waitFor();
  }
}
