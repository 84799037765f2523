// examples/express-shop, as `npm start` starts it once it is compiled.

import { Program } from "../support/program.js";
import { Sandbox } from "../support/sandbox.js";
import { books } from "./inbox.js";

export const name = "express-shop";

export async function start() {
  const program = await Program.start({
    command: [process.execPath, "dist/start.js"],
    folder: new URL("../../../examples/express-shop", import.meta.url),
    environment: { PORT: "0" },
    wanted: ["Shop", "Sandbox", "Database"],
  });
  const { Shop: site, Sandbox: sandbox, Database: database } = program.told;
  return { site, sandbox: new Sandbox(sandbox), stop: () => program.stop(), ...books(database) };
}
