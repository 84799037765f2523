//! The readings of Alchemy Pay's and AEON's documents (Alchemy §8, §9).

use cointill::Amount;
use serde::{Deserialize, Serialize};

use super::choice;

choice! {
    /// The unit of `orderAmount` in queries and webhooks (§9 item 1).
    AmountUnit {
        /// Hundredths of the currency, as the pages say.
        Cents,
        /// The unit of the create call, as sent.
        AsSent,
    }
}

choice! {
    /// When a webhook counts as taken (§6.5).
    Acknowledgement {
        /// HTTP 200 and a body with `success`: the older rule.
        And,
        /// Either of the two: the newest rule.
        Or,
    }
}

choice! {
    /// How a webhook that was not taken is repeated (§6.5).
    RetrySchedule {
        /// Every 2 minutes up to 10 minutes, every 10 up to an hour, hourly up to 12 hours.
        Middle,
        /// Every 10 seconds up to 10 minutes, every minute up to an hour, every 10 minutes up to a
        /// day.
        Old,
    }
}

choice! {
    /// Which fields of a message are signed (§3.2).
    SignedFields {
        /// Those that the pages mark.
        Marked,
        /// All that are sent.
        All,
    }
}

choice! {
    /// The spelling of the fiat amount in the refund webhook (§9 item 10).
    FiatFieldName {
        /// `faitAmount`, as in three copies.
        Fait,
        /// `fiatAmount`, as in one.
        Fiat,
    }
}

choice! {
    /// How the nested `customize` of the native create call is signed (§3.3).
    NestedForm {
        /// Its fields are sorted and joined, and that text is the value.
        Recurse,
        /// Its fields stand beside the outer ones.
        Flatten,
    }
}

choice! {
    /// What a payment that is short, of the wrong coin or beyond the slippage ends in (§9 item 5).
    ShortPayment {
        /// `FAILED`.
        Failed,
        /// `CLOSE`.
        Close,
    }
}

choice! {
    /// Payment fields of an order that is not paid yet (§4.5).
    UnpaidFields {
        /// Left out.
        Absent,
        /// `null`.
        Null,
        /// The empty string.
        Empty,
    }
}

choice! {
    /// An `expiredTime` above 172800 (§5.4).
    OverLimit {
        /// 8000.
        Refused,
        /// Taken as 172800.
        Clamped,
    }
}

choice! {
    /// Which list of tokens and networks the merchant has (§7.2).
    TokenTable {
        /// The newer list.
        Newer,
        /// That of 2024.
        Of2024,
    }
}

choice! {
    /// Who pays the fee (§1).
    FeePayer {
        /// The merchant: the payer pays the price, the merchant gets less.
        Merchant,
        /// The payer: pays the fee on top.
        User,
    }
}

choice! {
    /// The unit of `refundAmount` (§4.6, §9 item 9).
    RefundUnit {
        /// US dollars, as two revisions say.
        Usd,
        /// The order's currency.
        OrderCurrency,
    }
}

/// The readings of Alchemy Pay's and AEON's documents. "§" is a section of the page on Alchemy Pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SwitchesAlchemyPay {
    /// The unit of `orderAmount` in queries and webhooks. Default: `cents`.
    pub amount_unit: AmountUnit,
    /// Which fields of a request are signed. Default: `marked`.
    pub request_fields: SignedFields,
    /// Which fields of a webhook are signed. Default: `marked`.
    pub webhook_fields: SignedFields,
    /// How `customize` is signed. Default: `recurse`.
    pub nested_form: NestedForm,
    /// When a webhook counts as taken. Default: `and`.
    pub acknowledgement: Acknowledgement,
    /// How webhooks are repeated. Default: `middle`.
    pub retry_schedule: RetrySchedule,
    /// The query's fields stand in `model`, not bare (§9 item 4). Default: `true`.
    pub query_in_model: bool,
    /// `success` and `error` stand in every envelope (§2). Default: `true`.
    pub envelope_flags: bool,
    /// `code` is a JSON number, as documented, and not the string that was seen (§2).
    /// Default: `false`.
    pub code_is_number: bool,
    /// The HTTP status of answers with a code other than 0, which is not documented (§2).
    /// Default: 200.
    pub error_http_status: u16,
    /// Queries write `payFaitRate` and `vCryptoNetwork`, as the samples misprint them (§4.5).
    /// Default: `false`.
    pub misprints: bool,
    /// `customParam` comes back as the object that its text holds (§4.5). Default: `false`.
    pub custom_param_is_object: bool,
    /// A fluctuation's reason is spelt with "proce", as in older copies (§5.2). Default: `false`.
    pub old_reason_text: bool,
    /// What a payment that cannot be accepted ends in. Default: `failed`.
    pub short_payment: ShortPayment,
    /// A webhook tells of `TIMEOUT` (§9 item 5). Default: `true`.
    pub timeout_webhook: bool,
    /// `merchantOrderNo` must be digits, save in Telegram orders (§9 item 7). Default: `false`.
    pub digits_only: bool,
    /// Amounts must be JSON strings (§8). Default: `false`, numbers are taken by their digits.
    pub strings_only: bool,
    /// `paymentExchange` is configured (§9 item 8). Default: `true`; with `false` it gives 8016.
    pub payment_exchange: bool,
    /// `payCurrency` may be a token, which needs to be configured (§7.1). Default: `true`; with
    /// `false` it gives 8013.
    pub token_as_currency: bool,
    /// A token outside the merchant's table gives 8013. Default: `false`: the order is made and the
    /// cashier page refuses (§4.7).
    pub unknown_token_refused: bool,
    /// The merchant's tokens and networks. Default: `newer`.
    pub token_table: TokenTable,
    /// The unit of `refundAmount`. Default: `usd`.
    pub refund_unit: RefundUnit,
    /// The fiat amount's name in the refund webhook. Default: `fait`.
    pub refund_fiat_field: FiatFieldName,
    /// Payment fields before payment. Default: `absent`.
    pub unpaid_fields: UnpaidFields,
    /// An `expiredTime` above the limit. Default: `refused`.
    pub expiry_over_limit: OverLimit,
    /// Seconds to expiry when none are sent (§9 item 13: not known). Default: 3,600.
    pub default_expiry_seconds: u32,
    /// Several payments add up to an order, each short one with a webhook (§5.3). Default: `false`.
    pub accumulation: bool,
    /// Percent by which a coin may fall before a payment fails (§1); `null` is unset: the risk is
    /// the merchant's. Default: `null`.
    #[serde(with = "crate::amount_text::optional")]
    pub slippage_percent: Option<Amount>,
    /// The merchant's fee, in percent. Default: 1.
    #[serde(with = "crate::amount_text")]
    pub fee_percent: Amount,
    /// Who pays it. Default: `merchant`.
    pub fee_payer: FeePayer,
    /// Orders are settled on payment and cannot be refunded (S0, §1). Default: `false`.
    pub settled_at_once: bool,
    /// Seconds between a payment being seen (`PROCESSING`) and its end; 0 leaves that status out.
    /// Divided by the time scale. Default: 0.
    pub processing_seconds: u32,
    /// Where refund webhooks go, which the vendor configures (§6.2); `null` sends none.
    /// Default: `null`.
    pub refund_callback_url: Option<String>,
    /// Seconds until a refund is done by itself, divided by the time scale; `null` leaves it to the
    /// control interface. Default: 5.
    pub refund_seconds: Option<u32>,
    /// Addresses that may call; others get 8012 (§1). Default: empty, everyone.
    pub allowed_ips: Vec<String>,
    /// `payType`s that are configured; others give 8016. Default: all of §7.3 and §4.4.
    pub pay_types: Vec<String>,
}

impl Default for SwitchesAlchemyPay {
    fn default() -> Self {
        SwitchesAlchemyPay {
            amount_unit: AmountUnit::default(),
            request_fields: SignedFields::default(),
            webhook_fields: SignedFields::default(),
            nested_form: NestedForm::default(),
            acknowledgement: Acknowledgement::default(),
            retry_schedule: RetrySchedule::default(),
            query_in_model: true,
            envelope_flags: true,
            code_is_number: false,
            error_http_status: 200,
            misprints: false,
            custom_param_is_object: false,
            old_reason_text: false,
            short_payment: ShortPayment::default(),
            timeout_webhook: true,
            digits_only: false,
            strings_only: false,
            payment_exchange: true,
            token_as_currency: true,
            unknown_token_refused: false,
            token_table: TokenTable::default(),
            refund_unit: RefundUnit::default(),
            refund_fiat_field: FiatFieldName::default(),
            unpaid_fields: UnpaidFields::default(),
            expiry_over_limit: OverLimit::default(),
            default_expiry_seconds: 3_600,
            accumulation: false,
            slippage_percent: None,
            fee_percent: Amount::from(1),
            fee_payer: FeePayer::default(),
            settled_at_once: false,
            processing_seconds: 0,
            refund_callback_url: None,
            refund_seconds: Some(5),
            allowed_ips: Vec::new(),
            pay_types: [
                "WALLET",
                "EXCHANGE",
                "BINANCE_PAY",
                "MESH_WALLET",
                "BITGET_PAY",
                "BYBIT_PAY",
                "CRYPTO_PAY",
                "KUCOIN_PAY",
                "SOLANA_PAY",
                "GATE_PAY",
            ]
            .map(str::to_owned)
            .to_vec(),
        }
    }
}
