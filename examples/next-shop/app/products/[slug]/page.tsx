import { notFound } from "next/navigation";
import { AddButton } from "../../../components/addButton";
import { Art } from "../../../components/art";
import { CURRENCY, product } from "../../../lib/products";
import { shop } from "../../../lib/shop";

/** One product. */
export default async function ProductPage({ params }: { params: Promise<{ slug: string }> }) {
  const found = product((await params).slug);
  if (found === undefined) notFound();
  const sold = await (await shop()).orders.sold(found.slug);
  return (
    <article className="product">
      <title>{found.name}</title>
      <div className="art">
        <Art slug={found.slug} alt={found.name} />
      </div>
      <div>
        <h1>{found.name}</h1>
        <p className="price">
          {found.price} {CURRENCY}
        </p>
        <p>{found.description}</p>
        <AddButton slug={found.slug} />
        {sold > 0 ? <p className="quiet">{sold} sold</p> : null}
      </div>
    </article>
  );
}
