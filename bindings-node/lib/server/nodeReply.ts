import type { ServerResponse } from "node:http";

import type { Reply } from "./reply";

/** Sends an answer, unless somebody has answered already or the other side is gone. */
export function answer(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) {
    return;
  }
  response.writeHead(reply.status, {
    ...reply.headers,
    "content-length": Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}
