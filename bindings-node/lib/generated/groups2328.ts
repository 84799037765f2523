/**
 * What 2328.io can be asked for.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

import type { CallOptions } from "../driver";
import { all, one, same, Group } from "../groups";
import type { Pages } from "../pages";
import type { Observed } from "../payment";
import type { ExchangeRates } from "../values";
import type {
  AmountSide,
  Balance,
  Conversion,
  ConversionPrice,
  Direction,
  FeeOption,
  Payment,
  PaymentStatus,
  Payout,
  PayoutCalculation,
  Price,
  StaticWallet,
  StaticWalletState,
  StaticWalletStatus,
  StaticWalletTransaction,
} from "./models2328";
import {
  readBalance,
  readConversion,
  readConversionPrice,
  readDirection,
  readPayment,
  readPayout,
  readPayoutCalculation,
  readPrice,
  readStaticWallet,
  readStaticWalletState,
  readStaticWalletTransaction,
} from "./readers2328";

/** The arguments of `payments.create`. */
export interface PaymentsCreate {
  /** The price, in `currency`. */
  readonly amount: string;
  /** Fiat or crypto code of the price. */
  readonly currency: string;
  /**
   * The shop's own id of the order, 1 to 128 characters; the same id again gives the same
   * payment.
   */
  readonly orderId: string;
  /** Crypto preselected for the payer. */
  readonly toCurrency?: string | null | undefined;
  /** Network; required with `to_currency`. */
  readonly network?: string | null | undefined;
  /** Where the payer is sent afterwards. */
  readonly urlReturn?: string | null | undefined;
  /** Where the payer is sent after success. */
  readonly urlSuccess?: string | null | undefined;
  /** Where webhooks go. */
  readonly urlCallback?: string | null | undefined;
  /** A referrer's code. */
  readonly inviteCode?: string | null | undefined;
  /** Percent of the merchant's fee moved to the payer, 0 to 100. */
  readonly feeSplit?: string | null | undefined;
  /** Percent added to the invoice, -99 to 100. */
  readonly priceMarkup?: string | null | undefined;
  /** Shown to the payer, at most 200 characters. */
  readonly description?: string | null | undefined;
  /** Seconds until the invoice expires, 300 to 86,400; 3,600 when unset. */
  readonly ttlSeconds?: number | null | undefined;
}

/** The arguments of `payments.info`: exactly one of them. */
export type PaymentsInfo =
  | { readonly uuid: string; readonly orderId?: never }
  | { readonly uuid?: never; readonly orderId: string };

/** The arguments of `payments.list`. */
export interface PaymentsList {
  /** Only this status. */
  readonly status?: PaymentStatus | null | undefined;
  /** First day, `YYYY-MM-DD`; the time zone is not documented. */
  readonly dateFrom?: string | null | undefined;
  /** Last day, `YYYY-MM-DD`; whether it is included is not documented. */
  readonly dateTo?: string | null | undefined;
  /** Number of the page, from 1. */
  readonly page?: number | null | undefined;
  /** Items a page, 1 to 5,000; 15 when unset. */
  readonly perPage?: number | null | undefined;
}

/** The arguments of `payouts.create`. */
export interface PayoutsCreate {
  /** The currency sent. */
  readonly currency: string;
  /** The network it is sent on. */
  readonly network: string;
  /** The amount; what it means is said by `fee_option`. */
  readonly amount: string;
  /** The recipient. */
  readonly toAddress: string;
  /**
   * The shop's own id: the same id again gives the same payout and sends nothing. Without it a
   * repeat pays twice, so it is never sent twice.
   */
  readonly orderId?: string | null | undefined;
  /** Where webhooks go; none are sent without it. */
  readonly urlCallback?: string | null | undefined;
  /** Memo or tag, at most 255 characters; used on TON and SOL. */
  readonly memo?: string | null | undefined;
  /** The balance to take from and convert. */
  readonly fromCurrency?: string | null | undefined;
  /** Who bears the fees; `deduct` when unset. */
  readonly feeOption?: FeeOption | null | undefined;
}

/** The arguments of `payouts.calc`. */
export interface PayoutsCalc {
  /** The currency sent. */
  readonly currency: string;
  /** The network it is sent on. */
  readonly network: string;
  /** The amount. */
  readonly amount: string;
  /** The shop's own id. */
  readonly orderId?: string | null | undefined;
  /** The balance to take from and convert. */
  readonly fromCurrency?: string | null | undefined;
  /** Who bears the fees; `deduct` when unset. */
  readonly feeOption?: FeeOption | null | undefined;
}

/** The arguments of `payouts.status`. */
export interface PayoutsStatus {
  /** The gateway's id. */
  readonly uuid: string;
}

/** The arguments of `staticWallets.create`. */
export interface StaticWalletsCreate {
  /** The coin it takes. */
  readonly currency: string;
  /** The network it takes it on. */
  readonly network: string;
  /** The shop's own id, 1 to 255 characters. */
  readonly orderId: string;
  /** Where webhooks go. */
  readonly urlCallback: string;
  /** A label, at most 255 characters. */
  readonly label?: string | null | undefined;
  /** A referrer's code. */
  readonly inviteCode?: string | null | undefined;
}

/** The arguments of `staticWallets.info`: exactly one of them. */
export type StaticWalletsInfo =
  | { readonly uuid: string; readonly address?: never }
  | { readonly uuid?: never; readonly address: string };

/** The arguments of `staticWallets.list`. */
export interface StaticWalletsList {
  /** Only this status. */
  readonly status?: StaticWalletStatus | null | undefined;
  /** Only this coin. */
  readonly currency?: string | null | undefined;
  /** Only this network. */
  readonly network?: string | null | undefined;
  /** Only this id of the shop. */
  readonly orderId?: string | null | undefined;
  /** Number of the page, from 1. */
  readonly page?: number | null | undefined;
  /** Items a page, 1 to 100; 20 when unset. */
  readonly perPage?: number | null | undefined;
}

/** The arguments of `staticWallets.enable`. */
export interface StaticWalletsEnable {
  /** The gateway's id. */
  readonly uuid: string;
}

/** The arguments of `staticWallets.disable`. */
export interface StaticWalletsDisable {
  /** The gateway's id. */
  readonly uuid: string;
}

/** The arguments of `staticWallets.transactions`. */
export interface StaticWalletsTransactions {
  /** The wallet's id. */
  readonly uuid: string;
  /** First day, `YYYY-MM-DD`. */
  readonly dateFrom?: string | null | undefined;
  /** Last day, `YYYY-MM-DD`. */
  readonly dateTo?: string | null | undefined;
  /** Number of the page, from 1. */
  readonly page?: number | null | undefined;
  /** Items a page, 1 to 5,000; 15 when unset. */
  readonly perPage?: number | null | undefined;
}

/** The arguments of `conversions.price`. */
export interface ConversionsPrice {
  /** What is given; upper case. */
  readonly fromCurrency: string;
  /** What is received; upper case, another than `from_currency`. */
  readonly toCurrency: string;
  /** An amount above 0. */
  readonly amount: string;
  /** Which side `amount` is of. */
  readonly amountType: AmountSide;
}

/** The arguments of `conversions.convert`. */
export interface ConversionsConvert {
  /** What is given; upper case. */
  readonly fromCurrency: string;
  /** What is received; upper case, another than `from_currency`. */
  readonly toCurrency: string;
  /** An amount above 0. */
  readonly amount: string;
  /** Which side `amount` is of. */
  readonly amountType: AmountSide;
}

/** The group `payments`. */
export class PaymentsGroup extends Group {
  /** @internal */
  protected override readonly _group = "payments";

  /** Creates a payment, or gives the one that has the same `order_id`. */
  create(given: PaymentsCreate, options?: CallOptions): Promise<Payment> {
    return this._call("create", given, one(readPayment), options);
  }

  /** Looks a payment up, by the gateway's id or by the shop's. */
  info(given: PaymentsInfo, options?: CallOptions): Promise<Payment> {
    return this._call("info", given, one(readPayment), options);
  }

  /** Lists payments. */
  list(given?: PaymentsList, options?: CallOptions): Pages<Payment> {
    return this._pages("list", given, readPayment, options);
  }

  /** What it says to `decide`. */
  observe(payment: Payment): Observed {
    return this._observe("Payment", payment);
  }
}

/** The group `payouts`. */
export class PayoutsGroup extends Group {
  /** @internal */
  protected override readonly _group = "payouts";

  /**
   * Makes a payout, or gives the one that has the same `order_id`. Without an `order_id` it is
   * never repeated after an unknown outcome.
   */
  create(given: PayoutsCreate, options?: CallOptions): Promise<Payout> {
    return this._call("create", given, one(readPayout), options);
  }

  /** Says what a payout would cost. */
  calc(given: PayoutsCalc, options?: CallOptions): Promise<PayoutCalculation> {
    return this._call("calc", given, one(readPayoutCalculation), options);
  }

  /** Looks a payout up. */
  status(given: PayoutsStatus, options?: CallOptions): Promise<Payout> {
    return this._call("status", given, one(readPayout), options);
  }
}

/** The group `staticWallets`. */
export class StaticWalletsGroup extends Group {
  /** @internal */
  protected override readonly _group = "static_wallets";

  /** Creates a wallet, or gives the one with the same id, coin and network. */
  create(given: StaticWalletsCreate, options?: CallOptions): Promise<StaticWallet> {
    return this._call("create", given, one(readStaticWallet), options);
  }

  /** Looks a wallet up, by the gateway's id or by its address. */
  info(given: StaticWalletsInfo, options?: CallOptions): Promise<StaticWallet> {
    return this._call("info", given, one(readStaticWallet), options);
  }

  /** Lists wallets. */
  list(given?: StaticWalletsList, options?: CallOptions): Pages<StaticWallet> {
    return this._pages("list", given, readStaticWallet, options);
  }

  /** Switches a wallet on. */
  enable(given: StaticWalletsEnable, options?: CallOptions): Promise<StaticWalletState> {
    return this._call("enable", given, one(readStaticWalletState), options);
  }

  /** Switches a wallet off. What becomes of later deposits is not documented. */
  disable(given: StaticWalletsDisable, options?: CallOptions): Promise<StaticWalletState> {
    return this._call("disable", given, one(readStaticWalletState), options);
  }

  /** Lists a wallet's deposits. */
  transactions(given: StaticWalletsTransactions, options?: CallOptions): Pages<StaticWalletTransaction> {
    return this._pages("transactions", given, readStaticWalletTransaction, options);
  }

  /** What it says to `decide`. */
  observe(deposit: StaticWalletTransaction): Observed {
    return this._observe("StaticWalletTransaction", deposit);
  }
}

/** The group `balance`. */
export class BalanceGroup extends Group {
  /** @internal */
  protected override readonly _group = "balance";

  /** All balances of the project. */
  get(options?: CallOptions): Promise<readonly Balance[]> {
    return this._call("get", undefined, all(readBalance), options);
  }
}

/** The group `rates`. */
export class RatesGroup extends Group {
  /** @internal */
  protected override readonly _group = "rates";

  /** The public matrix of rates, asked for without project and signature. */
  exchangeRates(options?: CallOptions): Promise<ExchangeRates> {
    return this._call("exchange_rates", undefined, same<ExchangeRates>, options);
  }

  /** Prices of pairs, the platform's markup included. */
  prices(options?: CallOptions): Promise<readonly Price[]> {
    return this._call("prices", undefined, all(readPrice), options);
  }

  /** What the project may take and pay out. */
  directions(options?: CallOptions): Promise<readonly Direction[]> {
    return this._call("directions", undefined, all(readDirection), options);
  }
}

/** The group `conversions`. */
export class ConversionsGroup extends Group {
  /** @internal */
  protected override readonly _group = "conversions";

  /** Says what a conversion would give; reserves nothing. */
  price(given: ConversionsPrice, options?: CallOptions): Promise<ConversionPrice> {
    return this._call("price", given, one(readConversionPrice), options);
  }

  /** Converts at once. Never repeated after an unknown outcome: look at the balance first. */
  convert(given: ConversionsConvert, options?: CallOptions): Promise<Conversion> {
    return this._call("convert", given, one(readConversion), options);
  }
}
