/**
 * How the values of the native module become models of 2328.io.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

import { time, type Values } from "../values";
import type {
  Balance,
  Conversion,
  ConversionPrice,
  Direction,
  Paginate,
  Payment,
  Payout,
  PayoutCalculation,
  Price,
  StaticWallet,
  StaticWalletDeposit,
  StaticWalletState,
  StaticWalletTransaction,
} from "./models2328";

export function readPayment(values: Values): Payment {
  return {
    uuid: values[0],
    orderId: values[1],
    amount: values[2],
    currency: values[3],
    url: values[4],
    tgDeeplink: values[5],
    expiresAt: time(values[6]),
    expiresAtText: values[7],
    createdAt: time(values[8]),
    createdAtText: values[9],
    payerCurrency: values[10],
    payerAmount: values[11],
    network: values[12],
    address: values[13],
    paymentStatus: values[14],
    txid: values[15],
    paymentAmount: values[16],
    merchantAmount: values[17],
    qr: values[18],
    amountUsd: values[19],
    exchangeRate: values[20],
    raw: values[21],
  };
}

export function readPayout(values: Values): Payout {
  return {
    uuid: values[0],
    orderId: values[1],
    status: values[2],
    currency: values[3],
    network: values[4],
    amount: values[5],
    merchantAmount: values[6],
    networkAmount: values[7],
    amountUsd: values[8],
    toAddress: values[9],
    memo: values[10],
    transferType: values[11],
    txid: values[12],
    txExplorerUrl: values[13],
    blockNumber: values[14],
    errorType: values[15],
    fromCurrency: values[16],
    debitedAmount: values[17],
    debitedCurrency: values[18],
    createdAt: time(values[19]),
    createdAtText: values[20],
    updatedAt: time(values[21]),
    updatedAtText: values[22],
    raw: values[23],
  };
}

export function readPayoutCalculation(values: Values): PayoutCalculation {
  return {
    currency: values[0],
    network: values[1],
    amount: values[2],
    feeOption: values[3],
    merchantAmount: values[4],
    networkAmount: values[5],
    totalFee: values[6],
    totalFeeUsd: values[7],
    raw: values[8],
  };
}

export function readStaticWallet(values: Values): StaticWallet {
  return {
    uuid: values[0],
    address: values[1],
    currency: values[2],
    network: values[3],
    label: values[4],
    orderId: values[5],
    status: values[6],
    url: values[7],
    totalReceived: values[8],
    transactionsCount: values[9],
    createdAt: time(values[10]),
    createdAtText: values[11],
    qr: values[12],
    raw: values[13],
  };
}

export function readStaticWalletState(values: Values): StaticWalletState {
  return {
    uuid: values[0],
    status: values[1],
    message: values[2],
    raw: values[3],
  };
}

export function readStaticWalletTransaction(values: Values): StaticWalletTransaction {
  return {
    uuid: values[0],
    orderId: values[1],
    amount: values[2],
    currency: values[3],
    paymentStatus: values[4],
    txid: values[5],
    feeAmount: values[6],
    netAmount: values[7],
    createdAt: time(values[8]),
    createdAtText: values[9],
    raw: values[10],
  };
}

export function readStaticWalletDeposit(values: Values): StaticWalletDeposit {
  return {
    uuid: values[0],
    walletUuid: values[1],
    orderId: values[2],
    amount: values[3],
    currency: values[4],
    network: values[5],
    address: values[6],
    paymentStatus: values[7],
    txid: values[8],
    feeAmount: values[9],
    netAmount: values[10],
    createdAt: time(values[11]),
    createdAtText: values[12],
    raw: values[13],
  };
}

export function readBalance(values: Values): Balance {
  return {
    uuid: values[0],
    status: values[1],
    currencyCode: values[2],
    balance: values[3],
    balanceUsd: values[4],
    lockedBalance: values[5],
    raw: values[6],
  };
}

export function readPrice(values: Values): Price {
  return {
    from: values[0],
    to: values[1],
    price: values[2],
    raw: values[3],
  };
}

export function readDirection(values: Values): Direction {
  return {
    network: values[0],
    networkCode: values[1],
    currency: values[2],
    depositStatus: values[3],
    withdrawalStatus: values[4],
    minDeposit: values[5],
    maxDeposit: values[6],
    minWithdrawal: values[7],
    maxWithdrawal: values[8],
    depositFeePercent: values[9],
    withdrawalFee: values[10],
    withdrawalFeeType: values[11],
    raw: values[12],
  };
}

export function readConversionPrice(values: Values): ConversionPrice {
  return {
    success: values[0],
    fromCurrency: values[1],
    toCurrency: values[2],
    amountType: values[3],
    fromAmount: values[4],
    toAmount: values[5],
    effectiveRate: values[6],
    fromAmountUsd: values[7],
    toAmountUsd: values[8],
    raw: values[9],
  };
}

export function readConversion(values: Values): Conversion {
  return {
    id: values[0],
    kind: values[1],
    status: values[2],
    fromCurrency: values[3],
    toCurrency: values[4],
    fromAmount: values[5],
    requestedFromAmount: values[6],
    refundAmount: values[7],
    toAmount: values[8],
    exchangeRate: values[9],
    feeAmount: values[10],
    fromAmountUsd: values[11],
    toAmountUsd: values[12],
    processedAt: time(values[13]),
    processedAtText: values[14],
    createdAt: time(values[15]),
    createdAtText: values[16],
    raw: values[17],
  };
}

export function readPaginate(values: Values): Paginate {
  return {
    count: values[0],
    currentPage: values[1],
    perPage: values[2],
    total: values[3],
    totalPages: values[4],
    hasMore: values[5],
    page: values[6],
    perPageOther: values[7],
    hasPages: values[8],
    raw: values[9],
  };
}

/** The readers by the names of the models. */
export const READERS = {
  Payment: readPayment,
  Payout: readPayout,
  PayoutCalculation: readPayoutCalculation,
  StaticWallet: readStaticWallet,
  StaticWalletState: readStaticWalletState,
  StaticWalletTransaction: readStaticWalletTransaction,
  StaticWalletDeposit: readStaticWalletDeposit,
  Balance: readBalance,
  Price: readPrice,
  Direction: readDirection,
  ConversionPrice: readConversionPrice,
  Conversion: readConversion,
  Paginate: readPaginate,
} as const;
