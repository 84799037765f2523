import { fileURLToPath } from "node:url";
import { CointillError } from "cointill";
import { webhook } from "cointill/express";
import type { Inbox, SqliteDatabase } from "cointill/inbox";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { Cart, isId, MOST_PIECES } from "./cart.js";
import { BLANK, filledIn, pieces } from "./form.js";
import type { Html } from "./html.js";
import type { Order, Orders } from "./orders.js";
import { cartPage, type LastOrder } from "./pages/cart.js";
import { checkoutPage } from "./pages/checkout.js";
import { page } from "./pages/layout.js";
import { type OrderView, orderHead, orderPage } from "./pages/order.js";
import { productPage, productsPage } from "./pages/products.js";
import type { Checkout } from "./payments.js";
import { product } from "./products.js";
import { sameSite } from "./sameSite.js";
import type { Settings } from "./settings.js";
import { wantsPayment } from "./state.js";

export interface Parts {
  readonly settings: Settings;
  readonly orders: Orders;
  readonly checkout: Checkout;
  readonly inbox: Inbox<SqliteDatabase>;
}

const UNREACHABLE = "The payment page cannot be reached. Please try again.";

/** The pages, and where the gateways post to. */
export function makeApp({ settings, orders, checkout, inbox }: Parts): Express {
  const app = express();
  // Before anything that reads a body: a signature is over the bytes as they came.
  app.use("/webhooks/2328", webhook({ inbox, gateway: "2328", kind: "payment" }));
  app.use("/webhooks/alchemypay", webhook({ inbox, gateway: "alchemypay" }));

  const https = settings.siteUrl.startsWith("https:");
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        // No form-action: paying leads from a form to the gateway's page.
        directives: { defaultSrc: ["'self'"], imgSrc: ["'self'", "data:"], baseUri: ["'none'"] },
      },
      strictTransportSecurity: https,
      // The address of an order is what protects it.
      referrerPolicy: { policy: "same-origin" },
    }),
  );
  app.use(express.static(fileURLToPath(new URL("../public", import.meta.url))));
  app.use(sameSite(settings.siteUrl), express.urlencoded({ extended: false, limit: "8kb" }));

  const show = (
    request: Request,
    response: Response,
    title: string,
    main: Html,
    more: { readonly note?: string | undefined; readonly head?: Html } = {},
  ) => {
    const cart = new Cart(request);
    response.set("cache-control", "no-store");
    response.send(page({ title, pieces: cart.pieces(), sandbox: settings.sandbox, ...more }, main));
  };

  const toPayment = async (request: Request, response: Response, order: Order) => {
    try {
      response.redirect(303, await checkout.pay(order));
    } catch (error) {
      if (!(error instanceof CointillError)) throw error;
      console.error(`order ${order.number} could not be sent to its gateway: ${error.message}`);
      await showOrder(request, response.status(503), order, UNREACHABLE);
    }
  };

  const showOrder = async (request: Request, response: Response, order: Order, note?: string) => {
    const [state, lines, payments] = await Promise.all([
      checkout.state(order),
      orders.lines(order.id),
      checkout.payments(order),
    ]);
    const view: OrderView = { order, state, lines, payments };
    show(request, response, `Order ${order.number}`, orderPage(view), {
      note,
      head: orderHead(view),
    });
  };

  const lastOrder = async (cart: Cart): Promise<LastOrder | null> => {
    const id = cart.lastOrder();
    const order = id === null ? undefined : await orders.get(id);
    return order === undefined ? null : { order, state: await checkout.state(order) };
  };

  app.get("/", (request, response) => show(request, response, "Small Things", productsPage()));

  app.get("/products/:slug", async (request, response, next) => {
    const found = product(request.params.slug);
    if (found === undefined) return next();
    const sold = await orders.sold(found.slug);
    show(request, response, found.name, productPage(found, sold));
  });

  app.get("/cart", async (request, response) => {
    const cart = new Cart(request);
    show(request, response, "Cart", cartPage(cart.lines(), cart.total(), await lastOrder(cart)));
  });

  app.post("/cart/:slug/add", (request, response, next) => {
    const found = product(request.params.slug);
    if (found === undefined) return next();
    const cart = new Cart(request);
    cart.add(found);
    cart.write(response);
    response.redirect(303, "/cart");
  });

  app.post("/cart/:slug/change", async (request, response) => {
    const cart = new Cart(request);
    const wanted = pieces(request.body, MOST_PIECES);
    if (wanted === null) {
      const note = `Please choose a number from 0 to ${MOST_PIECES}.`;
      const main = cartPage(cart.lines(), cart.total(), await lastOrder(cart));
      return show(request, response.status(400), "Cart", main, { note });
    }
    cart.put(request.params.slug, wanted);
    cart.write(response);
    response.redirect(303, "/cart");
  });

  app.get("/checkout", (request, response) => {
    const cart = new Cart(request);
    const lines = cart.lines();
    if (lines.length === 0) return response.redirect(303, "/cart");
    show(request, response, "Checkout", checkoutPage(lines, cart.total(), BLANK));
  });

  app.post("/checkout", async (request, response) => {
    const cart = new Cart(request);
    const [lines, total] = [cart.lines(), cart.total()];
    if (lines.length === 0) {
      // The second of two clicks, a moment late: its order is placed.
      const last = await lastOrder(cart);
      if (last !== null && wantsPayment(last.state)) {
        return toPayment(request, response, last.order);
      }
      return response.redirect(303, "/cart");
    }
    const filled = filledIn(request.body);
    if (filled.problem !== undefined) {
      return show(request, response.status(400), "Checkout", checkoutPage(lines, total, filled));
    }
    // The price that the buyer saw: another one is shown before it is asked for.
    if (filled.total !== total) {
      const note = "The total has changed. Please look at it again.";
      const main = checkoutPage(lines, total, filled);
      return show(request, response.status(409), "Checkout", main, { note });
    }
    const { email, gateway } = filled;
    const order = await orders.place({ id: cart.orderId(), email, gateway, total, lines });
    cart.placed();
    cart.write(response);
    await toPayment(request, response, order);
  });

  const found = async (id: string): Promise<Order | undefined> =>
    isId(id) ? orders.get(id) : undefined;

  app.get("/orders/:id", async (request, response, next) => {
    const order = await found(request.params.id);
    return order === undefined ? next() : showOrder(request, response, order);
  });

  app.get("/orders/:id/state", async (request, response, next) => {
    const order = await found(request.params.id);
    if (order === undefined) return next();
    response.set("cache-control", "no-store").json({ state: await checkout.state(order) });
  });

  app.post("/orders/:id/pay", async (request, response, next) => {
    const order = await found(request.params.id);
    if (order === undefined) return next();
    if (!wantsPayment(await checkout.state(order))) {
      return response.redirect(303, `/orders/${order.id}`);
    }
    await toPayment(request, response, order);
  });

  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const { status } = error as { status?: unknown };
    if (typeof status === "number" && status < 500) return response.sendStatus(status);
    console.error(error);
    if (response.headersSent) return next(error);
    return response.sendStatus(500);
  });
  return app;
}
