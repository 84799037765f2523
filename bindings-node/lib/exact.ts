/** Any JSON without the loss of a digit. */

import { guarded } from "./errors";
import { native } from "./native";

/**
 * JSON as `JSON.parse` reads it, save that a number which is not a whole one, or too long for a
 * number of JavaScript, becomes the text of its digits: `1.50` is `"1.50"`. For `raw` of models and
 * events.
 *
 * @throws MalformedJsonError for text that is no JSON, or says a key twice.
 */
export function parseExact(text: string): unknown {
  return JSON.parse(guarded(() => native.exactJson(text)));
}
