import { CointillError, NotFoundError } from "../errors";
import { decide, nextStatus } from "../payment";
import { ask, change } from "./ask";
import type { Core } from "./core";
import { expected } from "./record";
import type { PaymentFilter } from "./store";
import type { GatewayName, Payment } from "./types";

/** Which payments to ask about. */
export interface ReconcileOptions {
  /** Created within so many days. 7 when unset. */
  readonly days?: number | undefined;
  /** Not asked about within so many seconds. 600 when unset. */
  readonly askedBefore?: number | undefined;
  /** Credited ones too, whose refund no webhook may have told. */
  readonly everything?: boolean | undefined;
  readonly gateway?: GatewayName | undefined;
  /** Most payments. 1,000 when unset. */
  readonly limit?: number | undefined;
  /** Only says what would be recorded. */
  readonly dryRun?: boolean | undefined;
  /** Ends it between two payments. */
  readonly signal?: AbortSignal | undefined;
}

/** What asking about one payment gave. */
export interface ReconcileOutcome {
  readonly gateway: GatewayName;
  readonly orderId: string;
  /** What was known: status, verdict, credited or not. */
  readonly before: string;
  readonly after: string;
  /** What the gateway, the network or a handler said. */
  readonly problem: string | null;
  /** True when the shop's own code failed, and not the gateway. */
  readonly failed: boolean;
}

/** What a run found. */
export interface ReconcileReport {
  readonly outcomes: readonly ReconcileOutcome[];
  readonly asked: number;
  /** Of which the gateway said what the shop did not know. */
  readonly changed: number;
  readonly problems: number;
}

/**
 * Asks about the payments that are due, those asked longest ago first, at the rate that the client
 * of the gateway allows. Each is marked before it is asked about, so that a run that was killed is
 * taken up where it stopped, and two runs at a time share the work.
 */
export async function reconcile<Client>(
  core: Core<Client>,
  options: ReconcileOptions,
): Promise<ReconcileReport> {
  core.refuseInside();
  const now = Date.now();
  const filter: PaymentFilter = {
    gateways: options.gateway === undefined ? core.gateways.names() : [options.gateway],
    credited: options.everything === true ? undefined : false,
    createdSince: new Date(now - (options.days ?? 7) * 86_400_000),
    checkedBefore: new Date(now - (options.askedBefore ?? 600) * 1000),
  };
  const due = await core.read((session) => session.payments(filter, options.limit ?? 1000));
  const outcomes: ReconcileOutcome[] = [];
  for (const payment of due) {
    if (options.signal?.aborted === true) {
      break;
    }
    const outcome =
      options.dryRun === true ? await tryOut(core, payment) : await check(core, payment);
    if (outcome !== null) {
      outcomes.push(outcome);
    }
  }
  return {
    outcomes,
    asked: outcomes.length,
    changed: outcomes.filter((own) => own.problem === null && own.before !== own.after).length,
    problems: outcomes.filter((own) => own.problem !== null).length,
  };
}

async function check<Client>(core: Core<Client>, seen: Payment): Promise<ReconcileOutcome | null> {
  const payment = await claim(core, seen);
  if (payment === null) {
    return null;
  }
  const before = facts(payment);
  try {
    const after = facts(await ask(core, payment));
    return outcome(payment, before, after, null);
  } catch (error) {
    return problem(core, payment, before, error);
  }
}

/** The payment, marked as asked about now; `null` when another run was faster. */
function claim<Client>(core: Core<Client>, seen: Payment): Promise<Payment | null> {
  return change(core, seen, async (payment, session) => {
    if (payment.checkedAt?.getTime() !== seen.checkedAt?.getTime()) {
      return null;
    }
    payment.checkedAt = new Date();
    await session.savePayment(payment);
    return payment;
  });
}

async function tryOut<Client>(core: Core<Client>, payment: Payment): Promise<ReconcileOutcome> {
  const before = facts(payment);
  try {
    const { observed } = await core.gateways.ask(payment);
    if (observed === null) {
      return outcome(payment, before, before, null);
    }
    const recorded = expected(payment);
    const verdict = decide(recorded, observed, core.policy);
    const would = { ...payment, status: nextStatus(recorded, observed) };
    if (verdict.action !== "ignore") {
      Object.assign(would, { verdictAction: verdict.action, verdictReason: verdict.reason });
    }
    would.credited ||= verdict.action === "credit";
    return outcome(payment, before, facts(would), null);
  } catch (error) {
    return problem(core, payment, before, error);
  }
}

function problem<Client>(
  core: Core<Client>,
  payment: Payment,
  before: string,
  error: unknown,
): ReconcileOutcome {
  if (error instanceof NotFoundError) {
    return outcome(payment, before, before, "the gateway does not know it");
  }
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof CointillError) {
    return outcome(payment, before, before, text);
  }
  const message = `what the gateway said of order ${payment.orderId} could not be recorded`;
  core.log({ level: "error", message, error });
  return { ...outcome(payment, before, before, text), failed: true };
}

function outcome(
  { gateway, orderId }: Payment,
  before: string,
  after: string,
  problem: string | null,
): ReconcileOutcome {
  return { gateway, orderId, before, after, problem, failed: false };
}

function facts({ status, verdictAction, verdictReason, credited }: Payment): string {
  const reason = verdictReason === null ? "" : ` (${verdictReason})`;
  const verdict = verdictAction === null ? "no verdict" : `${verdictAction}${reason}`;
  return `${status ?? "nothing known"}, ${verdict}, ${credited ? "credited" : "not credited"}`;
}
