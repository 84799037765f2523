import type { Payment } from "cointill/inbox";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Live } from "../../../components/live";
import { Note, type Search } from "../../../components/note";
import { Submit } from "../../../components/submit";
import { isId } from "../../../lib/cart";
import { GATEWAYS } from "../../../lib/form";
import type { Order } from "../../../lib/orders";
import { shop } from "../../../lib/shop";
import { isOver, LABELS, type State, wantsPayment } from "../../../lib/state";
import { pay } from "../../actions";

export const metadata: Metadata = { robots: "noindex" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Search;
}

/** An order: paid, held, failed, or waiting for money. */
export default async function OrderPage({ params, searchParams }: Props) {
  const { id } = await params;
  const own = await shop();
  const order = isId(id) ? await own.orders.get(id) : undefined;
  if (order === undefined) notFound();
  const [state, lines, payments] = await Promise.all([
    own.state(order),
    own.orders.lines(order.id),
    own.payments(order),
  ]);
  return (
    <>
      <title>{`Order ${order.number}`}</title>
      {isOver(state) ? null : <Live />}
      <Note search={searchParams} />
      <h1>{`Order ${order.number}`}</h1>
      <p className={`state state-${state}`} role="status">
        {LABELS[state]}
      </p>
      <p>{words(state, order)}</p>
      {wantsPayment(state) ? (
        <form className="actions" action={pay.bind(null, order.id)}>
          <Submit>{button(state)}</Submit>
        </form>
      ) : null}
      <ul className="lines short">
        {lines.map(({ slug, name, pieces, subtotal }) => (
          <li key={slug}>
            <span className="what">
              {pieces} × {name}
            </span>
            <span className="sum">{subtotal}</span>
          </li>
        ))}
      </ul>
      <p className="total">
        <span>Total</span>{" "}
        <strong>
          {order.total} {order.currency}
        </strong>
      </p>
      <dl className="facts">
        <dt>Placed</dt>
        <dd>{time(order.placed_at)}</dd>
        {order.paid_at === null ? null : (
          <>
            <dt>Paid</dt>
            <dd>{time(order.paid_at)}</dd>
          </>
        )}
        {payments.map((payment) => (
          <PaymentFact key={payment.orderId} {...payment} />
        ))}
      </dl>
    </>
  );
}

function PaymentFact({ gateway, orderId, received, receivedCurrency }: Payment) {
  const arrived = received === null ? "" : `: ${shown(received)} ${receivedCurrency} arrived`;
  return (
    <>
      <dt>Payment</dt>
      <dd>{`${GATEWAYS[gateway]}, ${orderId}${arrived}`}</dd>
    </>
  );
}

function words(state: State, { email }: Order): string {
  switch (state) {
    case "paid":
      return "Thank you! Your order is paid.";
    case "held":
      return `We have to look at your payment, and will write to ${email}. Please do not pay again.`;
    case "failed":
      return "This payment has ended without the full price. You may try again, with a new one.";
    case "part":
      return "A part of the price has arrived. Please pay the rest.";
    case "confirming":
      return "We have seen your payment. It usually takes a few minutes until it counts.";
    case "awaiting":
      return "We have not seen your payment yet.";
  }
}

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
