/**
 * Packs what `dist` holds for npm: `cointill` and `cointill-cli`, and for this machine the packages
 * with their native module and their program.
 *
 * `node scripts/pack.mjs FOLDER PROGRAM` writes the tarballs into the folder; the program is the
 * command `cointill`.
 */

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder, program] = process.argv.slice(2).map((path) => resolve(path));
if (folder === undefined || program === undefined) {
  throw new Error("expected a folder for the tarballs and the command cointill");
}
const require = createRequire(import.meta.url);
const { platform } = require(join(here, "dist", "platform.js"));

const read = (path) => JSON.parse(readFileSync(join(here, path), "utf8"));
const platforms = read("platforms.json");
const main = read("package.json");
const command = read("cli/package.json");
const own = platforms.find(({ name }) => name === platform());
if (own === undefined) {
  throw new Error(`expected ${platform()} among platforms.json, got none`);
}

/** A folder as npm packs it, and its tarball. */
function pack(manifest, fill) {
  const place = join(folder, "staged", manifest.name.replace("/", "+"));
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  fill(place);
  for (const license of ["LICENSE-APACHE", "LICENSE-MIT"]) {
    cpSync(join(dirname(here), license), join(place, license));
  }
  writeFileSync(join(place, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const args = ["pack", "--silent", "--pack-destination", folder];
  execFileSync(npm, args, { cwd: place, stdio: ["ignore", "ignore", "inherit"] });
}

/** What each package of a platform has in common with the one that it belongs to. */
function ofPlatform(manifest, prefix) {
  const { version, license, author, engines } = manifest;
  return {
    name: `@cointill/${prefix}-${own.name}`,
    version,
    description: `The part of ${manifest.name} for ${own.name}`,
    license,
    author,
    engines,
    os: [own.os],
    cpu: [own.cpu],
    ...(own.libc === undefined ? {} : { libc: [own.libc] }),
  };
}

/** The packages of all platforms, of which npm installs the one that fits. */
function optional(manifest, prefix) {
  const names = platforms.map(({ name }) => `@cointill/${prefix}-${name}`);
  return Object.fromEntries(names.map((name) => [name, manifest.version]));
}

/** Where the types of the entry points are, for compilers that do not look at `exports`. */
function typesVersions({ exports }) {
  const types = Object.entries(exports).flatMap(([name, entry]) =>
    name === "." || typeof entry === "string" ? [] : [[name.slice(2), [entry.require.types]]],
  );
  return { "*": Object.fromEntries(types) };
}

mkdirSync(folder, { recursive: true });
const { devDependencies, scripts, ...published } = main;
const made = {
  ...published,
  typesVersions: typesVersions(main),
  optionalDependencies: optional(main, "node"),
};
pack(made, (place) => {
  const isNative = (path) => path.endsWith(".node");
  cpSync(join(here, "dist"), join(place, "dist"), {
    recursive: true,
    filter: (path) => !isNative(path),
  });
  cpSync(join(here, "README.md"), join(place, "README.md"));
});
const module = `cointill.${own.name}.node`;
pack({ ...ofPlatform(main, "node"), main: module, files: [module] }, (place) => {
  cpSync(join(here, "dist", module), join(place, module));
});
pack({ ...command, optionalDependencies: optional(command, "cli") }, (place) => {
  for (const file of ["bin.js", "index.js", "index.d.ts"]) {
    cpSync(join(here, "cli", file), join(place, file));
  }
});
const name = own.os === "win32" ? "cointill.exe" : "cointill";
pack({ ...ofPlatform(command, "cli"), files: ["bin"] }, (place) => {
  mkdirSync(join(place, "bin"));
  cpSync(program, join(place, "bin", name));
  chmodSync(join(place, "bin", name), 0o755);
});
