"use strict";

const { join, dirname } = require("node:path");

/** `gnu` or `musl` on Linux, where a program for one may not start on the other. */
function libc() {
  if (process.platform !== "linux") {
    return [];
  }
  return [process.report.getReport().header.glibcVersionRuntime ? "gnu" : "musl"];
}

function binary() {
  const platform = [process.platform, process.arch, ...libc()].join("-");
  const name = `@cointill/cli-${platform}`;
  let manifest;
  try {
    manifest = require.resolve(`${name}/package.json`);
  } catch {
    throw new Error(
      `expected the package ${name} (Node ${process.version}), got none; install without ` +
        "--omit=optional and on the platform that runs it",
    );
  }
  const program = process.platform === "win32" ? "cointill.exe" : "cointill";
  return join(dirname(manifest), "bin", program);
}

exports.binary = binary;
