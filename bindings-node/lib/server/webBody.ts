import { announcesMore, type Body, Chunks } from "./body";

/** The raw body of a request of the Fetch standard. */
export async function webBody(request: Request, most: number): Promise<Body> {
  if (request.bodyUsed) {
    return "parsed";
  }
  if (announcesMore(request.headers.get("content-length"), most)) {
    return "too large";
  }
  const reader = request.body?.getReader();
  if (reader === undefined) {
    return new Uint8Array();
  }
  const chunks = new Chunks(most);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return chunks.whole();
      }
      if (!chunks.add(value)) {
        // Not waited for: a source that does not end would never say so.
        reader.cancel().catch(() => undefined);
        return "too large";
      }
    }
  } catch {
    return "broken off";
  }
}
