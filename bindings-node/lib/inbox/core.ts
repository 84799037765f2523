import { AsyncLocalStorage } from "node:async_hooks";

import type { Policy } from "../payment";
import type { Log } from "../server/log";
import type { Gateways } from "./gateways";
import type { Session, Store } from "./store";
import type { Handlers } from "./types";

/** What the parts of an inbox share. */
export class Core<Client> {
  readonly gateways: Gateways;
  readonly handlers: Handlers<Client>;
  readonly policy: Policy | undefined;
  readonly log: Log;
  readonly #store: Store<Client>;
  readonly #inside = new AsyncLocalStorage<true>();

  constructor(
    store: Store<Client>,
    gateways: Gateways,
    handlers: Handlers<Client>,
    policy: Policy | undefined,
    log: Log,
  ) {
    this.#store = store;
    this.gateways = gateways;
    this.handlers = handlers;
    this.policy = policy;
    this.log = log;
  }

  migrate(): Promise<void> {
    return this.#store.migrate();
  }

  /** Runs `work` in a transaction of the store. */
  transaction<T>(work: (session: Session<Client>) => Promise<T>): Promise<T> {
    this.refuseInside();
    return this.#store.transaction((session) => this.#inside.run(true, () => work(session)));
  }

  read<T>(work: (session: Session<Client>) => Promise<T>): Promise<T> {
    this.refuseInside();
    return this.#store.read(work);
  }

  /** A handler that waits for another transaction would wait for its own end. */
  refuseInside(): void {
    if (this.#inside.getStore() === true) {
      throw new Error(
        "expected to be called outside of the inbox's handlers, whose transaction is still open: " +
          "use what the handler is given, or call it after the handler has returned",
      );
    }
  }
}
