import { SignatureError } from "../errors";
import type { Event } from "../events";
import type { Answer } from "../webhooks";
import type { Verifier, WebhookKind, WebhookOptions } from "./options";

/** Where a webhook came in, beside what it tells. */
export interface Arrival {
  readonly body: Uint8Array;
  readonly remoteAddress: string | undefined;
}

/** Who verifies webhooks, and who takes them. */
export interface Source {
  readonly accepted: Answer;
  readonly refused: Answer;
  /** The event, or `SignatureError`. */
  verify(body: Uint8Array, explain: boolean): Event;
  take(event: Event, arrival: Arrival): Promise<void>;
}

/** The source that the options name. */
export function sourceOf<Told extends Event>(options: WebhookOptions<Told>): Source {
  if (options.inbox !== undefined) {
    return options.inbox.source(options.gateway, options.kind);
  }
  const { webhooks, kind = "any", onEvent } = options;
  if (webhooks === undefined || typeof onEvent !== "function") {
    throw new TypeError("webhook: expected webhooks and onEvent, or inbox and gateway");
  }
  refuseUnknown(webhooks, kind);
  return {
    accepted: webhooks.accepted,
    refused: webhooks.refused,
    verify: (body, explain) => webhooks.verify(body, { kind, explain }),
    take: async (event) => {
      // Only `verify` above makes events.
      await onEvent(event as Told);
    },
  };
}

/** A kind that the gateway does not have is a mistake of the set-up: better found now. */
export function refuseUnknown(webhooks: Verifier<Event>, kind: WebhookKind): void {
  try {
    webhooks.verify(new Uint8Array(), { kind, explain: false });
  } catch (error) {
    if (!(error instanceof SignatureError)) {
      throw error;
    }
  }
}
