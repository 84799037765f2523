/**
 * What comes from 2328.io.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

/** A word of the gateway; one that this version does not know is kept as it came. */
export type PaymentStatus =
  | "pending"
  | "check"
  | "awaiting_confirmation"
  | "underpaid_check"
  | "paid"
  | "overpaid"
  | "underpaid"
  | "cancel"
  | "aml_lock"
  | "refund_process"
  | "refund_fail"
  | "refund_paid"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type PayoutStatus =
  | "pending"
  | "completed"
  | "failed"
  | "cancelled"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type StaticWalletStatus =
  | "active"
  | "inactive"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type FeeOption =
  | "deduct"
  | "add"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type AmountSide =
  | "from"
  | "to"
  | (string & Record<never, never>);

/** A word of the gateway; one that this version does not know is kept as it came. */
export type PayoutErrorType =
  | "aml_risk"
  | (string & Record<never, never>);

/** A payment as create, info, list and the webhook give it (2328 §5.1, §5.2, §10). */
export interface Payment {
  /** The gateway's id. */
  readonly uuid: string;
  /** The shop's id of the order. */
  readonly orderId: string | null;
  /** The price, in `currency`. */
  readonly amount: string;
  /** The currency of the price. */
  readonly currency: string;
  /** The hosted checkout page. Opaque: its host has changed before. */
  readonly url: string | null;
  /** The same as a Telegram mini app. */
  readonly tgDeeplink: string | null;
  /** When the invoice expires. */
  readonly expiresAt: Date | null;
  /** The text of `expiresAt` as it came. */
  readonly expiresAtText: string | null;
  /** When it was created. */
  readonly createdAt: Date | null;
  /** The text of `createdAt` as it came. */
  readonly createdAtText: string | null;
  /** What the payer pays in. */
  readonly payerCurrency: string | null;
  /** What the payer owes, in `payer_currency`. */
  readonly payerAmount: string | null;
  /** The network the payer pays on. */
  readonly network: string | null;
  /** Where the payer pays to; set once one is assigned. */
  readonly address: string | null;
  /** The status. */
  readonly paymentStatus: PaymentStatus;
  /** The transaction, once one is seen. */
  readonly txid: string | null;
  /** What really arrived, in `payer_currency`. */
  readonly paymentAmount: string | null;
  /** What the merchant nets, in `payer_currency`, with up to 18 decimals. */
  readonly merchantAmount: string | null;
  /** The address as a picture: a PNG as a data URI. */
  readonly qr: string | null;
  /** The price in US dollars. */
  readonly amountUsd: string | null;
  /** US dollars for one unit of `currency`, 8 decimals. */
  readonly exchangeRate: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** A payout as create, status and the webhook give it (2328 §6.1, §6.3). */
export interface Payout {
  /** The gateway's id. */
  readonly uuid: string;
  /** The shop's id. */
  readonly orderId: string | null;
  /** The status. */
  readonly status: PayoutStatus;
  /** The currency sent. */
  readonly currency: string | null;
  /** The network it is sent on. */
  readonly network: string | null;
  /** The amount asked for. */
  readonly amount: string | null;
  /** What the merchant is debited, going by its name. */
  readonly merchantAmount: string | null;
  /** What is sent on the chain, going by its name. */
  readonly networkAmount: string | null;
  /** In US dollars. */
  readonly amountUsd: string | null;
  /** The recipient. */
  readonly toAddress: string | null;
  /** Memo or tag. */
  readonly memo: string | null;
  /** How it is sent, such as `blockchain`. */
  readonly transferType: string | null;
  /** The transaction, once sent. */
  readonly txid: string | null;
  /** A page that shows the transaction. */
  readonly txExplorerUrl: string | null;
  /** The block; a number or a string on the wire. */
  readonly blockNumber: string | null;
  /** Why it failed. */
  readonly errorType: PayoutErrorType | null;
  /** The balance it was taken from, when converted. */
  readonly fromCurrency: string | null;
  /** What that balance was debited, when converted. */
  readonly debitedAmount: string | null;
  /** The currency of `debited_amount`. */
  readonly debitedCurrency: string | null;
  /** When it was created. */
  readonly createdAt: Date | null;
  /** The text of `createdAt` as it came. */
  readonly createdAtText: string | null;
  /** When it last changed. */
  readonly updatedAt: Date | null;
  /** The text of `updatedAt` as it came. */
  readonly updatedAtText: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** What a payout would cost (2328 §6.2). */
export interface PayoutCalculation {
  /** The currency sent. */
  readonly currency: string | null;
  /** The network. */
  readonly network: string | null;
  /** The amount asked for. */
  readonly amount: string;
  /** Who bears the fees. */
  readonly feeOption: FeeOption | null;
  /** What the merchant is debited. */
  readonly merchantAmount: string | null;
  /** What is sent on the chain. */
  readonly networkAmount: string | null;
  /** All fees, in `currency`. */
  readonly totalFee: string | null;
  /** All fees, in US dollars. */
  readonly totalFeeUsd: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** A static wallet as create, info and list give it (2328 §7). */
export interface StaticWallet {
  /** The gateway's id. */
  readonly uuid: string;
  /** The address. */
  readonly address: string | null;
  /** The coin it takes. */
  readonly currency: string | null;
  /** The network it takes it on. */
  readonly network: string | null;
  /** Its label; only in the answer to create. */
  readonly label: string | null;
  /** The shop's id; only in the answer to create. */
  readonly orderId: string | null;
  /** The status. */
  readonly status: StaticWalletStatus;
  /** A page that shows it; only in the answer to create. */
  readonly url: string | null;
  /** All that it has received; not in the answer to create. */
  readonly totalReceived: string | null;
  /** The number of its deposits; not in the answer to create. */
  readonly transactionsCount: number | null;
  /** When it was created. */
  readonly createdAt: Date | null;
  /** The text of `createdAt` as it came. */
  readonly createdAtText: string | null;
  /** The address as a picture: a PNG as a data URI. */
  readonly qr: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** The answer to enable and disable (2328 §7). */
export interface StaticWalletState {
  /** The gateway's id. */
  readonly uuid: string;
  /** The status now. */
  readonly status: StaticWalletStatus;
  /** The gateway's words. */
  readonly message: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** A deposit to a static wallet (2328 §7). */
export interface StaticWalletTransaction {
  /** The gateway's id of the deposit. */
  readonly uuid: string;
  /** The shop's id of the wallet. */
  readonly orderId: string | null;
  /** What arrived. */
  readonly amount: string;
  /** Its currency. */
  readonly currency: string;
  /** The status. */
  readonly paymentStatus: PaymentStatus;
  /** The transaction. */
  readonly txid: string | null;
  /** The gateway's fee. */
  readonly feeAmount: string | null;
  /** What the merchant nets. */
  readonly netAmount: string | null;
  /** When it arrived. */
  readonly createdAt: Date | null;
  /** The text of `createdAt` as it came. */
  readonly createdAtText: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/**
 * A deposit to a static wallet, as its webhook tells it. No such webhook has been seen; the
 * fields follow the wallet's list of transactions (2328 §13 item 3), so all but the status may
 * be absent.
 */
export interface StaticWalletDeposit {
  /** The gateway's id of the deposit. */
  readonly uuid: string | null;
  /** The gateway's id of the wallet. */
  readonly walletUuid: string | null;
  /** The shop's id of the wallet. */
  readonly orderId: string | null;
  /** What arrived. */
  readonly amount: string | null;
  /** Its currency. */
  readonly currency: string | null;
  /** The network it arrived on. */
  readonly network: string | null;
  /** The wallet's address. */
  readonly address: string | null;
  /** The status. */
  readonly paymentStatus: PaymentStatus;
  /** The transaction. */
  readonly txid: string | null;
  /** The gateway's fee. */
  readonly feeAmount: string | null;
  /** What the merchant nets. */
  readonly netAmount: string | null;
  /** When it arrived. */
  readonly createdAt: Date | null;
  /** The text of `createdAt` as it came. */
  readonly createdAtText: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** The balance in one currency (2328 §8). */
export interface Balance {
  /** The gateway's id of the account. */
  readonly uuid: string | null;
  /** `active` or `disabled`. */
  readonly status: string | null;
  /** The currency. */
  readonly currencyCode: string;
  /** What is there. */
  readonly balance: string;
  /** The same in US dollars. */
  readonly balanceUsd: string | null;
  /** What is held back for AML. */
  readonly lockedBalance: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** The price of a pair, the platform's markup included (2328 §8). */
export interface Price {
  /** What is given. */
  readonly from: string;
  /** What is received. */
  readonly to: string;
  /** How much `to` one unit of `from` is. */
  readonly price: string;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** What a project may take and pay out: the live source of truth (2328 §8). */
export interface Direction {
  /** The network's name. */
  readonly network: string | null;
  /** The network's code. */
  readonly networkCode: string | null;
  /** The coin. */
  readonly currency: string;
  /** Whether deposits are on; values are not documented. */
  readonly depositStatus: string | null;
  /** Whether withdrawals are on; values are not documented. */
  readonly withdrawalStatus: string | null;
  /** Least deposit. */
  readonly minDeposit: string | null;
  /** Most deposit. */
  readonly maxDeposit: string | null;
  /** Least withdrawal. */
  readonly minWithdrawal: string | null;
  /** Most withdrawal. */
  readonly maxWithdrawal: string | null;
  /** Fee of a deposit in percent. */
  readonly depositFeePercent: string | null;
  /** Fee of a withdrawal. */
  readonly withdrawalFee: string | null;
  /** What `withdrawal_fee` is in; values are not documented. */
  readonly withdrawalFeeType: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** What a conversion would give; indicative, reserves nothing (2328 §8). */
export interface ConversionPrice {
  /** Whether there is a price. */
  readonly success: boolean | null;
  /** What is given. */
  readonly fromCurrency: string;
  /** What is received. */
  readonly toCurrency: string;
  /** Which side was asked for. */
  readonly amountType: AmountSide | null;
  /** How much is given. */
  readonly fromAmount: string;
  /** How much is received. */
  readonly toAmount: string;
  /** How much `to_currency` one unit is, all included. */
  readonly effectiveRate: string | null;
  /** `from_amount` in US dollars. */
  readonly fromAmountUsd: string | null;
  /** `to_amount` in US dollars. */
  readonly toAmountUsd: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/** A conversion that was carried out (2328 §8). */
export interface Conversion {
  /** The gateway's id, a number on the wire. */
  readonly id: string;
  /** Its type; values are not documented. */
  readonly kind: string | null;
  /** Its status; values are not documented. */
  readonly status: string | null;
  /** What is given. */
  readonly fromCurrency: string;
  /** What is received. */
  readonly toCurrency: string;
  /** How much was given. */
  readonly fromAmount: string;
  /** How much was asked to be given. */
  readonly requestedFromAmount: string | null;
  /** How much of it came back. */
  readonly refundAmount: string | null;
  /** How much was received. */
  readonly toAmount: string | null;
  /** The rate. */
  readonly exchangeRate: string | null;
  /** The fee. */
  readonly feeAmount: string | null;
  /** `from_amount` in US dollars. */
  readonly fromAmountUsd: string | null;
  /** `to_amount` in US dollars. */
  readonly toAmountUsd: string | null;
  /** When it was carried out. */
  readonly processedAt: Date | null;
  /** The text of `processedAt` as it came. */
  readonly processedAtText: string | null;
  /** When it was asked for. */
  readonly createdAt: Date | null;
  /** The text of `createdAt` as it came. */
  readonly createdAtText: string | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}

/**
 * Where a page stands in its list. Payments and static wallets write `current_page`,
 * `total_pages` and `has_more` (2328 §5.3); wallet transactions write `page`, `perPage` and
 * `hasPages` (§7). Both are read into this.
 */
export interface Paginate {
  /** Items on this page. */
  readonly count: number | null;
  /** Number of this page, from 1. */
  readonly currentPage: number | null;
  /** Most items a page. */
  readonly perPage: number | null;
  /** Items in the whole list. */
  readonly total: number | null;
  /** Pages in the whole list. */
  readonly totalPages: number | null;
  /** True when another page follows. */
  readonly hasMore: boolean | null;
  /** The number of this page in the other shape. */
  readonly page: number | null;
  /** Most items a page in the other shape. */
  readonly perPageOther: number | null;
  /** In the other shape; read as "another page follows". */
  readonly hasPages: boolean | null;
  /** Everything that was sent, as JSON text, with fields that this version does not know. */
  readonly raw: string;
}
