import { AsyncLocalStorage } from "node:async_hooks";

import type { Policy } from "../payment";
import type { Log } from "../server/log";
import type { Gateways } from "./gateways";
import type { Session, Store } from "./store";
import type { Handlers } from "./types";

/** A transaction, as those know it who are called inside. */
interface Inside {
  isOpen: boolean;
  readonly after: (() => unknown)[];
}

/** What the parts of an inbox share. */
export class Core<Client> {
  readonly gateways: Gateways;
  readonly handlers: Handlers<Client>;
  readonly policy: Policy | undefined;
  readonly log: Log;
  readonly #store: Store<Client>;
  readonly #inside = new AsyncLocalStorage<Inside>();

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

  /** Runs `work` in a transaction of the store, and then what handlers left for afterwards. */
  async transaction<T>(work: (session: Session<Client>) => Promise<T>): Promise<T> {
    this.refuseInside();
    const inside: Inside = { isOpen: true, after: [] };
    let result: T;
    try {
      result = await this.#store.transaction((session) =>
        this.#inside.run(inside, () => work(session)),
      );
    } finally {
      // What a handler started and did not wait for may go on, and is outside from now on.
      inside.isOpen = false;
    }
    for (const after of inside.after) {
      try {
        await after();
      } catch (error) {
        const message = "what a handler left for after the commit failed";
        this.log({ level: "error", message, error });
      }
    }
    return result;
  }

  async read<T>(work: (session: Session<Client>) => Promise<T>): Promise<T> {
    this.refuseInside();
    return this.#store.read(work);
  }

  /** Keeps something for when the transaction is committed. */
  readonly afterCommit = (work: () => unknown): void => {
    const inside = this.#inside.getStore();
    if (inside?.isOpen !== true) {
      throw new Error("afterCommit: expected to be called before the handler has returned");
    }
    inside.after.push(work);
  };

  /** A handler that waits for another transaction would wait for its own end. */
  refuseInside(): void {
    if (this.#inside.getStore()?.isOpen === true) {
      throw new Error(
        "expected to be called outside of the inbox's handlers, whose transaction is still open: " +
          "use what the handler is given, or call it in afterCommit",
      );
    }
  }
}
