/** A shop in Nest. Decorators are called by hand: these tests are not compiled. */

import "reflect-metadata";
import { Body, Controller, Get, Module, Post } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { ExpressAdapter } from "@nestjs/platform-express";
import { FastifyAdapter } from "@nestjs/platform-fastify";

import { webhook } from "cointill/nest";

function decorate(decorators, type, method) {
  const descriptor = Object.getOwnPropertyDescriptor(type.prototype, method);
  for (const decorator of decorators) {
    decorator(type.prototype, method, descriptor);
  }
}

class Shop {
  alive() {
    return "alive";
  }
  echo(body) {
    return body;
  }
}
decorate([Get("alive")], Shop, "alive");
decorate([Post("echo")], Shop, "echo");
Body()(Shop.prototype, "echo", 0);
Controller()(Shop);
class App {}
Module({ controllers: [Shop] })(App);

/** Starts it, as `main.ts` does. */
export async function nest(platform, options) {
  const adapter = platform === "express" ? new ExpressAdapter() : new FastifyAdapter();
  const app = await NestFactory.create(App, adapter, { logger: false });
  webhook(app, { path: "/webhook", ...options });
  await app.listen(0, "127.0.0.1");
  const server = app.getHttpServer();
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: async () => {
      server.closeAllConnections();
      await app.close();
    },
  };
}
