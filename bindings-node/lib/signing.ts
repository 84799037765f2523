/** Signatures by themselves, for a shop that sends its requests by other means. */

import { guarded } from "./errors";
import { native } from "./native";
import { type AlchemyPayOptions, optionsJson } from "./options";

type Bytes = Uint8Array | string;

function bytes(body: Bytes): Uint8Array {
  return typeof body === "string" ? Buffer.from(body, "utf8") : body;
}

/** The value of the header `sign` of 2328 for exactly these bytes, with either key. */
export function sign2328(body: Bytes, key: string): string {
  return guarded(() => native.sign2328(bytes(body), key));
}

/** True when `sign` is that of exactly these bytes, compared in constant time. */
export function verify2328(body: Bytes, sign: string, key: string): boolean {
  return guarded(() => native.verify2328(bytes(body), sign, key));
}

/** The body with `sign` behind its members, as 2328 writes a webhook. */
export function signWebhook2328(body: string, key: string): string {
  return guarded(() => native.signWebhook2328(body, key));
}

/** The signature over the signed fields of a JSON object, in the vendor's upper case. */
export function signAlchemyPay(
  message: string,
  body: string,
  secret: string,
  options?: AlchemyPayOptions,
): string {
  return guarded(() => native.signAlchemypay(message, body, secret, optionsJson(options)));
}

/** The object with the signature as its last member, in place of one that is there. */
export function signBodyAlchemyPay(
  message: string,
  body: string,
  secret: string,
  options?: AlchemyPayOptions,
): string {
  return guarded(() => native.signBodyAlchemypay(message, body, secret, optionsJson(options)));
}

/** True when the member `sign` is the signature of the object's fields. */
export function verifyAlchemyPay(
  message: string,
  body: string,
  secret: string,
  options?: AlchemyPayOptions,
): boolean {
  return guarded(() => native.verifyAlchemypay(message, body, secret, optionsJson(options)));
}
