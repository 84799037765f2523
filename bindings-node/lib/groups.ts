/** What the generated groups of operations have in common. */

import { type CallOptions, carryOut, type Settings } from "./driver";
import { guarded } from "./errors";
import { readPaginate } from "./generated/readers2328";
import type { NativeGateway, NativeGateway2328 } from "./native";
import { type Page, Pages } from "./pages";
import type { Observed } from "./payment";
import { type Crossing, Values } from "./values";

function json(name: string, given: object | undefined): string {
  if (given === undefined || given === null) {
    return "{}";
  }
  if (typeof given !== "object") {
    throw new TypeError(`${name}: expected an object of arguments, got ${typeof given}`);
  }
  return JSON.stringify(given);
}

/** A group of operations of a gateway. */
export abstract class Group {
  readonly #gateway: NativeGateway;
  readonly #settings: Settings;
  /** @internal */
  protected abstract readonly _group: string;

  /** @internal */
  constructor(gateway: NativeGateway, settings: Settings) {
    this.#gateway = gateway;
    this.#settings = settings;
  }

  /** @internal */
  protected async _call<T>(
    name: string,
    given: object | undefined,
    read: (result: Crossing) => T,
    options: CallOptions | undefined,
  ): Promise<T> {
    const call = guarded(() => this.#gateway.call(this._group, name, json(name, given)));
    return read(await carryOut(this.#settings, call, options, null));
  }

  /** @internal */
  protected _pages<T>(
    name: string,
    given: object | undefined,
    read: (from: Values) => T,
    options: CallOptions | undefined,
  ): Pages<T> {
    // Now, so that arguments that are changed during a walk do not change it.
    const text = json(name, given);
    const gateway = this.#gateway as NativeGateway2328;
    const settings = this.#settings;
    const group = this._group;
    guarded(() => gateway.pages(group, name, text));
    return new Pages(async function* () {
      const pager = guarded(() => gateway.pages(group, name, text));
      for (;;) {
        const call = guarded(() => pager.nextCall());
        if (call === null) {
          return;
        }
        yield pageOf(await carryOut(settings, call, options, pager), read);
      }
    });
  }

  /** @internal */
  protected _observe(model: string, value: { readonly raw: string }): Observed {
    const told = guarded(() => this.#gateway.observe(model, value.raw));
    return JSON.parse(told ?? "null") as Observed;
  }
}

/** A page of a list. */
export function pageOf<T>(result: Crossing, read: (from: Values) => T): Page<T> {
  const from = new Values(result);
  const items = from.models(read);
  const paginate = readPaginate(from);
  return { items, paginate, nextPage: from.number() || null };
}

/** A reader of the only model of a result. */
export function one<T>(read: (from: Values) => T): (result: Crossing) => T {
  return (result) => new Values(result).models(read)[0] as T;
}

/** A reader of a list. */
export function all<T>(read: (from: Values) => T): (result: Crossing) => readonly T[] {
  return (result) => new Values(result).models(read);
}

/** For a result that no model describes. */
export function same<T>([, text]: Crossing): T {
  return JSON.parse(text) as T;
}
