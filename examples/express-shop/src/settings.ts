/** Where the shop is, where it keeps its books, and its keys. */
export interface Settings {
  /** Where buyers and gateways reach it, without a slash at the end. */
  readonly siteUrl: string;
  /** The path of its SQLite file. */
  readonly database: string;
  readonly gateway2328: {
    readonly project: string;
    readonly apiKey: string;
    /** Unset to take real money. */
    readonly baseUrl?: string;
  };
  readonly alchemyPay: {
    readonly appId: string;
    readonly secret: string;
    /** `alchemy` to take real money. */
    readonly host: string;
  };
  /** Buyers are told that no money moves. */
  readonly sandbox: boolean;
}
