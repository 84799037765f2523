/**
 * How the values of the native module become models of Alchemy Pay and AEON.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

import type { Values } from "../values";
import type {
  Created,
  NativeCreated,
  Order,
  OrderSigned,
  OrderUnsigned,
  PartialSigned,
  RefundSigned,
} from "./modelsAlchemyPay";

export function readCreated(from: Values): Created {
  return {
    orderNo: from.text(),
    webUrl: from.maybe(),
    recovered: from.model(readOrder),
    raw: from.text(),
  };
}

export function readNativeCreated(from: Values): NativeCreated {
  return {
    orderNo: from.maybe(),
    webUrl: from.maybe(),
    recovered: from.model(readOrder),
    raw: from.text(),
  };
}

export function readOrder(from: Values): Order {
  return {
    orderNo: from.text(),
    orderStatus: from.text(),
    userId: from.maybe(),
    merchantOrderNo: from.maybe(),
    orderCurrency: from.maybe(),
    orderAmount: from.maybe(),
    payCryptoRate: from.maybe(),
    payFiatRate: from.maybe(),
    payCryptoCurrency: from.maybe(),
    payCryptoVolume: from.maybe(),
    payCryptoNetwork: from.maybe(),
    address: from.maybe(),
    hxAddress: from.maybe(),
    failReason: from.maybe(),
    fee: from.maybe(),
    customParam: from.json(),
    settlementAmount: from.maybe(),
    settlementCurrency: from.maybe(),
    orderTime: from.time(),
    orderTimeText: from.maybe(),
    payTime: from.time(),
    payTimeText: from.maybe(),
    payMethod: from.maybe(),
    fromAddress: from.maybe(),
    raw: from.text(),
  };
}

export function readOrderSigned(from: Values): OrderSigned {
  return {
    orderNo: from.text(),
    orderStatus: from.text(),
    userId: from.maybe(),
    merchantOrderNo: from.text(),
    orderCurrency: from.maybe(),
    orderAmount: from.maybe(),
    payCryptoRate: from.maybe(),
    payFiatRate: from.maybe(),
    payCryptoCurrency: from.maybe(),
    payCryptoVolume: from.maybe(),
    payCryptoNetwork: from.maybe(),
    hxAddress: from.maybe(),
    failReason: from.maybe(),
    fee: from.maybe(),
  };
}

export function readOrderUnsigned(from: Values): OrderUnsigned {
  return {
    address: from.maybe(),
    customParam: from.json(),
    settlementAmount: from.maybe(),
    settlementCurrency: from.maybe(),
    orderTime: from.time(),
    orderTimeText: from.maybe(),
    payTime: from.time(),
    payTimeText: from.maybe(),
    payMethod: from.maybe(),
    fromAddress: from.maybe(),
  };
}

export function readRefundSigned(from: Values): RefundSigned {
  return {
    refundType: from.maybe(),
    merchantOrderNo: from.text(),
    paymentOrderNo: from.maybe(),
    orderStatus: from.text(),
    tokenAmount: from.maybe(),
    fiatAmount: from.maybe(),
    fiatCurrency: from.maybe(),
    refundNetwork: from.maybe(),
    refundToken: from.maybe(),
    refundOrderNo: from.maybe(),
    hxAddress: from.maybe(),
  };
}

export function readPartialSigned(from: Values): PartialSigned {
  return {
    allPayCryptoVolume: from.text(),
    hash: from.maybe(),
    merchantOrderNo: from.text(),
    orderCryptoVolume: from.text(),
    orderNo: from.text(),
    payCryptoCurrency: from.maybe(),
    payCryptoNetwork: from.maybe(),
  };
}
