/** What the generated groups of operations have in common. */

import { type CallOptions, carryOut, type Settings } from "./driver";
import { guarded } from "./errors";
import { readPaginate } from "./generated/readers2328";
import type { NativeGateway, NativeGateway2328 } from "./native";
import { type Page, Pages } from "./pages";
import type { Observed } from "./payment";
import type { Values } from "./values";

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
    // biome-ignore lint/suspicious/noExplicitAny: what a reader takes is what its call gives
    read: (values: any) => T,
    options: CallOptions | undefined,
  ): Promise<T> {
    const call = guarded(() => this.#gateway.call(this._group, name, json(name, given)));
    return read(JSON.parse(await carryOut(this.#settings, call, options, null)));
  }

  /** @internal */
  protected _pages<T>(
    name: string,
    given: object | undefined,
    read: (values: Values) => T,
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
        yield pageOf(JSON.parse(await carryOut(settings, call, options, pager)), read);
      }
    });
  }

  /** @internal */
  protected _observe(model: string, value: { readonly raw: string }): Observed {
    const told = guarded(() => this.#gateway.observe(model, value.raw));
    return JSON.parse(told ?? "null") as Observed;
  }
}

/** A page of the values that the native module makes of one. */
export function pageOf<T>(
  [items, paginate, nextPage]: [Values[], Values, number | null],
  read: (values: Values) => T,
): Page<T> {
  return { items: items.map(read), paginate: readPaginate(paginate), nextPage };
}

/** A reader of a list. */
export function all<T>(read: (values: Values) => T): (values: readonly Values[]) => readonly T[] {
  return (values) => values.map(read);
}

/** For a result that no model describes. */
export function same<T>(value: T): T {
  return value;
}
