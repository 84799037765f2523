import Link from "next/link";
import { AddButton } from "../components/addButton";
import { Art } from "../components/art";
import { CURRENCY, PRODUCTS } from "../lib/products";

/** Everything there is to buy. */
export default function Products() {
  return (
    <>
      <h1>Things for your desk and your way</h1>
      <ul className="products">
        {PRODUCTS.map(({ slug, name, price }) => (
          <li className="card" key={slug}>
            <Link className="art" href={`/products/${slug}`} tabIndex={-1} aria-hidden>
              <Art slug={slug} alt="" />
            </Link>
            <h2>
              <Link href={`/products/${slug}`}>{name}</Link>
            </h2>
            <p className="price">
              {price} {CURRENCY}
            </p>
            <AddButton slug={slug} />
          </li>
        ))}
      </ul>
    </>
  );
}
