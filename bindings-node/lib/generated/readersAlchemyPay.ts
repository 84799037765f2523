/**
 * How the values of the native module become models of Alchemy Pay and AEON.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

import { time, type Values } from "../values";
import type {
  Created,
  NativeCreated,
  Order,
  OrderSigned,
  OrderUnsigned,
  PartialSigned,
  RefundSigned,
} from "./modelsAlchemyPay";

export function readCreated(values: Values): Created {
  return {
    orderNo: values[0],
    webUrl: values[1],
    recovered: values[2] === null ? null : readOrder(values[2]),
    raw: values[3],
  };
}

export function readNativeCreated(values: Values): NativeCreated {
  return {
    orderNo: values[0],
    webUrl: values[1],
    recovered: values[2] === null ? null : readOrder(values[2]),
    raw: values[3],
  };
}

export function readOrder(values: Values): Order {
  return {
    orderNo: values[0],
    orderStatus: values[1],
    userId: values[2],
    merchantOrderNo: values[3],
    orderCurrency: values[4],
    orderAmount: values[5],
    payCryptoRate: values[6],
    payFiatRate: values[7],
    payCryptoCurrency: values[8],
    payCryptoVolume: values[9],
    payCryptoNetwork: values[10],
    address: values[11],
    hxAddress: values[12],
    failReason: values[13],
    fee: values[14],
    customParam: values[15],
    settlementAmount: values[16],
    settlementCurrency: values[17],
    orderTime: time(values[18]),
    orderTimeText: values[19],
    payTime: time(values[20]),
    payTimeText: values[21],
    payMethod: values[22],
    fromAddress: values[23],
    raw: values[24],
  };
}

export function readOrderSigned(values: Values): OrderSigned {
  return {
    orderNo: values[0],
    orderStatus: values[1],
    userId: values[2],
    merchantOrderNo: values[3],
    orderCurrency: values[4],
    orderAmount: values[5],
    payCryptoRate: values[6],
    payFiatRate: values[7],
    payCryptoCurrency: values[8],
    payCryptoVolume: values[9],
    payCryptoNetwork: values[10],
    hxAddress: values[11],
    failReason: values[12],
    fee: values[13],
  };
}

export function readOrderUnsigned(values: Values): OrderUnsigned {
  return {
    address: values[0],
    customParam: values[1],
    settlementAmount: values[2],
    settlementCurrency: values[3],
    orderTime: time(values[4]),
    orderTimeText: values[5],
    payTime: time(values[6]),
    payTimeText: values[7],
    payMethod: values[8],
    fromAddress: values[9],
  };
}

export function readRefundSigned(values: Values): RefundSigned {
  return {
    refundType: values[0],
    merchantOrderNo: values[1],
    paymentOrderNo: values[2],
    orderStatus: values[3],
    tokenAmount: values[4],
    fiatAmount: values[5],
    fiatCurrency: values[6],
    refundNetwork: values[7],
    refundToken: values[8],
    refundOrderNo: values[9],
    hxAddress: values[10],
  };
}

export function readPartialSigned(values: Values): PartialSigned {
  return {
    allPayCryptoVolume: values[0],
    hash: values[1],
    merchantOrderNo: values[2],
    orderCryptoVolume: values[3],
    orderNo: values[4],
    payCryptoCurrency: values[5],
    payCryptoNetwork: values[6],
  };
}

/** The readers by the names of the models. */
export const READERS = {
  Created: readCreated,
  NativeCreated: readNativeCreated,
  Order: readOrder,
  OrderSigned: readOrderSigned,
  OrderUnsigned: readOrderUnsigned,
  RefundSigned: readRefundSigned,
  PartialSigned: readPartialSigned,
} as const;
