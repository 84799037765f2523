/**
 * How the values of the native module become models of 2328.io.
 *
 * Made from the core's definitions by `cargo xtask generate`; do not edit.
 */

import type { Values } from "../values";
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

export function readPayment(from: Values): Payment {
  return {
    uuid: from.text(),
    orderId: from.maybe(),
    amount: from.text(),
    currency: from.text(),
    url: from.maybe(),
    tgDeeplink: from.maybe(),
    expiresAt: from.time(),
    expiresAtText: from.maybe(),
    createdAt: from.time(),
    createdAtText: from.maybe(),
    payerCurrency: from.maybe(),
    payerAmount: from.maybe(),
    network: from.maybe(),
    address: from.maybe(),
    paymentStatus: from.text(),
    txid: from.maybe(),
    paymentAmount: from.maybe(),
    merchantAmount: from.maybe(),
    qr: from.maybe(),
    amountUsd: from.maybe(),
    exchangeRate: from.maybe(),
    raw: from.text(),
  };
}

export function readPayout(from: Values): Payout {
  return {
    uuid: from.text(),
    orderId: from.maybe(),
    status: from.text(),
    currency: from.maybe(),
    network: from.maybe(),
    amount: from.maybe(),
    merchantAmount: from.maybe(),
    networkAmount: from.maybe(),
    amountUsd: from.maybe(),
    toAddress: from.maybe(),
    memo: from.maybe(),
    transferType: from.maybe(),
    txid: from.maybe(),
    txExplorerUrl: from.maybe(),
    blockNumber: from.maybe(),
    errorType: from.maybe(),
    fromCurrency: from.maybe(),
    debitedAmount: from.maybe(),
    debitedCurrency: from.maybe(),
    createdAt: from.time(),
    createdAtText: from.maybe(),
    updatedAt: from.time(),
    updatedAtText: from.maybe(),
    raw: from.text(),
  };
}

export function readPayoutCalculation(from: Values): PayoutCalculation {
  return {
    currency: from.maybe(),
    network: from.maybe(),
    amount: from.text(),
    feeOption: from.maybe(),
    merchantAmount: from.maybe(),
    networkAmount: from.maybe(),
    totalFee: from.maybe(),
    totalFeeUsd: from.maybe(),
    raw: from.text(),
  };
}

export function readStaticWallet(from: Values): StaticWallet {
  return {
    uuid: from.text(),
    address: from.maybe(),
    currency: from.maybe(),
    network: from.maybe(),
    label: from.maybe(),
    orderId: from.maybe(),
    status: from.text(),
    url: from.maybe(),
    totalReceived: from.maybe(),
    transactionsCount: from.maybeInteger(),
    createdAt: from.time(),
    createdAtText: from.maybe(),
    qr: from.maybe(),
    raw: from.text(),
  };
}

export function readStaticWalletState(from: Values): StaticWalletState {
  return {
    uuid: from.text(),
    status: from.text(),
    message: from.maybe(),
    raw: from.text(),
  };
}

export function readStaticWalletTransaction(from: Values): StaticWalletTransaction {
  return {
    uuid: from.text(),
    orderId: from.maybe(),
    amount: from.text(),
    currency: from.text(),
    paymentStatus: from.text(),
    txid: from.maybe(),
    feeAmount: from.maybe(),
    netAmount: from.maybe(),
    createdAt: from.time(),
    createdAtText: from.maybe(),
    raw: from.text(),
  };
}

export function readStaticWalletDeposit(from: Values): StaticWalletDeposit {
  return {
    uuid: from.maybe(),
    walletUuid: from.maybe(),
    orderId: from.maybe(),
    amount: from.maybe(),
    currency: from.maybe(),
    network: from.maybe(),
    address: from.maybe(),
    paymentStatus: from.text(),
    txid: from.maybe(),
    feeAmount: from.maybe(),
    netAmount: from.maybe(),
    createdAt: from.time(),
    createdAtText: from.maybe(),
    raw: from.text(),
  };
}

export function readBalance(from: Values): Balance {
  return {
    uuid: from.maybe(),
    status: from.maybe(),
    currencyCode: from.text(),
    balance: from.text(),
    balanceUsd: from.maybe(),
    lockedBalance: from.maybe(),
    raw: from.text(),
  };
}

export function readPrice(from: Values): Price {
  return {
    from: from.text(),
    to: from.text(),
    price: from.text(),
    raw: from.text(),
  };
}

export function readDirection(from: Values): Direction {
  return {
    network: from.maybe(),
    networkCode: from.maybe(),
    currency: from.text(),
    depositStatus: from.maybe(),
    withdrawalStatus: from.maybe(),
    minDeposit: from.maybe(),
    maxDeposit: from.maybe(),
    minWithdrawal: from.maybe(),
    maxWithdrawal: from.maybe(),
    depositFeePercent: from.maybe(),
    withdrawalFee: from.maybe(),
    withdrawalFeeType: from.maybe(),
    raw: from.text(),
  };
}

export function readConversionPrice(from: Values): ConversionPrice {
  return {
    success: from.maybeFlag(),
    fromCurrency: from.text(),
    toCurrency: from.text(),
    amountType: from.maybe(),
    fromAmount: from.text(),
    toAmount: from.text(),
    effectiveRate: from.maybe(),
    fromAmountUsd: from.maybe(),
    toAmountUsd: from.maybe(),
    raw: from.text(),
  };
}

export function readConversion(from: Values): Conversion {
  return {
    id: from.text(),
    kind: from.maybe(),
    status: from.maybe(),
    fromCurrency: from.text(),
    toCurrency: from.text(),
    fromAmount: from.text(),
    requestedFromAmount: from.maybe(),
    refundAmount: from.maybe(),
    toAmount: from.maybe(),
    exchangeRate: from.maybe(),
    feeAmount: from.maybe(),
    fromAmountUsd: from.maybe(),
    toAmountUsd: from.maybe(),
    processedAt: from.time(),
    processedAtText: from.maybe(),
    createdAt: from.time(),
    createdAtText: from.maybe(),
    raw: from.text(),
  };
}

export function readPaginate(from: Values): Paginate {
  return {
    count: from.maybeInteger(),
    currentPage: from.maybeInteger(),
    perPage: from.maybeInteger(),
    total: from.maybeInteger(),
    totalPages: from.maybeInteger(),
    hasMore: from.maybeFlag(),
    page: from.maybeInteger(),
    perPageOther: from.maybeInteger(),
    hasPages: from.maybeFlag(),
    raw: from.text(),
  };
}
