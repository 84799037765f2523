import { randomUUID } from "node:crypto";
import { Amount } from "cointill";
import { parseCookie, stringifySetCookie } from "cookie";
import type { Request, Response } from "express";
import { type Product, product } from "./products.js";

export const MOST_PIECES = 20;

/** What the browser keeps: nothing but slugs, pieces and ids. Prices are the shop's own. */
interface Kept {
  readonly pieces: Readonly<Record<string, number>>;
  /** The id that the cart's order will have: a second click places no second order. */
  readonly order: string;
  /** The order that was placed last, for a buyer who comes back from the gateway. */
  readonly last: string | null;
}

export interface CartLine {
  readonly product: Product;
  readonly pieces: number;
  readonly subtotal: string;
}

const NAME = "cart";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The cart of one visitor, in a cookie. */
export class Cart {
  #kept: Kept;

  constructor(request: Request) {
    this.#kept = read(parseCookie(request.headers.cookie ?? "")[NAME]);
  }

  /** What is in it and still sold, at today's prices. */
  lines(): CartLine[] {
    return Object.entries(this.#kept.pieces).flatMap(([slug, pieces]) => {
      const found = product(slug);
      if (found === undefined) return [];
      return [{ product: found, pieces, subtotal: Amount.times(found.price, pieces) }];
    });
  }

  total(): string {
    return Amount.sum(this.lines().map(({ subtotal }) => subtotal));
  }

  pieces(): number {
    return this.lines().reduce((sum, line) => sum + line.pieces, 0);
  }

  orderId(): string {
    return this.#kept.order;
  }

  lastOrder(): string | null {
    return this.#kept.last;
  }

  /** One piece more. */
  add({ slug }: Product): void {
    this.put(slug, (this.#kept.pieces[slug] ?? 0) + 1);
  }

  /** So many pieces; none takes it out. */
  put(slug: string, pieces: number): void {
    const { [slug]: _, ...others } = this.#kept.pieces;
    const kept = pieces > 0 ? { ...others, [slug]: Math.min(pieces, MOST_PIECES) } : others;
    this.#kept = { ...this.#kept, pieces: kept };
  }

  /** Empties it: its order is placed. */
  placed(): void {
    this.#kept = { pieces: {}, order: randomUUID(), last: this.#kept.order };
  }

  write(response: Response): void {
    const value = JSON.stringify(this.#kept);
    const cookie = { name: NAME, value, path: "/", httpOnly: true, sameSite: "lax" as const };
    response.append("set-cookie", stringifySetCookie(cookie));
  }
}

/** A cookie comes from outside: whatever it is not, is left out. */
function read(text: string | undefined): Kept {
  const empty = { pieces: {}, order: randomUUID(), last: null };
  let given: unknown;
  try {
    given = JSON.parse(text ?? "");
  } catch {
    return empty;
  }
  if (typeof given !== "object" || given === null) return empty;
  const { pieces, order, last } = given as Record<string, unknown>;
  if (!isId(order) || typeof pieces !== "object" || pieces === null) return empty;
  const counts = Object.entries(pieces).filter(
    ([slug, count]) =>
      product(slug) && Number.isInteger(count) && count > 0 && count <= MOST_PIECES,
  );
  return { pieces: Object.fromEntries(counts), order, last: isId(last) ? last : null };
}

export function isId(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}
