// Who buys: one visit to one shop, from the first page to what stands in the books.

import assert from "node:assert/strict";
import { Hosted } from "./hosted.js";
import { PRODUCTS, Storefront } from "./storefront.js";
import { Visit } from "./visit.js";

export class Buyer {
  #shop;
  #slug;
  #sold;

  static async begin(shop, browser, { gateway, name, how }) {
    const own = new Buyer();
    own.#shop = shop;
    own.gateway = gateway;
    own.sandbox = shop.sandbox;
    const folder = `${shop.pictures}/${gateway}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
    own.visit = await Visit.begin(browser, folder, how);
    own.page = own.visit.page;
    own.store = new Storefront(own.page, shop.site);
    own.hosted = new Hosted(own.page);
    return own;
  }

  /** Everything up to the button that places the order. */
  async fillsTheCart(slug) {
    this.#slug = slug;
    this.#sold = await this.#shop.sold(slug);
    await this.store.products();
    await this.visit.look("products");
    await this.store.product(slug);
    await this.visit.look("product");
    await this.store.addToCart();
    await this.visit.look("cart");
    await this.store.checkOut();
    await this.store.fillIn(this.gateway);
    await this.visit.look("checkout");
  }

  /** And on to the gateway's page; gives the gateway's id of the payment. */
  async buys(slug) {
    await this.fillsTheCart(slug);
    await this.store.payButton.click();
    const payment = await this.hosted.opened();
    await this.visit.look("choose");
    return payment;
  }

  /** Chooses USDT on Tron, as most payers do. */
  async choosesCoin() {
    await this.hosted.chooseCoin("USDT", "Tron");
    await this.visit.look("send");
  }

  /** Back from the gateway's page to the order's. */
  async returns() {
    await this.hosted.back();
    await this.store.order();
  }

  /**
   * The end of a scenario: the order's page, the shop's database and the gateway say the same.
   *
   * @param {{ says: string, paid: boolean, payments: object[] }} expected what the page says, whether
   *   the order counts as paid, and its payments, oldest first: the gateway's status, our verdict,
   *   whether it was credited, and the amount that arrived
   */
  async ends({ says, paid, payments }) {
    await this.sandbox.settled();
    await this.page.reload();
    await this.store.says(says);
    await this.visit.look("order");
    const number = await this.store.number();
    const order = await this.#shop.order(number);
    assert.deepEqual(order, { total: PRODUCTS[this.#slug].price, paid, payments });
    const reported = await Promise.all(
      (await this.#shop.paymentIds(number)).map((id) => this.sandbox.payment(id)),
    );
    assert.deepEqual(
      reported.map(({ status }) => status),
      payments.map(({ status }) => status),
      "the shop knows the gateway's status",
    );
    const sold = (await this.#shop.sold(this.#slug)) - this.#sold;
    assert.equal(sold, paid ? 1 : 0, "goods leave the shelf when they are paid, once");
  }
}
