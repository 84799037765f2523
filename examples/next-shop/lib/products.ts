/** Something to buy. Prices are text: a `number` would lose digits of other prices than these. */
export interface Product {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly price: string;
}

export const CURRENCY = "USD";

export const PRODUCTS: readonly Product[] = [
  {
    slug: "mug",
    name: "Stoneware mug",
    description:
      "Glazed by hand, holds a third of a litre, and keeps its warmth through a long meeting.",
    price: "14.90",
  },
  {
    slug: "notebook",
    name: "Dotted notebook",
    description:
      "A hundred and sixty pages that take a fountain pen, thread-bound so that it lies flat.",
    price: "9.50",
  },
  {
    slug: "tote",
    name: "Canvas tote",
    description: "Heavy organic cotton with long handles. Carries a week of groceries.",
    price: "19.99",
  },
  {
    slug: "lamp",
    name: "Desk lamp",
    description: "Powder-coated steel, a warm dimmable light, and a cable that is long enough.",
    price: "64.00",
  },
];

export function product(slug: string): Product | undefined {
  return PRODUCTS.find((own) => own.slug === slug);
}
