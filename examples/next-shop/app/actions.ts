"use server";

import { CointillError } from "cointill";
import { redirect } from "next/navigation";
import { Cart, isId, MOST_PIECES } from "../lib/cart";
import { filledIn, pieces } from "../lib/form";
import type { Order } from "../lib/orders";
import { product } from "../lib/products";
import { shop } from "../lib/shop";
import { wantsPayment } from "../lib/state";

/** Puts a piece into the cart. */
export async function add(slug: string): Promise<void> {
  const found = product(slug);
  if (found !== undefined) {
    await (await Cart.read()).add(found);
  }
  redirect("/cart");
}

/** Changes how many pieces of a product are in the cart. */
export async function change(slug: string, form: FormData): Promise<void> {
  const wanted = pieces(form, MOST_PIECES);
  if (wanted === null) redirect("/cart?note=pieces");
  await (await Cart.read()).put(slug, wanted);
  redirect("/cart");
}

/** Places the order, and sends its buyer off to pay. */
export async function placeOrder(form: FormData): Promise<void> {
  const { orders, state } = await parts();
  const cart = await Cart.read();
  const [lines, total] = [cart.lines(), cart.total()];
  if (lines.length === 0) {
    // The second of two clicks, a moment late: its order is placed.
    const last = cart.lastOrder();
    const order = last === null ? undefined : await orders.get(last);
    if (order !== undefined && wantsPayment(await state(order))) return toPayment(order);
    redirect("/cart");
  }
  const filled = filledIn(form);
  if (filled === null) redirect("/checkout?note=form");
  // The price that the buyer saw: another one is shown before it is asked for.
  if (filled.total !== total) redirect("/checkout?note=total");
  const { email, gateway } = filled;
  const order = await orders.place({ id: cart.orderId(), email, gateway, total, lines });
  await cart.placed();
  return toPayment(order);
}

/** Goes on to the gateway's page: for the first time, once more, or with a new payment. */
export async function pay(id: string): Promise<void> {
  const { orders, state } = await parts();
  const order = isId(id) ? await orders.get(id) : undefined;
  if (order === undefined) redirect("/");
  if (!wantsPayment(await state(order))) redirect(`/orders/${order.id}`);
  return toPayment(order);
}

async function parts() {
  const own = await shop();
  return { orders: own.orders, state: (order: Order) => own.state(order) };
}

async function toPayment(order: Order): Promise<never> {
  let url: string;
  try {
    url = await (await shop()).pay(order);
  } catch (error) {
    if (!(error instanceof CointillError)) throw error;
    console.error(`order ${order.number} could not be sent to its gateway: ${error.message}`);
    url = `/orders/${order.id}?note=unreachable`;
  }
  // Outside of the try: Next redirects by throwing.
  redirect(url);
}
