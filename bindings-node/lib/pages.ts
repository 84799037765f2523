/** Lists that are fetched page by page, as they are walked over. */

import type { Paginate } from "./generated/models2328";

/** One page of a list, in the gateway's order, which is not documented. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the page stands in its list. */
  readonly paginate: Paginate;
  /** The number of the page behind this one; `null` when it is the last. */
  readonly nextPage: number | null;
}

/**
 * All items of a list, for `for await`. Nothing is fetched before it is walked over, and each walk
 * asks anew.
 *
 * Objects that are created during a walk may move others to the next page, which then come twice.
 */
export class Pages<T> implements AsyncIterable<T> {
  readonly #walk: () => AsyncGenerator<Page<T>, void, undefined>;

  /** @internal */
  constructor(walk: () => AsyncGenerator<Page<T>, void, undefined>) {
    this.#walk = walk;
  }

  /** The pages themselves. */
  pages(): AsyncGenerator<Page<T>, void, undefined> {
    return this.#walk();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for await (const page of this.#walk()) {
      yield* page.items;
    }
  }

  /** The first item; `null` for an empty list. */
  async first(): Promise<T | null> {
    for await (const item of this) {
      return item;
    }
    return null;
  }
}
