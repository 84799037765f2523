//! The readings of 2328.io's documents (2328 §12, §13).

use serde::{Deserialize, Serialize};

use super::choice;

choice! {
    /// What becomes of a callback URL on a private or loopback host (§4, §12).
    PrivateCallbacks {
        /// Taken: on one machine there is no other.
        Allowed,
        /// Refused with 403 and a page of HTML, as the CDN in front of the gateway does (R).
        FirewallPage,
        /// Refused by the gateway itself, as the newer documents say (N); 422 is our choice.
        Refused,
    }
}

choice! {
    /// The code of Toncoin in answers and webhooks (§13 item 10). Both are taken in requests.
    TonCode {
        /// `TON`, as in the webhook examples.
        Ton,
        /// `GRAM`, as the newer documents say.
        Gram,
    }
}

choice! {
    /// How times are written (§4).
    Times {
        /// `Z` in answers and `+03:00` in webhooks, as in the examples.
        Documented,
        /// `Z` everywhere.
        Utc,
        /// `+03:00` everywhere.
        Moscow,
    }
}

choice! {
    /// How a webhook's JSON is written on the wire (§10). The signed text is the same.
    WebhookForm {
        /// As it was signed.
        Plain,
        /// `/` as `\/` and non-ASCII as `\uXXXX`, as PHP's HTTP clients do by themselves.
        PhpEscaped,
    }
}

choice! {
    /// Over which bytes a request's signature is checked (§13 item 15).
    RequestCheck {
        /// The bytes as received.
        RawBytes,
        /// The body decoded and encoded again with the reference flags.
        Reencoded,
    }
}

choice! {
    /// What a repeated `order_id` gives in a case that is not documented (§13 item 16).
    RepeatedCreate {
        /// The existing invoice.
        Existing,
        /// A refusal: 409.
        Conflict,
        /// A new invoice.
        New,
    }
}

choice! {
    /// The HTTP status of a refusal, none of which is documented (§4, §13 item 1).
    ErrorStatus {
        /// 401, 404, 409 or 422 by the kind of refusal.
        Http,
        /// 200 with `state` 1.
        StateOnly,
    }
}

choice! {
    /// `Retry-After` on the gateway's own 429, which is not documented (§11).
    RetryAfterForm {
        /// None is sent.
        None,
        /// As seconds.
        Seconds,
        /// As a date.
        Date,
    }
}

choice! {
    /// The key for conversions, directions and prices (§13 item 19).
    ConvertKey {
        /// The API key.
        ApiKey,
        /// The payout key.
        PayoutKey,
        /// Either.
        Either,
    }
}

choice! {
    /// What a payment that arrives after expiry does (§9: "a late payment: ?").
    LatePayment {
        /// The invoice becomes `paid`, `overpaid` or `underpaid` after all, with a webhook.
        Credited,
        /// Nothing is told; the money stays on the address.
        Ignored,
    }
}

choice! {
    /// What a transfer of another coin does, which is not documented.
    WrongCoin {
        /// Nothing is told; the money stays on the address.
        Ignored,
        /// It counts: the invoice's payer currency and network become those of the transfer, and
        /// its amount is counted at the sandbox's prices.
        Credited,
    }
}

/// The readings of 2328.io's documents. "§" is a section of `docs/protocol`'s page on 2328.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches2328 {
    /// `url_callback` is demanded on create (§13 item 5). Default: `false`.
    pub url_callback_required: bool,
    /// `network` is demanded when `currency` is a coin (§13 item 6). Default: `false`.
    pub network_required_for_crypto: bool,
    /// A new invoice whose coin is not known is `pending`; with `false` it is `check` at once
    /// (§13 item 7). Default: `true`.
    pub coinless_is_pending: bool,
    /// Callback URLs on private hosts. Default: `allowed`.
    pub private_callbacks: PrivateCallbacks,
    /// Toncoin's code. Default: `ton`.
    pub ton_code: TonCode,
    /// How times are written. Default: `documented`.
    pub times: Times,
    /// Payment webhooks carry `tg_deeplink` and `qr` (§13 item 8). Default: `false`.
    pub webhook_has_link_and_qr: bool,
    /// How webhooks are written. Default: `plain`.
    pub webhook_form: WebhookForm,
    /// `sign` stands first in a webhook, not last (§10: "do not rely on it"). Default: `false`.
    pub sign_first: bool,
    /// `/v1/prices` comes in the envelope, not as a bare list (§13 item 14). Default: `false`.
    pub prices_in_envelope: bool,
    /// The list of a wallet's transactions has the pagination of the other lists (§13 item 13).
    /// Default: `false`.
    pub one_pagination_shape: bool,
    /// The payment list filters by `aml_lock` (§13 item 12). Default: `true`.
    pub list_by_aml_lock: bool,
    /// Paths without `/api` are taken too (§13 item 9). Default: `false`.
    pub base_without_api: bool,
    /// Over which bytes a request's signature is checked. Default: `raw_bytes`.
    pub request_check: RequestCheck,
    /// Requests without `User-Agent` get the firewall's page (§2). Default: `true`.
    pub user_agent_required: bool,
    /// Amounts may be JSON numbers; their digits are taken as written (§13 item 17).
    /// Default: `true`.
    pub numeric_amounts: bool,
    /// A repeated `order_id` with another body. Default: `existing`.
    pub repeat_with_other_body: RepeatedCreate,
    /// A repeated `order_id` of an invoice that has ended unpaid. Default: `existing`.
    pub repeat_of_dead_invoice: RepeatedCreate,
    /// The HTTP status of refusals. Default: `http`.
    pub error_status: ErrorStatus,
    /// Ten requests a second and project, then 429 (§11). Default: `false`, no limit.
    pub rate_limit: bool,
    /// The public rates count too (§11: "?"). Default: `false`.
    pub rate_limit_counts_rates: bool,
    /// `Retry-After` on that 429. Default: `none`.
    pub retry_after: RetryAfterForm,
    /// The key for conversions, directions and prices. Default: `api_key`.
    pub convert_key: ConvertKey,
    /// Seconds between a transfer being seen (`awaiting_confirmation`) and confirmed; 0 leaves that
    /// status out, as the older documents do (§13 item 11). Divided by the time scale. Default: 0.
    pub confirmation_seconds: u32,
    /// Seconds until a payout is completed by itself, divided by the time scale; `null` leaves it to
    /// the control interface. Default: 5.
    pub payout_seconds: Option<u32>,
    /// Seconds until a refund is done by itself, divided by the time scale; `null` leaves it to the
    /// control interface. Default: 5.
    pub refund_seconds: Option<u32>,
    /// What may be missing of a payment that still counts as full, in hundredths of a percent
    /// (§13 item 18: not found). Default: 0.
    pub underpayment_tolerance_basis_points: u16,
    /// A payment after expiry. Default: `credited`.
    pub late_payment: LatePayment,
    /// A transfer of another coin. Default: `ignored`.
    pub wrong_coin: WrongCoin,
    /// A deposit to a disabled wallet is told all the same (§7: "?"). Default: `false`.
    pub disabled_wallet_tells: bool,
    /// Payouts carry `transfer_type` and `tx_explorer_url` (§6.1). Default: `true`.
    pub payout_transfer_fields: bool,
    /// `block_number` of a payout is a JSON number, not a string (§6.1). Default: `true`.
    pub block_number_is_number: bool,
    /// Most characters of a payout's `order_id` (§13 item 21: none stated). Default: 128.
    pub payout_order_id_max: u32,
    /// Any 2xx takes a webhook; with `false` only 200 does (§10, §13 item 2). Default: `false`.
    pub any_2xx_takes: bool,
    /// Seconds between the attempts of a webhook, divided by the time scale. Nothing is documented
    /// (§13 item 2): the default is ours, ten attempts over about a day.
    pub webhook_retry_seconds: Vec<u32>,
}

impl Default for Switches2328 {
    fn default() -> Self {
        Switches2328 {
            url_callback_required: false,
            network_required_for_crypto: false,
            coinless_is_pending: true,
            private_callbacks: PrivateCallbacks::default(),
            ton_code: TonCode::default(),
            times: Times::default(),
            webhook_has_link_and_qr: false,
            webhook_form: WebhookForm::default(),
            sign_first: false,
            prices_in_envelope: false,
            one_pagination_shape: false,
            list_by_aml_lock: true,
            base_without_api: false,
            request_check: RequestCheck::default(),
            user_agent_required: true,
            numeric_amounts: true,
            repeat_with_other_body: RepeatedCreate::default(),
            repeat_of_dead_invoice: RepeatedCreate::default(),
            error_status: ErrorStatus::default(),
            rate_limit: false,
            rate_limit_counts_rates: false,
            retry_after: RetryAfterForm::default(),
            convert_key: ConvertKey::default(),
            confirmation_seconds: 0,
            payout_seconds: Some(5),
            refund_seconds: Some(5),
            underpayment_tolerance_basis_points: 0,
            late_payment: LatePayment::default(),
            wrong_coin: WrongCoin::default(),
            disabled_wallet_tells: false,
            payout_transfer_fields: true,
            block_number_is_number: true,
            payout_order_id_max: 128,
            any_2xx_takes: false,
            webhook_retry_seconds: vec![10, 30, 60, 300, 900, 3_600, 10_800, 21_600, 43_200],
        }
    }
}
