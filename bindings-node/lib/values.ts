/** What the generated readers of models are made with. */

/** The values of a model by place, which only the native module makes. */
// biome-ignore lint/suspicious/noExplicitAny: typed by the generated readers
export type Values = readonly any[];

/** Rates by source and target: how much of the target one unit of the source is, as text. */
export type ExchangeRates = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A point in time from milliseconds since 1970; `null` for a text that means none. */
export function time(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
