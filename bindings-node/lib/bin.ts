#!/usr/bin/env node
/** The command `cointill`, for `npx cointill`. */

import { spawn } from "node:child_process";
import { binary } from "./command";
import { CointillError } from "./errors";

function main(): void {
  let program: string;
  try {
    program = binary();
  } catch (error) {
    if (!(error instanceof CointillError)) {
      throw error;
    }
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
  // A terminal sends its signals to both: the command ends as it likes, and this after it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) => {
    console.error(`error: ${program}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("exit", (code) => {
    process.exit(code ?? 1);
  });
}

main();
