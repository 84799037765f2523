import type { Core } from "./core";

/** Which stored webhooks to delete. */
export interface PruneOptions {
  /** Received more than so many days ago, 1 or more. 90 when unset. */
  readonly days?: number | undefined;
  /** Ends it between two batches. */
  readonly signal?: AbortSignal | undefined;
}

/** Rows of one transaction: others wait for its locks no longer than that. */
const BATCH = 500;

/**
 * Deletes stored webhooks that are applied and old, oldest first. How many it were. Payments and
 * their history stay.
 */
export async function prune<Client>(core: Core<Client>, options: PruneOptions): Promise<number> {
  const { days = 90, signal } = options;
  if (!(days >= 1)) {
    // Within a day a gateway may still repeat it, and it would be told by `onEvent` again.
    throw new RangeError(`days: expected 1 or more, got ${days}`);
  }
  const before = new Date(Date.now() - days * 86_400_000);
  let deleted = 0;
  for (;;) {
    if (signal?.aborted === true) {
      return deleted;
    }
    const batch = await core.transaction((session) => session.deleteDeliveries(before, BATCH));
    deleted += batch;
    if (batch < BATCH) {
      return deleted;
    }
  }
}
