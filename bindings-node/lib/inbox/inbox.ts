import { decide, type Policy } from "../payment";
import { type Log, safe, toConsole } from "../server/log";
import type { WebhookKind } from "../server/options";
import { refuseUnknown, type Source } from "../server/source";
import { Core } from "./core";
import { type GatewayClients, Gateways } from "./gateways";
import { Payments } from "./payments";
import { type PruneOptions, prune } from "./prune";
import { type ReconcileOptions, type ReconcileReport, reconcile } from "./reconcile";
import { type ReplayOptions, type ReplayReport, replay } from "./replay";
import type { Store } from "./store";
import { take } from "./take";
import type { GatewayName, Handlers } from "./types";

/** What an inbox is made from. */
export interface InboxSettings<Client> extends Handlers<Client> {
  /** Where it keeps what it knows: `postgresStore(pool)` or `sqliteStore({ file })`. */
  readonly store: Store<Client>;
  /** The clients of the gateways that the shop uses. */
  readonly gateways: GatewayClients;
  /** How the shop deals with late and other odd payments. */
  readonly policy?: Policy | undefined;
  /** Where each gateway is to send webhooks of payments, for `payments.create`. */
  readonly callbackUrls?: { readonly [Name in GatewayName]?: string | undefined } | undefined;
  /** Where problems are told. The console when unset. */
  readonly log?: Log | undefined;
}

/**
 * Keeps a shop's payments, takes the webhooks, and tells the shop once when an order is paid:
 * under several processes, doubles, any order of webhooks, and a process killed at any point.
 *
 * A webhook whose signature is right is stored before anything is done with it. One whose signature
 * is wrong leaves a line in the log and nothing in the database, so that a stranger cannot fill the
 * disk.
 */
export class Inbox<Client> {
  /** Creates payments and looks at them. */
  readonly payments: Payments<Client>;
  readonly #core: Core<Client>;

  constructor(settings: InboxSettings<Client>) {
    const { store, gateways, policy, callbackUrls, log, ...handlers } = settings;
    if (Object.values(gateways).every((client) => client === undefined)) {
      throw new TypeError('gateways: expected a client, such as { "2328": gateway }, got none');
    }
    if (typeof handlers.onCredited !== "function") {
      throw new TypeError("onCredited: expected a function, got none");
    }
    // A policy with a word that is none is found now, and not by the first webhook.
    decide({ orderId: "-" }, { gateway: "2328", source: "query", status: "waiting" }, policy);
    this.#core = new Core(store, new Gateways(gateways), handlers, policy, safe(log ?? toConsole));
    this.payments = new Payments(this.#core, callbackUrls ?? {});
  }

  /** Makes the tables, or brings them up to date. Safe to repeat, and at the same time. */
  migrate(): Promise<void> {
    return this.#core.migrate();
  }

  /** Asks the gateways about payments that are not credited. Run it every few minutes. */
  reconcile(options: ReconcileOptions = {}): Promise<ReconcileReport> {
    return reconcile(this.#core, options);
  }

  /** Applies stored webhooks that are not applied. */
  replay(options: ReplayOptions = {}): Promise<ReplayReport> {
    return replay(this.#core, options);
  }

  /** Deletes stored webhooks that are applied and old. How many it were. Run it once a day. */
  prune(options: PruneOptions = {}): Promise<number> {
    return prune(this.#core, options);
  }

  /** What an adapter needs of the inbox; `webhook({ inbox, gateway, kind })` calls it. */
  source(gateway: GatewayName, kind: WebhookKind = "any"): Source {
    const webhooks = this.#core.gateways.webhooks(gateway);
    refuseUnknown(webhooks, kind);
    return {
      accepted: webhooks.accepted,
      refused: webhooks.refused,
      verify: (body, explain) => webhooks.verify(body, { kind, explain }),
      take: (event, arrival) => take(this.#core, gateway, event, arrival),
    };
  }
}
