/** The snippets of `docs/node.md`: each is type-checked, and each that does something is run. */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sandbox } from "cointill/testing";

const bindings = dirname(dirname(fileURLToPath(import.meta.url)));
const pages = ["../docs/node.md", "README.md", "../README.md"];
const tsc = createRequire(import.meta.url).resolve("typescript/package.json");
/** What each prints; one that only defines something prints nothing. */
const PRINTED = {
  "payment.mts": /^send the customer to http/,
  "webhook.mts": /^credit 180\.00 RUB\nstatus from now on: paid\n$/,
  "amounts.mts": /^$/,
  "calls.mts": /payments on this page\n[\s\S]*Error: the customer left/,
  "limit.mts": /^$/,
  "errors.mts": /^nothing was sent: order_id order_id: expected 1 to 128 characters, got 129\n$/,
  "shop.test.mts": /pass 2/,
  "readme-package.mts": /^send the customer to http/,
  "readme.mts": /^send the customer to http/,
};

let folder;
let own;
const names = [];

/** Beside the package, so that its name is found as a shop finds it. */
before(async () => {
  mkdirSync(join(bindings, "build"), { recursive: true });
  folder = mkdtempSync(join(bindings, "build", "docs-"));
  for (const page of pages) {
    const text = readFileSync(join(bindings, page), "utf8");
    for (const [, name, code] of text.matchAll(/^```ts\n(?:\/\/ (\S+\.mts)\n)?(.*?)^```$/gms)) {
      const own = name ?? (page === "README.md" ? "readme-package.mts" : "readme.mts");
      writeFileSync(join(folder, own), code);
      names.push(own);
    }
  }
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ["node"],
    outDir: "made",
    rootDir: ".",
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: names }));
  own = await sandbox();
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await own.stop();
});

test("every snippet has a name and right types", () => {
  assert.deepEqual([...names].sort(), Object.keys(PRINTED).sort());
  const program = join(dirname(tsc), "bin", "tsc");
  try {
    execFileSync(process.execPath, [program, "--project", "."], { cwd: folder, stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stdout.toString());
  }
});

for (const [name, printed] of Object.entries(PRINTED)) {
  test(`${name} does what it says`, () => {
    const file = join(folder, "made", name.replace(/mts$/, "mjs"));
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
      encoding: "utf8",
      timeout: 60_000,
      env: { ...env, COINTILL_2328_URL: own.url2328 },
    });
    assert.equal(status, 0, stderr);
    assert.match(stdout, printed);
  });
}
