/**
 * The shop's server: Express in several processes that listen on one port. What dies is started
 * anew. Its parent sends the set-up, and is told the ids of the processes.
 */

import cluster from "node:cluster";
import { webhook } from "cointill/express";
import express from "express";

import { open } from "./shop.mjs";

function serve(place) {
  const { inbox } = open(place);
  const app = express();
  app.use("/webhooks/2328", webhook({ inbox, gateway: "2328", kind: "payment" }));
  app.use("/webhooks/alchemypay", webhook({ inbox, gateway: "alchemypay", kind: "order" }));
  const { port } = new URL(place.webhooks);
  app.listen(Number(port), "127.0.0.1");
}

function supervise() {
  process.once("message", ({ place, workers }) => {
    const start = () => cluster.fork({ SOAK_PLACE: JSON.stringify(place) });
    const tell = () => {
      const pids = Object.values(cluster.workers).map((worker) => worker.process.pid);
      process.send({ pids });
    };
    cluster.on("listening", tell);
    cluster.on("exit", start);
    for (let count = 0; count < workers; count += 1) {
      start();
    }
  });
  // Ends with the soak, however that ends.
  process.once("disconnect", () => {
    cluster.removeAllListeners("exit");
    for (const worker of Object.values(cluster.workers)) {
      worker.process.kill("SIGKILL");
    }
    process.exit();
  });
}

if (cluster.isPrimary) {
  supervise();
} else {
  serve(JSON.parse(process.env.SOAK_PLACE));
}
