/** A body, or why there is none. */
export type Body = Uint8Array | "too large" | "broken off" | "parsed";

/** The webhooks of both gateways are some kilobytes, or some tens with a QR picture (2328 §10). */
export const MAX_BYTES = 1 << 20;

/** True when the sender says by itself that the body is too long. */
export function announcesMore(length: string | null | undefined, most: number): boolean {
  // Nonsense is left to whoever reads the body.
  return Number(length ?? 0) > most;
}

/** Chunks of a body up to a limit. */
export class Chunks {
  readonly #most: number;
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes one more; false when that would be too much. */
  add(chunk: Uint8Array): boolean {
    this.#length += chunk.length;
    if (this.#length > this.#most) {
      return false;
    }
    this.#chunks.push(chunk);
    return true;
  }

  /** All of them in one. */
  whole(): Uint8Array {
    const [only] = this.#chunks;
    return this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
  }
}
