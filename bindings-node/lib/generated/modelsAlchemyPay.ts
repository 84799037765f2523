/**
 * What comes from Alchemy Pay and AEON.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

/** A word of the gateway; one that this version does not know is kept as it came. */
export type OrderStatus =
  | "INIT"
  | "PROCESSING"
  | "COMPLETED"
  | "CLOSE"
  | "FAILED"
  | "TIMEOUT"
  | "DELAY_SUCCESS"
  | "DELAY_FAILED"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type RefundStatus =
  | "COMPLETED"
  | "FAILED"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type RefundType =
  | "lower_amount"
  | "currency_fluctuation"
  | "wrong_payment"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type FailReason =
  | "crypto or network inconsistent"
  | "Your payment amount is lower than this order"
  | "Due to fluctuations in the currency price, your payment amount cannot fulfill this order"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type OrderModel =
  | "ORDER"
  | "RECHARGE"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type PayType =
  | "WALLET"
  | "EXCHANGE"
  | "BINANCE_PAY"
  | "MESH_WALLET"
  | "BITGET_PAY"
  | "BYBIT_PAY"
  | "CRYPTO_PAY"
  | "KUCOIN_PAY"
  | "SOLANA_PAY"
  | "GATE_PAY"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type TgModel =
  | "BROWSER"
  | "MINIAPP"
  | "BOT"
  | (string & Record<never, never>);

/** A created order (Alchemy §4.1). */
export interface Created {
  /** The vendor's number. Keep it beside the shop's own: webhooks name both. */
  readonly orderNo: string;
  /**
   * The cashier page to send the payer to. Of a recovered order it is put together where the
   * form of the page's address is documented, and `None` elsewhere: see `Host.cashier_url`.
   */
  readonly webUrl: string | null;
  /**
   * The order as a query found it, when the answer to an earlier attempt was lost and the number
   * turned out to be used; `None` otherwise. Never on the wire.
   */
  readonly recovered: Order | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/**
 * A created native order (Alchemy §4.4). What the gateway answers is not documented: whatever it
 * is, `raw` has it.
 */
export interface NativeCreated {
  /** The vendor's number. */
  readonly orderNo: string | null;
  /** A page to send the payer to, should there be one. */
  readonly webUrl: string | null;
  /**
   * The order as a query found it, when the answer to an earlier attempt was lost and the number
   * turned out to be used; `None` otherwise. Never on the wire.
   */
  readonly recovered: Order | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/**
 * An order as a query gives it (Alchemy §4.5). Answers are not signed: they are trusted for the
 * connection they came by. Before the payer has paid, the fields of the payment are absent, null
 * or empty: all three are read as `None`.
 */
export interface Order {
  /** The vendor's number. */
  readonly orderNo: string;
  /** The status. */
  readonly orderStatus: OrderStatus;
  /** The payer, as sent. */
  readonly userId: string | null;
  /** The shop's number. */
  readonly merchantOrderNo: string | null;
  /** The currency of the price. */
  readonly orderCurrency: string | null;
  /** The price as it came: its unit is contradictory, see `Order.amount`. */
  readonly orderAmount: string | null;
  /** USDT for one unit of the coin that was paid. */
  readonly payCryptoRate: string | null;
  /** US dollars for one unit of the currency of the price. */
  readonly payFiatRate: string | null;
  /** The coin that was paid. */
  readonly payCryptoCurrency: string | null;
  /** How much of it. */
  readonly payCryptoVolume: string | null;
  /** The network it came on. */
  readonly payCryptoNetwork: string | null;
  /** The deposit address that the payer was shown. */
  readonly address: string | null;
  /** The transaction's hash. */
  readonly hxAddress: string | null;
  /** Why it failed. */
  readonly failReason: FailReason | null;
  /** The gateway's fee; its currency is not documented. */
  readonly fee: string | null;
  /** The shop's own data: an object in the table, a string in samples. */
  readonly customParam: unknown;
  /** What the merchant is credited, in `settlement_currency`. */
  readonly settlementAmount: string | null;
  /** The currency of `settlement_amount`. */
  readonly settlementCurrency: string | null;
  /** When it was created; written without an offset, in UTC+8. */
  readonly orderTime: Date | null;
  /** The text of `orderTime` as it came. */
  readonly orderTimeText: string | null;
  /** When it was paid; written without an offset, in UTC+8. */
  readonly payTime: Date | null;
  /** The text of `payTime` as it came. */
  readonly payTimeText: string | null;
  /** How it was paid; only for connected wallets. */
  readonly payMethod: string | null;
  /** The payer's address; only for connected wallets. */
  readonly fromAddress: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/**
 * The signed fields of an order webhook (Alchemy §6.1). A field without a value is not signed
 * and reads as `None`.
 */
export interface OrderSigned {
  /** The vendor's number. */
  readonly orderNo: string;
  /** The status. */
  readonly orderStatus: OrderStatus;
  /** The payer, as sent when the order was created. */
  readonly userId: string | null;
  /** The shop's number. */
  readonly merchantOrderNo: string;
  /** The currency of the price. */
  readonly orderCurrency: string | null;
  /** The price as it came: its unit is contradictory, see `OrderEvent.amount`. */
  readonly orderAmount: string | null;
  /** USDT for one unit of the coin that was paid. */
  readonly payCryptoRate: string | null;
  /** US dollars for one unit of the currency of the price. */
  readonly payFiatRate: string | null;
  /** The coin that was paid. */
  readonly payCryptoCurrency: string | null;
  /** How much of it. */
  readonly payCryptoVolume: string | null;
  /** The network it came on. */
  readonly payCryptoNetwork: string | null;
  /** The transaction's hash. */
  readonly hxAddress: string | null;
  /** Why it failed. */
  readonly failReason: FailReason | null;
  /** The gateway's fee; its currency is not documented. */
  readonly fee: string | null;
}

/**
 * Fields of an order webhook that no signature covers: anyone on the way may have written them.
 * Good for a log, never for a decision; ask by a query. One that holds something else than its
 * kind reads as `None`.
 */
export interface OrderUnsigned {
  /** The deposit address. */
  readonly address: string | null;
  /** The shop's own data: an object in the table, a string in samples. */
  readonly customParam: unknown;
  /** What the merchant is credited, in `settlement_currency`. */
  readonly settlementAmount: string | null;
  /** The currency of `settlement_amount`. */
  readonly settlementCurrency: string | null;
  /** When it was created; written without an offset, in UTC+8. */
  readonly orderTime: Date | null;
  /** The text of `orderTime` as it came. */
  readonly orderTimeText: string | null;
  /** When it was paid; written without an offset, in UTC+8. */
  readonly payTime: Date | null;
  /** The text of `payTime` as it came. */
  readonly payTimeText: string | null;
  /** How it was paid; only for connected wallets. */
  readonly payMethod: string | null;
  /** The payer's address; only for connected wallets. */
  readonly fromAddress: string | null;
}

/** The signed fields of a refund webhook: all that are documented (Alchemy §6.2). */
export interface RefundSigned {
  /** Why; the values are not documented. */
  readonly refundType: RefundType | null;
  /** The shop's number of the order. */
  readonly merchantOrderNo: string;
  /** The vendor's number of the payment. */
  readonly paymentOrderNo: string | null;
  /** The outcome. */
  readonly orderStatus: RefundStatus;
  /** How much was sent, in `refund_token`. */
  readonly tokenAmount: string | null;
  /** The same in `fiat_currency`; spelt `faitAmount` in three copies of the documents. */
  readonly fiatAmount: string | null;
  /** The currency of `fiat_amount`. */
  readonly fiatCurrency: string | null;
  /** The network it was sent on. */
  readonly refundNetwork: string | null;
  /** The coin that was sent. */
  readonly refundToken: string | null;
  /** The vendor's number of the refund, by its description. */
  readonly refundOrderNo: string | null;
  /** The transaction's hash. */
  readonly hxAddress: string | null;
}

/**
 * The signed fields of a partial payment's webhook (Alchemy §6.3). What follows them in the
 * documents is not known.
 */
export interface PartialSigned {
  /** Paid so far, in `pay_crypto_currency`. */
  readonly allPayCryptoVolume: string;
  /** The transaction's hash. */
  readonly hash: string | null;
  /** The shop's number of the order. */
  readonly merchantOrderNo: string;
  /** Needed in total, in `pay_crypto_currency`. */
  readonly orderCryptoVolume: string;
  /** The vendor's number. */
  readonly orderNo: string;
  /** The coin. */
  readonly payCryptoCurrency: string | null;
  /** The network it came on. */
  readonly payCryptoNetwork: string | null;
}
