/**
 * Compiles the tests and runs those whose file names hold one of the words given, or all.
 *
 * `node scripts/test.mjs --report FILE` writes TAP into a file as well.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const build = join(here, "build");
const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");

const words = process.argv.slice(2);
const at = words.indexOf("--report");
const [, report] = at < 0 ? [] : words.splice(at, 2);

// A test that is gone must not run on.
rmSync(build, { recursive: true, force: true });
execFileSync(process.execPath, [tsc, "--project", "tsconfig.test.json"], {
  cwd: here,
  stdio: "inherit",
});
/** Tests in a folder whose names end so. */
function found(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(ending))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .map((file) => join(folder, file))
    .sort();
}

// Those that stand for a program in JavaScript are not compiled.
const files = [...found(build, ".test.js"), ...found(join(here, "test"), ".test.mjs")];
if (files.length === 0) {
  throw new Error(`expected tests of ${words.join(", ") || "any name"}, got none`);
}
const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
if (report !== undefined) {
  reporters.push("--test-reporter=tap", `--test-reporter-destination=${report}`);
}
const { status } = spawnSync(process.execPath, ["--test", ...reporters, ...files], {
  cwd: here,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
