#!/usr/bin/env node
"use strict";

const { spawn } = require("node:child_process");
const { binary } = require("./index.js");

const child = spawn(binary(), process.argv.slice(2), { stdio: "inherit" });
// A terminal sends its signals to both: the command ends as it likes, and this after it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("error", (error) => {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
});
child.on("exit", (code) => process.exit(code ?? 1));
