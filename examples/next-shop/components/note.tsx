import { MOST_PIECES } from "../lib/cart";

const NOTES: Readonly<Record<string, string>> = {
  pieces: `Please choose a number from 0 to ${MOST_PIECES}.`,
  form: "Please enter an e-mail address.",
  total: "The total has changed. Please look at it again.",
  unreachable: "The payment page cannot be reached. Please try again.",
};

/** What a page's address carries when an action has sent the buyer back to it. */
export type Search = Promise<{ note?: string | string[] }>;

/** What went wrong, for the buyer. */
export async function Note({ search }: { search: Search }) {
  const { note } = await search;
  const text = typeof note === "string" ? NOTES[note] : undefined;
  return text === undefined ? null : (
    <p className="note" role="alert">
      {text}
    </p>
  );
}
