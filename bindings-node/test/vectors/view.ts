/** Models as JSON, in the form that the vectors expect: every field by its name. */

import assert from "node:assert/strict";
import { parseExact } from "cointill";
import type { Json } from "./harness";

const WIRE_NAMES: Record<string, string> = {
  kind: "type",
  per_page_other: "perPage",
  has_pages: "hasPages",
};

/** `orderId` as `order_id`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The fields that may hold any JSON. */
const ANY = new Set(["customParam"]);

const SPACE = /[ \t\r\n]*/y;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/y;

/** Where the JSON value ends that starts at `at`. */
function behind(text: string, at: number): number {
  let depth = 0;
  for (;;) {
    SPACE.lastIndex = at;
    SPACE.exec(text);
    TOKEN.lastIndex = SPACE.lastIndex;
    const token = TOKEN.exec(text)?.[0];
    assert.ok(token !== undefined, "JSON ended early");
    at = TOKEN.lastIndex;
    if (token === "{" || token === "[") {
      depth += 1;
    } else if (token === "}" || token === "]") {
      depth -= 1;
    }
    if (depth === 0) {
      return at;
    }
  }
}

function skip(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

/** The members of a JSON object with their JSON as it came. */
export function members(text: string): Map<string, string> {
  const out = new Map<string, string>();
  let at = skip(text, skip(text, 0) + 1);
  while (text[at] !== "}") {
    const end = behind(text, at);
    const key = JSON.parse(text.slice(at, end)) as string;
    at = skip(text, skip(text, end) + 1);
    const valueEnd = behind(text, at);
    out.set(key, text.slice(at, valueEnd));
    at = skip(text, valueEnd);
    if (text[at] === ",") {
      at = skip(text, at + 1);
    }
  }
  return out;
}

/** The gateway's name of a field: Alchemy Pay's are those of the package, 2328's are not. */
function wireName(name: string, came: Map<string, string>): string {
  const own = snake(name);
  const known = WIRE_NAMES[own];
  if (known !== undefined && came.has(known)) {
    return known;
  }
  return came.has(own) ? own : name;
}

/** Every field by its name, times as the text that came. */
export function fields(model: Json, raw: string): Json {
  const came = members(raw);
  const shown: Json = {};
  for (const [name, value] of Object.entries(model)) {
    if (name === "raw" || (name.endsWith("Text") && name.slice(0, -4) in model)) {
      continue;
    }
    if (`${name}Text` in model) {
      // Its meaning is compared in timestamps.json.
      assert.ok(value === null || value instanceof Date);
      shown[snake(name)] = model[`${name}Text`];
      continue;
    }
    const text = came.get(wireName(name, came));
    if (ANY.has(name)) {
      assert.deepEqual(value, text === undefined ? null : parseExact(text));
      shown[snake(name)] = value === null ? null : text;
    } else {
      shown[snake(name)] = value;
    }
  }
  return shown;
}

/** `fields`, and `unknown` with each further member's JSON as it came. */
export function whole(model: Json): Json {
  const came = members(model.raw);
  const known = new Set(Object.keys(model).map((name) => wireName(name, came)));
  const unknown: Json = {};
  for (const [name, text] of came) {
    if (!known.has(name)) {
      unknown[name] = text;
    }
  }
  return { fields: fields(model, model.raw), unknown };
}
