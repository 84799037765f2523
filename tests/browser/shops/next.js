// examples/next-shop, as `npm start` starts it once it is built.

import { fileURLToPath } from "node:url";
import { Program } from "../support/program.js";
import { Sandbox } from "../support/sandbox.js";
import { books } from "./inbox.js";

export const name = "next-shop";

export async function start() {
  const program = await Program.start({
    command: [process.execPath, "start.js"],
    folder: new URL("../../../examples/next-shop", import.meta.url),
    environment: {
      PORT: "0",
      NEXT_TELEMETRY_DISABLED: "1",
      // Before Node 22.13 SQLite is a package with native code, which is built once in a clone.
      NODE_PATH: fileURLToPath(new URL("../../../bindings-node/node_modules", import.meta.url)),
    },
    wanted: ["Shop", "Sandbox", "Database"],
  });
  const { Shop: site, Sandbox: sandbox, Database: database } = program.told;
  return { site, sandbox: new Sandbox(sandbox), stop: () => program.stop(), ...books(database) };
}
