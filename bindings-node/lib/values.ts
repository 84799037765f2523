/**
 * What the generated readers of models read from.
 *
 * The native module does not make objects. It gives the text that came and, as the units of a second
 * text, numbers that say where in it each value stands: the values are cut out here, in the order in
 * which `bindings-node/src/places.rs` wrote them.
 */

/** Rates by source and target: how much of the target one unit of the source is, as text. */
export type ExchangeRates = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** In place of where a text begins: there is none. */
const NONE = 0xffff_ffff;
/** The text stands among the others, at the place that follows. */
const OTHER = 0xffff_fffe;

/** Numbers, the text that they are about, and texts that do not stand in it. */
export type Crossing = [units: string, text: string, others: readonly string[]];

/** Reads values one behind the other. */
export class Values {
  readonly #units: string;
  readonly #text: string;
  readonly #others: readonly string[];
  #at = 0;

  constructor([units, text, others]: Crossing) {
    this.#units = units;
    this.#text = text;
    this.#others = others;
  }

  small(): number {
    return this.#units.charCodeAt(this.#at++);
  }

  number(): number {
    const at = this.#at;
    this.#at = at + 2;
    // Not shifted, which would make the highest bit a sign.
    return this.#units.charCodeAt(at) + this.#units.charCodeAt(at + 1) * 0x1_0000;
  }

  /** Of a large number the digits that JavaScript has: counters, never money. */
  #large(): number {
    const low = this.number();
    return low + this.number() * 0x1_0000_0000;
  }

  maybe(): string | null {
    const start = this.number();
    if (start === NONE) {
      return null;
    }
    const next = this.number();
    return start === OTHER
      ? (this.#others[next] ?? null)
      : this.#text.substring(start, start + next);
  }

  text(): string {
    return this.maybe() as string;
  }

  maybeInteger(): number | null {
    return this.small() === 0 ? null : this.#large();
  }

  integer(): number {
    return this.maybeInteger() as number;
  }

  maybeFlag(): boolean | null {
    const told = this.small();
    return told === 0 ? null : told === 2;
  }

  flag(): boolean {
    return this.maybeFlag() as boolean;
  }

  /** A point in time; `null` for a text that means none. */
  time(): Date | null {
    const sign = this.small();
    if (sign === 0) {
      return null;
    }
    const distance = this.#large();
    return new Date(sign === 2 ? -distance : distance);
  }

  /** Any JSON, in which numbers that JavaScript would round are text. */
  json(): unknown {
    const text = this.maybe();
    return text === null ? null : JSON.parse(text);
  }

  model<T>(read: (from: Values) => T): T | null {
    return this.small() === 0 ? null : read(this);
  }

  models<T>(read: (from: Values) => T): T[] {
    const all: T[] = [];
    for (let left = this.number(); left > 0; left -= 1) {
      all.push(read(this));
    }
    return all;
  }
}
