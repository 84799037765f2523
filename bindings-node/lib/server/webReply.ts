import type { Reply } from "./reply";

/** An answer of the Fetch standard. */
export function webReply({ status, headers, body }: Reply): Response {
  return new Response(body, { status, headers: { ...headers } });
}
