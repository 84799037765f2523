import { type Html, html } from "../html.js";

export interface Frame {
  readonly title: string;
  /** How many pieces are in the cart. */
  readonly pieces: number;
  /** True when no money moves. */
  readonly sandbox: boolean;
  /** What went wrong, for the buyer. */
  readonly note?: string | undefined;
  readonly head?: Html;
}

/** A whole page. */
export function page({ title, pieces, sandbox, note, head }: Frame, main: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head ?? null}
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css">
</head>
<body>
<header class="bar">
  <a class="brand" href="/">Small Things</a>
  <a class="cart-link" href="/cart">Cart <span class="count">${pieces}</span></a>
</header>
<main>
${note === undefined ? null : html`<p class="note" role="alert">${note}</p>`}
${main}
</main>
<footer>${sandbox ? "Runs against the sandbox: no money moves." : null}</footer>
</body>
</html>
`.markup;
}

export function art(slug: string, alt: string): Html {
  return html`<img src="/art/${slug}.svg" alt="${alt}" width="160" height="120">`;
}
