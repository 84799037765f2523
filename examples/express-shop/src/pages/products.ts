import { type Html, html } from "../html.js";
import { CURRENCY, PRODUCTS, type Product } from "../products.js";
import { art } from "./layout.js";

function addButton({ slug }: Product): Html {
  return html`<form method="post" action="/cart/${slug}/add"><button>Add to cart</button></form>`;
}

/** Everything there is to buy. */
export function productsPage(): Html {
  const cards = PRODUCTS.map(
    (product) => html`
  <li class="card">
    <a class="art" href="/products/${product.slug}" tabindex="-1" aria-hidden="true">${art(product.slug, "")}</a>
    <h2><a href="/products/${product.slug}">${product.name}</a></h2>
    <p class="price">${product.price} ${CURRENCY}</p>
    ${addButton(product)}
  </li>`,
  );
  return html`<h1>Things for your desk and your way</h1>
<ul class="products">${cards}</ul>`;
}

/** One product. */
export function productPage(product: Product, sold: number): Html {
  return html`<article class="product">
  <div class="art">${art(product.slug, product.name)}</div>
  <div>
    <h1>${product.name}</h1>
    <p class="price">${product.price} ${CURRENCY}</p>
    <p>${product.description}</p>
    ${addButton(product)}
    ${sold > 0 ? html`<p class="quiet">${sold} sold</p>` : null}
  </div>
</article>`;
}
