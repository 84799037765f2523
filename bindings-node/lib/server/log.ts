/** What happened to a webhook, or to a payment, that somebody may want to read. */
export interface LogEntry {
  /** `error`: the shop has to do something; `warn`: it may want to know. */
  readonly level: "warn" | "error";
  /** A sentence without keys, signatures or bodies. */
  readonly message: string;
  /** The status that was answered, if there was an answer. */
  readonly status?: number | undefined;
  /** Why a signature was refused. */
  readonly reason?: string | undefined;
  readonly bytes?: number | undefined;
  /** The beginning of the body's SHA-256, to find it in another log. */
  readonly sha256?: string | undefined;
  readonly remoteAddress?: string | undefined;
  /** The id of the event, once the signature is known to be right. */
  readonly eventId?: string | undefined;
  /** What was thrown. */
  readonly error?: unknown;
}

/** Where entries go. */
export type Log = (entry: LogEntry) => void;

/** To the console, one line each. */
export function toConsole(entry: LogEntry): void {
  const { level, message, error, ...facts } = entry;
  const told = Object.entries(facts).filter(([, value]) => value !== undefined);
  const line = [`cointill: ${message}`, ...told.map(([name, value]) => `${name}=${value}`)];
  if (error === undefined) {
    console[level](line.join(" "));
  } else {
    console[level](line.join(" "), error);
  }
}

/** A log that throws must not cost a payment. */
export function safe(log: Log): Log {
  return (entry) => {
    try {
      log(entry);
    } catch (error) {
      console.error("cointill: the log threw", error);
    }
  };
}
