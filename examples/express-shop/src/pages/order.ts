import type { Payment } from "cointill/inbox";
import { GATEWAYS } from "../form.js";
import { type Html, html } from "../html.js";
import type { Order, OrderLine } from "../orders.js";
import { isOver, LABELS, type State, wantsPayment } from "../state.js";

const WORDS: Readonly<Record<State, (order: Order) => string>> = {
  paid: () => "Thank you! Your order is paid.",
  held: ({ email }) =>
    `We have to look at your payment, and will write to ${email}. Please do not pay again.`,
  failed: () => "This payment has ended without the full price. You may try again, with a new one.",
  part: () => "A part of the price has arrived. Please pay the rest.",
  confirming: () => "We have seen your payment. It usually takes a few minutes until it counts.",
  awaiting: () => "We have not seen your payment yet.",
};

function button(state: State): string {
  if (state === "failed") return "Try again";
  return state === "part" ? "Pay the rest" : "Pay now";
}

const TIME = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "UTC",
});

function time(text: string): string {
  return `${TIME.format(new Date(text))} UTC`;
}

/** An amount for people: without the zeros that a gateway pads it with, of which two stay. */
function shown(amount: string): string {
  const [whole = "", digits = ""] = amount.split(".");
  const kept = digits.slice(0, 2) + digits.slice(2).replace(/0+$/, "");
  return kept === "" ? whole : `${whole}.${kept}`;
}

function arrived({ received, receivedCurrency }: Payment): string {
  return received === null ? "" : `: ${shown(received)} ${receivedCurrency ?? ""} arrived`;
}

export interface OrderView {
  readonly order: Order;
  readonly state: State;
  readonly lines: readonly OrderLine[];
  readonly payments: readonly Payment[];
}

/** What makes the page bring itself up to date, with and without JavaScript. */
export function orderHead({ state }: OrderView): Html {
  const noindex = html`<meta name="robots" content="noindex">`;
  if (isOver(state)) return noindex;
  return html`${noindex}
<noscript><meta http-equiv="refresh" content="5"></noscript>
<script src="/order.js" defer></script>`;
}

/** An order: paid, held, failed, or waiting for money. */
export function orderPage({ order, state, lines, payments }: OrderView): Html {
  return html`<h1>Order ${order.number}</h1>
<p class="state state-${state}" role="status" data-state="${state}">${LABELS[state]}</p>
<p>${WORDS[state](order)}</p>
${
  wantsPayment(state)
    ? html`<form class="actions" method="post" action="/orders/${order.id}/pay"><button>${button(state)}</button></form>`
    : null
}
<ul class="lines short">${lines.map(
    ({ pieces, name, subtotal }) =>
      html`<li><span class="what">${pieces} × ${name}</span><span class="sum">${subtotal}</span></li>`,
  )}</ul>
<p class="total"><span>Total</span> <strong>${order.total} ${order.currency}</strong></p>
<dl class="facts">
  <dt>Placed</dt><dd>${time(order.placed_at)}</dd>
  ${order.paid_at === null ? null : html`<dt>Paid</dt><dd>${time(order.paid_at)}</dd>`}
  ${payments.map((own) => html`<dt>Payment</dt><dd>${GATEWAYS[own.gateway]}, ${own.orderId}${arrived(own)}</dd>`)}
</dl>`;
}
