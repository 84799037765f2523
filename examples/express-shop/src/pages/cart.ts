import { type CartLine, MOST_PIECES } from "../cart.js";
import { type Html, html } from "../html.js";
import type { Order } from "../orders.js";
import { CURRENCY } from "../products.js";
import { LABELS, type State } from "../state.js";
import { art } from "./layout.js";

export interface LastOrder {
  readonly order: Order;
  readonly state: State;
}

function line({ product, pieces, subtotal }: CartLine): Html {
  return html`
  <li>
    <a class="art small" href="/products/${product.slug}" tabindex="-1" aria-hidden="true">${art(product.slug, "")}</a>
    <div class="what">
      <a href="/products/${product.slug}">${product.name}</a>
      <span class="quiet">${product.price} ${CURRENCY} each</span>
    </div>
    <form class="quantity" method="post" action="/cart/${product.slug}/change">
      <input type="number" name="quantity" value="${pieces}" min="0" max="${MOST_PIECES}" inputmode="numeric" aria-label="Pieces of ${product.name}">
      <button class="plain">Update</button>
      <button class="plain" name="quantity" value="0" formnovalidate aria-label="Remove ${product.name}">Remove</button>
    </form>
    <span class="sum">${subtotal}</span>
  </li>`;
}

/** What is in the cart. */
export function cartPage(lines: readonly CartLine[], total: string, last: LastOrder | null): Html {
  return html`<h1>Your cart</h1>
${
  lines.length > 0
    ? html`<ul class="lines">${lines.map(line)}</ul>
<p class="total"><span>Total</span> <strong>${total} ${CURRENCY}</strong></p>
<p><a class="button wide" href="/checkout">Check out</a></p>`
    : html`<p>Nothing in it yet.</p>
<p><a class="button" href="/">Look around</a></p>`
}
${
  last === null
    ? null
    : html`<p class="last">Your last order: <a href="/orders/${last.order.id}">Order ${last.order.number}</a>, ${LABELS[last.state].toLowerCase()}.</p>`
}`;
}
