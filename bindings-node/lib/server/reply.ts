import type { Answer } from "../webhooks";

/** What to send back, for any server. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function plain(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body };
}

/**
 * Come again. Neither gateway takes it as an acceptance (2328 §10, Alchemy §6.5), and it says
 * nothing of the cause.
 */
export const LATER: Reply = plain(503, "later");
export const NOT_POST: Reply = plain(405, "method not allowed", { allow: "POST" });
export const NOT_GET: Reply = plain(405, "method not allowed", { allow: "GET" });
export const TOO_LARGE: Reply = plain(413, "too large");
/** Nobody reads it: the other side has broken off. */
export const UNREADABLE: Reply = plain(400, "unreadable");

/** What a gateway wants to read. */
export function reply(answer: Answer): Reply {
  return {
    status: answer.status,
    headers: { "content-type": answer.contentType },
    body: answer.body,
  };
}
