import { redirect } from "next/navigation";
import { Note, type Search } from "../../components/note";
import { Submit } from "../../components/submit";
import { Cart } from "../../lib/cart";
import { GATEWAYS } from "../../lib/form";
import { CURRENCY } from "../../lib/products";
import { placeOrder } from "../actions";

/** Who buys, and who takes the payment. */
export default async function CheckoutPage({ searchParams }: { searchParams: Search }) {
  const cart = await Cart.read();
  const [lines, total] = [cart.lines(), cart.total()];
  if (lines.length === 0) redirect("/cart");
  return (
    <>
      <title>Checkout</title>
      <Note search={searchParams} />
      <h1>Checkout</h1>
      <ul className="lines short">
        {lines.map(({ product, pieces, subtotal }) => (
          <li key={product.slug}>
            <span className="what">
              {pieces} × {product.name}
            </span>
            <span className="sum">{subtotal}</span>
          </li>
        ))}
      </ul>
      <p className="total">
        <span>Total</span>{" "}
        <strong>
          {total} {CURRENCY}
        </strong>
      </p>
      <form className="fields" action={placeOrder}>
        <input type="hidden" name="total" value={total} />
        <p>
          <label htmlFor="email">E-mail address</label>
          <input
            type="email"
            id="email"
            name="email"
            maxLength={128}
            autoComplete="email"
            placeholder="you@shop.example"
            required
          />
        </p>
        <fieldset>
          <legend>Pay with</legend>
          {Object.entries(GATEWAYS).map(([gateway, name]) => (
            <label className="choice" key={gateway}>
              <input
                type="radio"
                name="gateway"
                value={gateway}
                defaultChecked={gateway === "2328"}
              />{" "}
              {name}
            </label>
          ))}
        </fieldset>
        <Submit className="wide">{`Pay ${total} ${CURRENCY}`}</Submit>
        <p className="quiet">
          The price is fixed when you go on. You choose the coin on the next page.
        </p>
      </form>
    </>
  );
}
