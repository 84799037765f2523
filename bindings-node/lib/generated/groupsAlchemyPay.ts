/**
 * What Alchemy Pay and AEON can be asked for.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

import type { CallOptions } from "../driver";
import { one, same, Group } from "../groups";
import type { Observed } from "../payment";
import type {
  Created,
  NativeCreated,
  Order,
  OrderModel,
  PayType,
  TgModel,
} from "./modelsAlchemyPay";
import {
  readCreated,
  readNativeCreated,
  readOrder,
} from "./readersAlchemyPay";

/** The arguments of `payments.create`. */
export interface PaymentsCreate {
  /** The shop's own number of the order, 1 to 64 characters, never used before. */
  readonly merchantOrderNo: string;
  /** The price in the major unit, such as dollars, whichever version of the call. */
  readonly orderAmount: string;
  /** The currency of the price. */
  readonly payCurrency: string;
  /** Who pays: mail address, phone number or another id, 1 to 128 characters. */
  readonly userId: string;
  /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
  readonly paymentTokens?: string | null | undefined;
  /** Exchanges and wallets that the payer may choose from, as UUIDs joined by commas. */
  readonly paymentExchange?: string | null | undefined;
  /** Where the payer's browser goes afterwards, at most 512 characters. */
  readonly redirectUrl?: string | null | undefined;
  /** Where webhooks go, at most 512 characters. */
  readonly callbackUrl?: string | null | undefined;
  /** The shop's own data, at most 512 characters, given back by query and webhook. */
  readonly customParam?: string | null | undefined;
  /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
  readonly expiredTime?: number | null | undefined;
  /** How the payer pays. */
  readonly payType?: PayType | null | undefined;
  /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
  readonly paymentNetworks?: string | null | undefined;
  /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
  readonly orderModel?: OrderModel | null | undefined;
}

/** The arguments of `payments.createV1`. */
export interface PaymentsCreateV1 {
  /** The shop's own number of the order, 1 to 64 characters, never used before. */
  readonly merchantOrderNo: string;
  /** The price in the major unit, such as dollars, whichever version of the call. */
  readonly orderAmount: string;
  /** The currency of the price. */
  readonly payCurrency: string;
  /** Who pays: mail address, phone number or another id, 1 to 128 characters. */
  readonly userId: string;
  /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
  readonly paymentTokens?: string | null | undefined;
  /** Exchanges and wallets that the payer may choose from, as UUIDs joined by commas. */
  readonly paymentExchange?: string | null | undefined;
  /** Where the payer's browser goes afterwards, at most 512 characters. */
  readonly redirectUrl?: string | null | undefined;
  /** Where webhooks go, at most 512 characters. */
  readonly callbackUrl?: string | null | undefined;
  /** The shop's own data, at most 512 characters, given back by query and webhook. */
  readonly customParam?: string | null | undefined;
  /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
  readonly expiredTime?: number | null | undefined;
  /** How the payer pays. */
  readonly payType?: PayType | null | undefined;
  /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
  readonly paymentNetworks?: string | null | undefined;
  /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
  readonly orderModel?: OrderModel | null | undefined;
}

/** The arguments of `payments.createTelegram`. */
export interface PaymentsCreateTelegram {
  /** The shop's own number of the order, 1 to 64 characters, never used before. */
  readonly merchantOrderNo: string;
  /** The price in the major unit, such as dollars, whichever version of the call. */
  readonly orderAmount: string;
  /** The currency of the price. */
  readonly payCurrency: string;
  /** Who pays: Telegram name or number, or another id, 1 to 128 characters. */
  readonly userId: string;
  /** How the order is paid inside Telegram. */
  readonly tgModel?: TgModel | null | undefined;
  /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
  readonly paymentTokens?: string | null | undefined;
  /** Exchanges and wallets as UUIDs joined by commas; gone from newer revisions. */
  readonly paymentExchange?: string | null | undefined;
  /** Where the payer goes afterwards, at most 512 characters. */
  readonly redirectUrl?: string | null | undefined;
  /** Where webhooks go, at most 512 characters. */
  readonly callbackUrl?: string | null | undefined;
  /**
   * The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON object with `botName`
   * and `orderDetail`, and `chatId` in the samples.
   */
  readonly customParam?: string | null | undefined;
  /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
  readonly expiredTime?: number | null | undefined;
  /** How the payer pays. */
  readonly payType?: PayType | null | undefined;
  /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
  readonly paymentNetworks?: string | null | undefined;
  /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
  readonly orderModel?: OrderModel | null | undefined;
}

/** The arguments of `payments.createTelegramV1`. */
export interface PaymentsCreateTelegramV1 {
  /** The shop's own number of the order, 1 to 64 characters, never used before. */
  readonly merchantOrderNo: string;
  /** The price in the major unit, such as dollars, whichever version of the call. */
  readonly orderAmount: string;
  /** The currency of the price. */
  readonly payCurrency: string;
  /** Who pays: Telegram name or number, or another id, 1 to 128 characters. */
  readonly userId: string;
  /** How the order is paid inside Telegram. */
  readonly tgModel?: TgModel | null | undefined;
  /** Coins that the payer may choose from, joined by commas: `USDT,ETH`. */
  readonly paymentTokens?: string | null | undefined;
  /** Exchanges and wallets as UUIDs joined by commas; gone from newer revisions. */
  readonly paymentExchange?: string | null | undefined;
  /** Where the payer goes afterwards, at most 512 characters. */
  readonly redirectUrl?: string | null | undefined;
  /** Where webhooks go, at most 512 characters. */
  readonly callbackUrl?: string | null | undefined;
  /**
   * The shop's own data, at most 512 characters. With `TgModel.Bot` a JSON object with `botName`
   * and `orderDetail`, and `chatId` in the samples.
   */
  readonly customParam?: string | null | undefined;
  /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
  readonly expiredTime?: number | null | undefined;
  /** How the payer pays. */
  readonly payType?: PayType | null | undefined;
  /** Networks that the payer may choose from, joined by commas, at most 32 characters. */
  readonly paymentNetworks?: string | null | undefined;
  /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
  readonly orderModel?: OrderModel | null | undefined;
}

/** The arguments of `payments.createNative`. */
export interface PaymentsCreateNative {
  /** The shop's own number of the order, 1 to 64 characters, never used before. */
  readonly merchantOrderNo: string;
  /** The price in the major unit, such as dollars. */
  readonly orderAmount: string;
  /** The currency of the price. */
  readonly payCurrency: string;
  /** Who pays: mail address, phone number or another id, 1 to 128 characters. */
  readonly userId: string;
  /** How the payer pays; signed here, unlike in hosted orders. */
  readonly payType: PayType;
  /** The coin, and what else the vendor agrees on; at most 512 characters as JSON. */
  readonly customize: unknown;
  /** Where the payer's browser goes afterwards, at most 512 characters. */
  readonly redirectUrl?: string | null | undefined;
  /** Where webhooks go, at most 512 characters. */
  readonly callbackUrl?: string | null | undefined;
  /** The shop's own data, at most 512 characters, given back by query and webhook. */
  readonly customParam?: string | null | undefined;
  /** Seconds until the order expires, 1 to 172,800. The default is not documented. */
  readonly expiredTime?: number | null | undefined;
  /** Strict amount or top-up. The default is not documented; clients send `ORDER`. */
  readonly orderModel?: OrderModel | null | undefined;
  /** A sub-merchant, at most 64 characters. */
  readonly subMerchantNo?: string | null | undefined;
}

/** The arguments of `payments.query`. */
export interface PaymentsQuery {
  /** The shop's own number of the order. */
  readonly merchantOrderNo: string;
}

/** The arguments of `refunds.create`. */
export interface RefundsCreate {
  /** The shop's number of the order. */
  readonly merchantOrderNo: string;
  /** Where to send it, at most 64 characters. */
  readonly walletAddress: string;
  /**
   * How much. In US dollars by two revisions of the documents, without a unit in the others
   * (Alchemy §9 item 9): agree on it with the vendor.
   */
  readonly refundAmount: string;
  /** The coin to send, such as `USDT`. */
  readonly refundToken: string;
  /** The network to send it on, such as `TRX`. */
  readonly refundNetwork: string;
  /**
   * The shop's own number of the refund, at most 64 characters, never used before. Only newer
   * revisions of Alchemy's page have it, AEON's has not.
   */
  readonly refundOrderNo?: string | null | undefined;
  /** Where a mail goes when it is done, at most 64 characters. */
  readonly email?: string | null | undefined;
  /** Why, at most 64 characters. */
  readonly refundReason?: string | null | undefined;
  /** Memo or tag of the address, at most 64 characters. */
  readonly memo?: string | null | undefined;
}

/** The group `payments`. */
export class PaymentsGroup extends Group {
  /** @internal */
  protected override readonly _group = "payments";

  /** Creates an order (V2). When the answer is lost, the order is looked up and given back. */
  create(given: PaymentsCreate, options?: CallOptions): Promise<Created> {
    return this._call("create", given, one(readCreated), options);
  }

  /** Creates an order by the older call, which takes cents: `100.12` goes out as `10012`. */
  createV1(given: PaymentsCreateV1, options?: CallOptions): Promise<Created> {
    return this._call("create_v1", given, one(readCreated), options);
  }

  /** Creates an order from Telegram (V2). */
  createTelegram(given: PaymentsCreateTelegram, options?: CallOptions): Promise<Created> {
    return this._call("create_telegram", given, one(readCreated), options);
  }

  /** Creates an order from Telegram by the older call, which takes cents. */
  createTelegramV1(given: PaymentsCreateTelegramV1, options?: CallOptions): Promise<Created> {
    return this._call("create_telegram_v1", given, one(readCreated), options);
  }

  /**
   * Creates an order whose payment page the merchant draws. Only AEON documents it, and neither
   * its answer.
   */
  createNative(given: PaymentsCreateNative, options?: CallOptions): Promise<NativeCreated> {
    return this._call("create_native", given, one(readNativeCreated), options);
  }

  /** Looks an order up by the shop's number. */
  query(given: PaymentsQuery, options?: CallOptions): Promise<Order> {
    return this._call("query", given, one(readOrder), options);
  }

  /** What it says to `decide`. */
  observe(order: Order): Observed {
    return this._observe("Order", order);
  }
}

/** The group `refunds`. */
export class RefundsGroup extends Group {
  /** @internal */
  protected override readonly _group = "refunds";

  /**
   * Applies for a refund; its outcome comes by webhook. Never repeated after an unknown outcome
   * unless Alchemy Pay itself gets a `refund_order_no`.
   */
  create(given: RefundsCreate, options?: CallOptions): Promise<unknown> {
    return this._call("create", given, same<unknown>, options);
  }
}
