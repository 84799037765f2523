/**
 * Builds the package into `dist`: the native module, the CommonJS modules, and for each entry point
 * a module that gives its names to `import`. Both kinds of import so share one set of classes.
 *
 * `node scripts/build.mjs --no-native` leaves out the native module, `--native FILE` takes one that
 * is built.
 */

import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(here, "dist");
const require = createRequire(import.meta.url);

function run(program, args, cwd) {
  execFileSync(program, args, { cwd, stdio: "inherit" });
}

/** The library that cargo made, by the name of the platform. */
function libraryName() {
  switch (process.platform) {
    case "win32":
      return "cointill_node.dll";
    case "darwin":
      return "libcointill_node.dylib";
    default:
      return "libcointill_node.so";
  }
}

/** The library, made by cargo. */
function build() {
  const root = dirname(here);
  run("cargo", ["build", "--profile", "node", "--locked", "--package", "cointill-node"], root);
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  return join(target, "node", libraryName());
}

function native(library) {
  const { platform } = require(join(dist, "platform.js"));
  const made = join(dist, `cointill.${platform()}.node`);
  // Renamed into place: a process that has the old one loaded goes on with it.
  copyFileSync(library, `${made}.new`);
  renameSync(`${made}.new`, made);
}

function wrappers() {
  const { exports } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  for (const entry of Object.values(exports)) {
    if (typeof entry === "string") {
      continue;
    }
    const name = entry.require.default.replace(/^\.\/dist\//, "").replace(/\.js$/, "");
    if (!existsSync(join(dist, `${name}.js`))) {
      throw new Error(`expected dist/${name}.js, which package.json exports, got none`);
    }
    const text = `export * from "./${name.split("/").pop()}.js";\n`;
    writeFileSync(join(dist, `${name}.mjs`), text);
    writeFileSync(join(dist, `${name}.d.mts`), text);
  }
}

mkdirSync(dist, { recursive: true });
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
run(process.execPath, [tsc, "--project", "tsconfig.json"], here);
wrappers();
const { values } = parseArgs({
  options: { "no-native": { type: "boolean" }, native: { type: "string" } },
});
if (!values["no-native"]) {
  native(values.native ?? build());
}
