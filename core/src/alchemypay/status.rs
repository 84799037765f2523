//! The gateway's words, each an open set (Alchemy §4, §5, §7).

use crate::model::open_enum;

open_enum! {
    /// The status of an order (Alchemy §5.1).
    pub enum OrderStatus {
        /// Created, waiting for the payer.
        Init = "INIT",
        /// Payment seen.
        Processing = "PROCESSING",
        /// Paid.
        Completed = "COMPLETED",
        /// Closed: a failure. Whether it differs from `FAILED` is not documented.
        Close = "CLOSE",
        /// Too little, the wrong coin, or the price moved too far.
        Failed = "FAILED",
        /// Expired unpaid. A late payment may still make it one of the next two.
        Timeout = "TIMEOUT",
        /// Paid after expiry and accepted.
        DelaySuccess = "DELAY_SUCCESS",
        /// Paid after expiry and not accepted.
        DelayFailed = "DELAY_FAILED",
    }
}

open_enum! {
    /// Why an order failed, in the gateway's literal sentences (Alchemy §5.2).
    pub enum FailReason {
        /// Coin or network differs from the order.
        WrongCoinOrNetwork = "crypto or network inconsistent",
        /// Paid too little.
        LowerAmount = "Your payment amount is lower than this order",
        /// The coin lost more than the merchant's slippage; older copies write "proce".
        CurrencyFluctuation = "Due to fluctuations in the currency price, your payment amount cannot fulfill this order" | "Due to fluctuations in the currency proce, your payment amount cannot fulfill this order",
    }
}

open_enum! {
    /// How an order's amount is taken (Alchemy §5.3). Accumulation has no value: it is set up by
    /// the vendor.
    pub enum OrderModel {
        /// Strict: less than ordered fails.
        Order = "ORDER",
        /// Top-up: whatever arrives becomes the amount.
        Recharge = "RECHARGE",
    }
}

open_enum! {
    /// How the payer pays (Alchemy §7.3, §4.4).
    pub enum PayType {
        /// A transfer on a chain, from a QR code.
        Wallet = "WALLET",
        /// From an exchange account. Hosted only; absent from the newest tables.
        Exchange = "EXCHANGE",
        /// Binance Pay.
        BinancePay = "BINANCE_PAY",
        /// A wallet connected through Mesh. Hosted only; absent from the newest tables.
        MeshWallet = "MESH_WALLET",
        /// Bitget Pay. Native only.
        BitgetPay = "BITGET_PAY",
        /// Bybit Pay. Native only.
        BybitPay = "BYBIT_PAY",
        /// Crypto.com Pay. Native only.
        CryptoPay = "CRYPTO_PAY",
        /// KuCoin Pay. Native only.
        KucoinPay = "KUCOIN_PAY",
        /// Solana Pay. Native only.
        SolanaPay = "SOLANA_PAY",
        /// Gate Pay. Native only.
        GatePay = "GATE_PAY",
    }
}

open_enum! {
    /// How a Telegram order is paid (Alchemy §4.3).
    pub enum TgModel {
        /// The cashier in a browser, then back to `redirectURL`.
        Browser = "BROWSER",
        /// The cashier inside the mini app, closed when paid; `redirectURL` is not needed.
        MiniApp = "MINIAPP",
        /// By the vendor's bot, and back to the merchant's.
        Bot = "BOT",
    }
}

open_enum! {
    /// Why a refund was made. The webhook's values are not documented; these are the types of
    /// automatic refunds (Alchemy §4.6).
    pub enum RefundType {
        /// Paid less than ordered.
        LowerAmount = "lower_amount",
        /// The coin lost more than the merchant's slippage.
        CurrencyFluctuation = "currency_fluctuation",
        /// The wrong coin or network.
        WrongPayment = "wrong_payment",
    }
}

open_enum! {
    /// The outcome of a refund (Alchemy §6.2).
    pub enum RefundStatus {
        /// Sent.
        Completed = "COMPLETED",
        /// Not sent.
        Failed = "FAILED",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_are_one_reason() {
        let new = "Due to fluctuations in the currency price, your payment amount cannot fulfill this order";
        let old = new.replace("price", "proce");
        assert_eq!(FailReason::from(new), FailReason::CurrencyFluctuation);
        assert_eq!(
            FailReason::from(old.as_str()),
            FailReason::CurrencyFluctuation
        );
        assert_eq!(FailReason::from("else").as_str(), "else");
    }
}
