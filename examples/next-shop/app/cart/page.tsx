import Link from "next/link";
import { Art } from "../../components/art";
import { Note, type Search } from "../../components/note";
import { Cart, type CartLine, MOST_PIECES } from "../../lib/cart";
import { CURRENCY } from "../../lib/products";
import { shop } from "../../lib/shop";
import { LABELS } from "../../lib/state";
import { change } from "../actions";

/** What is in the cart. */
export default async function CartPage({ searchParams }: { searchParams: Search }) {
  const cart = await Cart.read();
  const lines = cart.lines();
  return (
    <>
      <title>Cart</title>
      <Note search={searchParams} />
      <h1>Your cart</h1>
      {lines.length > 0 ? (
        <>
          <ul className="lines">
            {lines.map((line) => (
              <Line key={line.product.slug} {...line} />
            ))}
          </ul>
          <p className="total">
            <span>Total</span>{" "}
            <strong>
              {cart.total()} {CURRENCY}
            </strong>
          </p>
          <p>
            <Link className="button wide" href="/checkout">
              Check out
            </Link>
          </p>
        </>
      ) : (
        <>
          <p>Nothing in it yet.</p>
          <p>
            <Link className="button" href="/">
              Look around
            </Link>
          </p>
        </>
      )}
      <LastOrder id={cart.lastOrder()} />
    </>
  );
}

function Line({ product, pieces, subtotal }: CartLine) {
  const href = `/products/${product.slug}`;
  return (
    <li>
      <Link className="art small" href={href} tabIndex={-1} aria-hidden>
        <Art slug={product.slug} alt="" />
      </Link>
      <div className="what">
        <Link href={href}>{product.name}</Link>
        <span className="quiet">
          {product.price} {CURRENCY} each
        </span>
      </div>
      <form className="quantity" action={change.bind(null, product.slug)}>
        <input
          key={pieces}
          type="number"
          name="quantity"
          defaultValue={pieces}
          min={0}
          max={MOST_PIECES}
          inputMode="numeric"
          aria-label={`Pieces of ${product.name}`}
        />
        <button type="submit" className="plain">
          Update
        </button>
        <button
          type="submit"
          className="plain"
          name="quantity"
          value="0"
          formNoValidate
          aria-label={`Remove ${product.name}`}
        >
          Remove
        </button>
      </form>
      <span className="sum">{subtotal}</span>
    </li>
  );
}

/** For a buyer who comes back from the gateway by the browser's button. */
async function LastOrder({ id }: { id: string | null }) {
  const own = await shop();
  const order = id === null ? undefined : await own.orders.get(id);
  if (order === undefined) return null;
  return (
    <p className="last">
      Your last order: <Link href={`/orders/${order.id}`}>Order {order.number}</Link>,{" "}
      {LABELS[await own.state(order)].toLowerCase()}.
    </p>
  );
}
