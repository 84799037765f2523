import type { CartLine } from "../cart.js";
import type { Filled } from "../form.js";
import { GATEWAYS } from "../form.js";
import { type Html, html } from "../html.js";
import { CURRENCY } from "../products.js";

/** Who buys, and who takes the payment. */
export function checkoutPage(lines: readonly CartLine[], total: string, filled: Filled): Html {
  return html`<h1>Checkout</h1>
<ul class="lines short">${lines.map(
    ({ pieces, product, subtotal }) =>
      html`<li><span class="what">${pieces} × ${product.name}</span><span class="sum">${subtotal}</span></li>`,
  )}</ul>
<p class="total"><span>Total</span> <strong>${total} ${CURRENCY}</strong></p>
<form class="fields" method="post" action="/checkout">
  <input type="hidden" name="total" value="${total}">
  <p>
    <label for="email">E-mail address</label>
    <input type="email" id="email" name="email" value="${filled.email}" maxlength="128" autocomplete="email" placeholder="you@shop.example" required>
    ${filled.problem === undefined ? null : html`<span class="error">${filled.problem}</span>`}
  </p>
  <fieldset>
    <legend>Pay with</legend>
    ${Object.entries(GATEWAYS).map(
      ([gateway, name]) =>
        html`<label class="choice"><input type="radio" name="gateway" value="${gateway}"${gateway === filled.gateway ? html` checked` : null}> ${name}</label>`,
    )}
  </fieldset>
  <button class="wide">Pay ${total} ${CURRENCY}</button>
  <p class="quiet">The price is fixed when you go on. You choose the coin on the next page.</p>
</form>`;
}
