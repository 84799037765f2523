/** Readings of the gateways' documentation where it contradicts itself. */

/** Readings of 2328.io's documentation; see `docs/gateways.md`. */
export interface Options2328 {
  readonly urlCallbackRequired?: boolean;
  readonly networkRequiredForCrypto?: boolean;
  readonly listByAmlLock?: boolean;
  readonly payoutOrderIdMax?: number;
}

/** Readings of Alchemy Pay's documentation; see `docs/gateways.md`. */
export interface AlchemyPayOptions {
  /** The unit of `orderAmount` in queries and webhooks. Find it out with one small order. */
  readonly amountUnit?: "cents" | "as_sent";
  readonly signedSet?: "documented" | "all";
  readonly nested?: "recurse" | "flatten";
  readonly nullTextIsAbsent?: boolean;
  readonly digitsOnlyOrderNumbers?: boolean;
  readonly paymentExchange?: boolean;
  readonly refundOrderNo?: boolean;
}

export function optionsJson(options: object | null | undefined): string | null {
  return options === null || options === undefined ? null : JSON.stringify(options);
}
