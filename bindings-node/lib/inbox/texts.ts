// Half of a pair of surrogates: no database stores it as it is.
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** At most so many characters, for people to read. PostgreSQL takes no NUL. */
export function clip(text: unknown, most: number): string | null {
  if (text === null || text === undefined) {
    return null;
  }
  return String(text).slice(0, most).replaceAll("\0", "\uFFFD").replace(LONE_SURROGATES, "\uFFFD");
}

/** The text unchanged, or nothing: one that a database has to change would be another's. */
export function identity(text: string | null | undefined, most: number): string | null {
  return text && clip(text, most) === text ? text : null;
}

/** No figure of a gateway needs more; 18 decimals are documented (2328 §5.2). */
const MOST_DIGITS = 120;

/** The amount, or nothing when it has more digits than a column is to hold. */
export function figure(amount: string | null): string | null {
  return amount !== null && amount.length <= MOST_DIGITS ? amount : null;
}

/** An error in words, for a column. */
export function words(error: unknown): string | null {
  return clip(error instanceof Error ? `${error.name}: ${error.message}` : error, 1000);
}
