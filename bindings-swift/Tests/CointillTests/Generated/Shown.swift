// Made from the core's definitions by `cargo xtask generate`; do not edit.

import Cointill

extension Gateway2328.Payment: Showable {
    var shownFields: [String: Value] {
        [
            "uuid": shown(uuid),
            "order_id": shown(orderId),
            "amount": shown(amount),
            "currency": shown(currency),
            "url": shown(url),
            "tg_deeplink": shown(tgDeeplink),
            "expires_at": shown(expiresAt),
            "created_at": shown(createdAt),
            "payer_currency": shown(payerCurrency),
            "payer_amount": shown(payerAmount),
            "network": shown(network),
            "address": shown(address),
            "payment_status": shown(paymentStatus),
            "txid": shown(txid),
            "payment_amount": shown(paymentAmount),
            "merchant_amount": shown(merchantAmount),
            "qr": shown(qr),
            "amount_usd": shown(amountUsd),
            "exchange_rate": shown(exchangeRate),
        ]
    }
}

extension Gateway2328.Payout: Showable {
    var shownFields: [String: Value] {
        [
            "uuid": shown(uuid),
            "order_id": shown(orderId),
            "status": shown(status),
            "currency": shown(currency),
            "network": shown(network),
            "amount": shown(amount),
            "merchant_amount": shown(merchantAmount),
            "network_amount": shown(networkAmount),
            "amount_usd": shown(amountUsd),
            "to_address": shown(toAddress),
            "memo": shown(memo),
            "transfer_type": shown(transferType),
            "txid": shown(txid),
            "tx_explorer_url": shown(txExplorerUrl),
            "block_number": shown(blockNumber),
            "error_type": shown(errorType),
            "from_currency": shown(fromCurrency),
            "debited_amount": shown(debitedAmount),
            "debited_currency": shown(debitedCurrency),
            "created_at": shown(createdAt),
            "updated_at": shown(updatedAt),
        ]
    }
}

extension Gateway2328.PayoutCalculation: Showable {
    var shownFields: [String: Value] {
        [
            "currency": shown(currency),
            "network": shown(network),
            "amount": shown(amount),
            "fee_option": shown(feeOption),
            "merchant_amount": shown(merchantAmount),
            "network_amount": shown(networkAmount),
            "total_fee": shown(totalFee),
            "total_fee_usd": shown(totalFeeUsd),
        ]
    }
}

extension Gateway2328.StaticWallet: Showable {
    var shownFields: [String: Value] {
        [
            "uuid": shown(uuid),
            "address": shown(address),
            "currency": shown(currency),
            "network": shown(network),
            "label": shown(label),
            "order_id": shown(orderId),
            "status": shown(status),
            "url": shown(url),
            "total_received": shown(totalReceived),
            "transactions_count": shown(transactionsCount),
            "created_at": shown(createdAt),
            "qr": shown(qr),
        ]
    }
}

extension Gateway2328.StaticWalletState: Showable {
    var shownFields: [String: Value] {
        [
            "uuid": shown(uuid),
            "status": shown(status),
            "message": shown(message),
        ]
    }
}

extension Gateway2328.StaticWalletTransaction: Showable {
    var shownFields: [String: Value] {
        [
            "uuid": shown(uuid),
            "order_id": shown(orderId),
            "amount": shown(amount),
            "currency": shown(currency),
            "payment_status": shown(paymentStatus),
            "txid": shown(txid),
            "fee_amount": shown(feeAmount),
            "net_amount": shown(netAmount),
            "created_at": shown(createdAt),
        ]
    }
}

extension Gateway2328.StaticWalletDeposit: Showable {
    var shownFields: [String: Value] {
        [
            "uuid": shown(uuid),
            "wallet_uuid": shown(walletUuid),
            "order_id": shown(orderId),
            "amount": shown(amount),
            "currency": shown(currency),
            "network": shown(network),
            "address": shown(address),
            "payment_status": shown(paymentStatus),
            "txid": shown(txid),
            "fee_amount": shown(feeAmount),
            "net_amount": shown(netAmount),
            "created_at": shown(createdAt),
        ]
    }
}

extension Gateway2328.Balance: Showable {
    var shownFields: [String: Value] {
        [
            "uuid": shown(uuid),
            "status": shown(status),
            "currency_code": shown(currencyCode),
            "balance": shown(balance),
            "balance_usd": shown(balanceUsd),
            "locked_balance": shown(lockedBalance),
        ]
    }
}

extension Gateway2328.Price: Showable {
    var shownFields: [String: Value] {
        [
            "from": shown(from),
            "to": shown(to),
            "price": shown(price),
        ]
    }
}

extension Gateway2328.Direction: Showable {
    var shownFields: [String: Value] {
        [
            "network": shown(network),
            "network_code": shown(networkCode),
            "currency": shown(currency),
            "deposit_status": shown(depositStatus),
            "withdrawal_status": shown(withdrawalStatus),
            "min_deposit": shown(minDeposit),
            "max_deposit": shown(maxDeposit),
            "min_withdrawal": shown(minWithdrawal),
            "max_withdrawal": shown(maxWithdrawal),
            "deposit_fee_percent": shown(depositFeePercent),
            "withdrawal_fee": shown(withdrawalFee),
            "withdrawal_fee_type": shown(withdrawalFeeType),
        ]
    }
}

extension Gateway2328.ConversionPrice: Showable {
    var shownFields: [String: Value] {
        [
            "success": shown(success),
            "from_currency": shown(fromCurrency),
            "to_currency": shown(toCurrency),
            "amount_type": shown(amountType),
            "from_amount": shown(fromAmount),
            "to_amount": shown(toAmount),
            "effective_rate": shown(effectiveRate),
            "from_amount_usd": shown(fromAmountUsd),
            "to_amount_usd": shown(toAmountUsd),
        ]
    }
}

extension Gateway2328.Conversion: Showable {
    var shownFields: [String: Value] {
        [
            "id": shown(id),
            "kind": shown(kind),
            "status": shown(status),
            "from_currency": shown(fromCurrency),
            "to_currency": shown(toCurrency),
            "from_amount": shown(fromAmount),
            "requested_from_amount": shown(requestedFromAmount),
            "refund_amount": shown(refundAmount),
            "to_amount": shown(toAmount),
            "exchange_rate": shown(exchangeRate),
            "fee_amount": shown(feeAmount),
            "from_amount_usd": shown(fromAmountUsd),
            "to_amount_usd": shown(toAmountUsd),
            "processed_at": shown(processedAt),
            "created_at": shown(createdAt),
        ]
    }
}

extension Gateway2328.Paginate: Showable {
    var shownFields: [String: Value] {
        [
            "count": shown(count),
            "current_page": shown(currentPage),
            "per_page": shown(perPage),
            "total": shown(total),
            "total_pages": shown(totalPages),
            "has_more": shown(hasMore),
            "page": shown(page),
            "per_page_other": shown(perPageOther),
            "has_pages": shown(hasPages),
        ]
    }
}

extension AlchemyPay.Created: Showable {
    var shownFields: [String: Value] {
        [
            "order_no": shown(orderNo),
            "web_url": shown(webUrl),
            "recovered": shown(recovered),
        ]
    }
}

extension AlchemyPay.NativeCreated: Showable {
    var shownFields: [String: Value] {
        [
            "order_no": shown(orderNo),
            "web_url": shown(webUrl),
            "recovered": shown(recovered),
        ]
    }
}

extension AlchemyPay.Order: Showable {
    var shownFields: [String: Value] {
        [
            "order_no": shown(orderNo),
            "order_status": shown(orderStatus),
            "user_id": shown(userId),
            "merchant_order_no": shown(merchantOrderNo),
            "order_currency": shown(orderCurrency),
            "order_amount": shown(orderAmount),
            "pay_crypto_rate": shown(payCryptoRate),
            "pay_fiat_rate": shown(payFiatRate),
            "pay_crypto_currency": shown(payCryptoCurrency),
            "pay_crypto_volume": shown(payCryptoVolume),
            "pay_crypto_network": shown(payCryptoNetwork),
            "address": shown(address),
            "hx_address": shown(hxAddress),
            "fail_reason": shown(failReason),
            "fee": shown(fee),
            "custom_param": shown(customParam),
            "settlement_amount": shown(settlementAmount),
            "settlement_currency": shown(settlementCurrency),
            "order_time": shown(orderTime),
            "pay_time": shown(payTime),
            "pay_method": shown(payMethod),
            "from_address": shown(fromAddress),
        ]
    }
}

extension AlchemyPay.OrderSigned: Showable {
    var shownFields: [String: Value] {
        [
            "order_no": shown(orderNo),
            "order_status": shown(orderStatus),
            "user_id": shown(userId),
            "merchant_order_no": shown(merchantOrderNo),
            "order_currency": shown(orderCurrency),
            "order_amount": shown(orderAmount),
            "pay_crypto_rate": shown(payCryptoRate),
            "pay_fiat_rate": shown(payFiatRate),
            "pay_crypto_currency": shown(payCryptoCurrency),
            "pay_crypto_volume": shown(payCryptoVolume),
            "pay_crypto_network": shown(payCryptoNetwork),
            "hx_address": shown(hxAddress),
            "fail_reason": shown(failReason),
            "fee": shown(fee),
        ]
    }
}

extension AlchemyPay.OrderUnsigned: Showable {
    var shownFields: [String: Value] {
        [
            "address": shown(address),
            "custom_param": shown(customParam),
            "settlement_amount": shown(settlementAmount),
            "settlement_currency": shown(settlementCurrency),
            "order_time": shown(orderTime),
            "pay_time": shown(payTime),
            "pay_method": shown(payMethod),
            "from_address": shown(fromAddress),
        ]
    }
}

extension AlchemyPay.RefundSigned: Showable {
    var shownFields: [String: Value] {
        [
            "refund_type": shown(refundType),
            "merchant_order_no": shown(merchantOrderNo),
            "payment_order_no": shown(paymentOrderNo),
            "order_status": shown(orderStatus),
            "token_amount": shown(tokenAmount),
            "fiat_amount": shown(fiatAmount),
            "fiat_currency": shown(fiatCurrency),
            "refund_network": shown(refundNetwork),
            "refund_token": shown(refundToken),
            "refund_order_no": shown(refundOrderNo),
            "hx_address": shown(hxAddress),
        ]
    }
}

extension AlchemyPay.PartialSigned: Showable {
    var shownFields: [String: Value] {
        [
            "all_pay_crypto_volume": shown(allPayCryptoVolume),
            "hash": shown(hash),
            "merchant_order_no": shown(merchantOrderNo),
            "order_crypto_volume": shown(orderCryptoVolume),
            "order_no": shown(orderNo),
            "pay_crypto_currency": shown(payCryptoCurrency),
            "pay_crypto_network": shown(payCryptoNetwork),
        ]
    }
}

extension Checkout.PaymentView: Showable {
    var shownFields: [String: Value] {
        [
            "order_id": shown(orderId),
            "status": shown(status),
            "is_final": shown(isFinal),
            "is_paid": shown(isPaid),
            "is_held": shown(isHeld),
            "is_payable": shown(isPayable),
            "amount": shown(amount),
            "currency": shown(currency),
            "owed": shown(owed),
            "received": shown(received),
            "to_send": shown(toSend),
            "payer_currency": shown(payerCurrency),
            "network": shown(network),
            "address": shown(address),
            "payment_uri": shown(paymentUri),
            "qr_payload": shown(qrPayload),
            "url": shown(url),
            "telegram_url": shown(telegramUrl),
            "expires_at": shown(expiresAt),
            "server_time": shown(serverTime),
        ]
    }
}
