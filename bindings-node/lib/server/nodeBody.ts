import type { IncomingMessage } from "node:http";

import { announcesMore, type Body, Chunks } from "./body";

/** A request of `node:http`, with what frameworks and serverless hosts hang on it. */
export type NodeRequest = IncomingMessage & { readonly body?: unknown; readonly rawBody?: unknown };

/** The raw body of a request, whether or not something has read it already. */
export function nodeBody(request: NodeRequest, most: number): Promise<Body> {
  const read = readBefore(request.rawBody) ?? readBefore(request.body);
  if (read !== undefined) {
    return Promise.resolve(read.length > most ? "too large" : read);
  }
  if (request.readableDidRead || request.readableEnded) {
    return Promise.resolve(request.readableAborted ? "broken off" : "parsed");
  }
  if (announcesMore(request.headers["content-length"], most)) {
    // Read and forgotten: a server that closes on bytes that nobody reads loses the answer.
    request.resume();
    return Promise.resolve("too large");
  }
  return stream(request, most);
}

/** Bytes, or text, which stands for its bytes: the signature tells whether it is what was sent. */
function readBefore(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) {
    return body;
  }
  return typeof body === "string" ? Buffer.from(body) : undefined;
}

/**
 * By events, since leaving `for await` early closes the connection, and the answer 413 would not
 * arrive.
 */
function stream(request: IncomingMessage, most: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks = new Chunks(most);
    const done = (body: Body): void => {
      request.off("data", onData).off("end", onEnd).off("error", onBreak).off("close", onBreak);
      // An `error` that nobody listens to would end the process.
      request.on("error", () => undefined);
      resolve(body);
    };
    const onData = (chunk: Buffer): void => {
      if (!chunks.add(chunk)) {
        request.resume();
        done("too large");
      }
    };
    const onEnd = (): void => done(chunks.whole());
    const onBreak = (): void => done("broken off");
    request.on("data", onData).on("end", onEnd).on("error", onBreak).on("close", onBreak);
  });
}
