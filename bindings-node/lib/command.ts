/** Where the command `cointill` is. */

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ConfigurationError } from "./errors";

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The program that the package `cointill-cli` brought, beside this package or in the project. */
function ofPackage(): string | null {
  for (const paths of [[__dirname], [process.cwd()]]) {
    try {
      const { binary } = require(require.resolve("cointill-cli", { paths })) as {
        binary(): string;
      };
      return binary();
    } catch (error) {
      if ((error as { code?: unknown }).code !== "MODULE_NOT_FOUND") {
        throw error;
      }
    }
  }
  return null;
}

function ofPath(): string | null {
  const name = process.platform === "win32" ? "cointill.exe" : "cointill";
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    // What npm links there leads back here.
    if (folder !== "" && !folder.endsWith(join("node_modules", ".bin"))) {
      const path = join(folder, name);
      if (isProgram(path)) {
        return path;
      }
    }
  }
  return null;
}

/**
 * The program: the one that `COINTILL_BIN` names, that of the package `cointill-cli`, or the one on
 * `PATH`.
 *
 * @throws ConfigurationError when there is none, with what to do.
 */
export function binary(): string {
  const named = process.env["COINTILL_BIN"];
  if (named !== undefined && named !== "") {
    if (!isProgram(named)) {
      throw new ConfigurationError(
        "configuration",
        `COINTILL_BIN: expected a program, got ${JSON.stringify(named)}`,
      );
    }
    return named;
  }
  const found = ofPackage() ?? ofPath();
  if (found === null) {
    throw new ConfigurationError(
      "configuration",
      "the command cointill: expected it in the package cointill-cli, on PATH or named by " +
        "COINTILL_BIN; install it with `npm install --save-dev cointill-cli`",
    );
  }
  return found;
}
