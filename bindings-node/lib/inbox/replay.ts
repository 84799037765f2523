import { attempt, reread } from "./apply";
import type { Core } from "./core";
import type { DeliveryFilter } from "./store";
import { confirm } from "./take";
import type { Delivery, GatewayName } from "./types";

/** Which stored webhooks to apply. */
export interface ReplayOptions {
  /** Those that were applied, too, as after a bug fix. What is credited stays credited once. */
  readonly again?: boolean | undefined;
  readonly gateway?: GatewayName | undefined;
  readonly orderId?: string | undefined;
  /** Ends it between two webhooks. */
  readonly signal?: AbortSignal | undefined;
}

/** What a run did. */
export interface ReplayReport {
  readonly applied: number;
  /** Their order is not there. */
  readonly waiting: number;
  readonly failed: readonly { readonly eventId: string; readonly problem: string }[];
}

/** How many are read at a time. */
const BATCH = 100;

/** Applies stored webhooks, oldest first; one that fails does not keep the others waiting. */
export async function replay<Client>(
  core: Core<Client>,
  options: ReplayOptions,
): Promise<ReplayReport> {
  core.refuseInside();
  const again = options.again === true;
  const filter: DeliveryFilter = {
    states: again ? undefined : ["stored", "waiting", "failed"],
    gateway: options.gateway,
    orderId: options.orderId,
  };
  const counts = { applied: 0, waiting: 0 };
  const failed: { eventId: string; problem: string }[] = [];
  let after = 0;
  for (;;) {
    const batch = await core.read((session) => session.deliveries({ ...filter, after }, BATCH));
    for (const delivery of batch) {
      if (options.signal?.aborted === true) {
        return { ...counts, failed };
      }
      after = delivery.position;
      try {
        counts[await one(core, delivery, again)] += 1;
      } catch (error) {
        core.log({
          level: "error",
          message: "a stored webhook could not be applied",
          eventId: delivery.eventId,
          error,
        });
        failed.push({
          eventId: delivery.eventId,
          problem: error instanceof Error ? error.message : String(error),
        });
      }
    }
    if (batch.length < BATCH) {
      return { ...counts, failed };
    }
  }
}

async function one<Client>(
  core: Core<Client>,
  delivery: Delivery,
  again: boolean,
): Promise<"applied" | "waiting"> {
  await attempt(core, reread(core, delivery), delivery, again);
  await confirm(core, delivery);
  const now = await core.read((session) => session.delivery(delivery.eventId));
  return now?.appliedAt === null ? "waiting" : "applied";
}
