/** What every loader must do: run all, count all, name what fails. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { CointillError } from "cointill";

const FOLDER = join(__dirname, "../../../tests/vectors");

// biome-ignore lint/suspicious/noExplicitAny: the schema of the vectors is checked elsewhere
export type Json = any;

/** Runs a case: gives what a valid case's `expected` says, or throws `Invalid`. */
export type Op = (input: Json) => Json | Promise<Json>;
export type Ops = Readonly<Record<string, Op>>;

/** The operation was refused, with what an invalid case's `expected` says. */
export class Invalid extends Error {
  readonly told: Json;

  constructor(told: Json) {
    super(JSON.stringify(told));
    this.told = told;
  }
}

export function load(name: string): Json {
  return JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
}

export function subjectsOfTheFolder(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.replace(/\.json$/, ""))
    .filter((name) => name !== "manifest" && name !== "schema")
    .sort();
}

export function subjectsOfTheManifest(): string[] {
  return Object.keys(load("manifest.json").files)
    .map((name) => name.replace(/\.json$/, ""))
    .sort();
}

/**
 * Runs all cases of a file, and fails with the id of each that differs, for an operation that is not
 * known, or when the counts are not those of the manifest. Operations that are `elsewhere` are not
 * of this package.
 */
export async function run(
  subject: string,
  ops: Ops,
  elsewhere: readonly string[] = [],
): Promise<number> {
  const name = `${subject}.json`;
  const failures: string[] = [];
  const counts: Record<string, number> = {};
  let total = 0;
  for (const group of load(name).groups) {
    if (elsewhere.includes(group.op)) {
      continue;
    }
    const op = ops[group.op];
    if (op === undefined) {
      failures.push(`operation ${group.op} has no runner`);
      continue;
    }
    for (const own of group.cases) {
      counts[group.op] = (counts[group.op] ?? 0) + 1;
      total += 1;
      const why = await differs(own, op);
      if (why !== null) {
        failures.push(`${own.id} (${own.comment}):\n    ${why}`);
      }
    }
  }
  const all = Object.entries(load("manifest.json").files[name].ops);
  const listed = Object.fromEntries(all.filter(([op]) => !elsewhere.includes(op)));
  if (!isDeepStrictEqual({ ...counts }, { ...listed })) {
    failures.push(
      `the manifest counts ${JSON.stringify(listed)}, run were ${JSON.stringify(counts)}`,
    );
  }
  assert.equal(
    failures.length,
    0,
    `${name}: ${failures.length} failures\n${failures.slice(0, 20).join("\n")}`,
  );
  return total;
}

async function differs(own: Json, op: Op): Promise<string | null> {
  let valid = true;
  let got: Json;
  try {
    got = await op(own.input);
  } catch (error) {
    if (!(error instanceof Invalid)) {
      return `it threw ${error instanceof Error ? error.stack : String(error)}`;
    }
    valid = false;
    got = error.told;
  }
  if (valid === own.valid && isDeepStrictEqual(got, own.expected)) {
    return null;
  }
  return (
    `expected ${own.valid ? "valid" : "invalid"} ${JSON.stringify(own.expected)}\n` +
    `    got      ${valid ? "valid" : "invalid"} ${JSON.stringify(got)}`
  );
}

/** Bytes in one of their three forms: `text`, `base64`, `repeat`. */
export function rawBytes(value: Json): Buffer {
  if ("text" in value) {
    return Buffer.from(value.text, "utf8");
  }
  if ("base64" in value) {
    return Buffer.from(value.base64, "base64");
  }
  return Buffer.from(
    value.repeat.map((piece: Json) => piece.text.repeat(piece.times)).join(""),
    "utf8",
  );
}

/** The code and the field of an error, as invalid cases give them. */
export function told(error: CointillError): Json {
  const facts: Json = { code: error.code };
  if (error.field !== null) {
    facts.field = error.field;
  }
  return { error: facts };
}
