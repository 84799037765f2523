import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Cart } from "../lib/cart";
import { isSandbox } from "../lib/settings";
import "./shop.css";

export const metadata: Metadata = {
  title: "Small Things",
  // The address of an order is what protects it.
  referrer: "same-origin",
};

export default async function Layout({ children }: { children: ReactNode }) {
  const cart = await Cart.read();
  return (
    <html lang="en">
      <head>
        <link rel="icon" href="/art/mug.svg" type="image/svg+xml" />
      </head>
      <body>
        <header className="bar">
          <Link className="brand" href="/">
            Small Things
          </Link>
          <Link className="cart-link" href="/cart">
            Cart <span className="count">{cart.pieces()}</span>
          </Link>
        </header>
        <main>{children}</main>
        <footer>{isSandbox() ? "Runs against the sandbox: no money moves." : null}</footer>
      </body>
    </html>
  );
}
