/** Each framework as a shop would set it up, with a webhook at `/webhook` and a page at `/alive`. */

import { createServer } from "node:http";

import { serve } from "@hono/node-server";
import { webhook as onExpress } from "cointill/express";
import { webhook as onFastify } from "cointill/fastify";
import { webhook as onFetch } from "cointill/fetch";
import { webhook as onHono } from "cointill/hono";
import { webhook as onNode } from "cointill/node";
import express from "express";
import express4 from "express4";
import Fastify from "fastify";
import { Hono } from "hono";

import { nest } from "./nest.mjs";

const PATH = "/webhook";

/** Listens on a free port of loopback. */
export function listening(server) {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({
        url: `http://127.0.0.1:${server.address().port}`,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => closed());
          }),
      });
    });
  });
}

async function node(options) {
  const receive = onNode(options);
  const server = createServer((request, response) => {
    if (request.url === PATH) {
      receive(request, response);
    } else {
      response.end("alive");
    }
  });
  return listening(server);
}

function withExpress(make) {
  return async (options) => {
    const app = make();
    app.disable("x-powered-by");
    app.use(PATH, onExpress(options));
    // Behind the webhook, as it has to be.
    app.use(make.json());
    app.get("/alive", (_request, response) => response.send("alive"));
    return listening(createServer(app));
  };
}

async function fastify(options) {
  const app = Fastify();
  await app.register(onFastify, { path: PATH, ...options });
  app.get("/alive", async () => "alive");
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address();
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

export function onHonoServer(app) {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.closeAllConnections();
            server.close(() => closed());
          }),
      }),
    );
  });
}

async function hono(options) {
  const app = new Hono();
  app.all(PATH, onHono(options));
  app.get("/alive", (context) => context.text("alive"));
  return onHonoServer(app);
}

/** A handler of the Fetch standard, behind a server that makes real `Request`s. */
async function fetchHandler(options) {
  const POST = onFetch(options);
  const app = new Hono();
  app.all(PATH, (context) => POST(context.req.raw));
  app.get("/alive", (context) => context.text("alive"));
  return onHonoServer(app);
}

/** By name, what starts a server with the options of `webhook`. */
export const SERVERS = {
  "node:http": node,
  "Express 5": withExpress(express),
  "Express 4": withExpress(express4),
  "Fastify 5": fastify,
  Hono: hono,
  fetch: fetchHandler,
  "Nest on Express": (options) => nest("express", options),
  "Nest on Fastify": (options) => nest("fastify", options),
};
