//! Alchemy Pay's endpoints and the fields of their requests.

/// An endpoint (Alchemy §4). All are `POST`, and all bodies start with `appId` and end with `sign`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Endpoint {
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    /// The message whose list of signed fields counts.
    pub(crate) message: &'static str,
    /// What a repeat does (design, decision 7).
    pub(crate) repeat: &'static str,
    /// `orderAmount` goes out in cents (§4.2, §4.3).
    pub(crate) cents: bool,
    /// The members of the body in their order.
    pub(crate) fields: &'static [&'static str],
}

const fn create(name: &'static str, path: &'static str) -> Endpoint {
    Endpoint {
        name,
        path,
        message: "create",
        repeat: "error_that_tells",
        cents: false,
        fields: &[
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "paymentTokens",
            "paymentExchange",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "payType",
            "paymentNetworks",
            "orderModel",
        ],
    }
}

const fn telegram(name: &'static str, path: &'static str) -> Endpoint {
    Endpoint {
        message: "telegram",
        fields: &[
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "tgModel",
            "paymentTokens",
            "paymentExchange",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "payType",
            "paymentNetworks",
            "orderModel",
        ],
        ..create(name, path)
    }
}

const fn in_cents(endpoint: Endpoint) -> Endpoint {
    Endpoint {
        cents: true,
        ..endpoint
    }
}

/// Every endpoint of §4.
pub(crate) const ENDPOINTS: [Endpoint; 7] = [
    create("alchemypay.payment.create", "/open/api/payment/V2"),
    in_cents(create("alchemypay.payment.create_v1", "/open/api/payment")),
    telegram(
        "alchemypay.payment.create_telegram",
        "/open/api/tg/payment/V2",
    ),
    in_cents(telegram(
        "alchemypay.payment.create_telegram_v1",
        "/open/api/tgPayment",
    )),
    Endpoint {
        message: "native",
        fields: &[
            "merchantOrderNo",
            "orderAmount",
            "payCurrency",
            "userId",
            "payType",
            "customize",
            "redirectURL",
            "callbackURL",
            "customParam",
            "expiredTime",
            "orderModel",
            "subMerchantNo",
        ],
        ..create(
            "alchemypay.payment.create_native",
            "/open/api/payment/customize/V2",
        )
    },
    Endpoint {
        message: "query",
        repeat: "harmless",
        fields: &["merchantOrderNo"],
        ..create("alchemypay.payment.query", "/open/api/payment/query")
    },
    Endpoint {
        message: "refund",
        repeat: "unsafe",
        fields: &[
            "merchantOrderNo",
            "walletAddress",
            "refundAmount",
            "refundToken",
            "refundNetwork",
            "refundOrderNo",
            "email",
            "refundReason",
            "memo",
        ],
        ..create("alchemypay.refund.create", "/open/api/payment/refund")
    },
];

/// The endpoint of that name.
pub(crate) fn endpoint(name: &str) -> &'static Endpoint {
    ENDPOINTS
        .iter()
        .find(|endpoint| endpoint.name == name)
        .expect("an endpoint of Alchemy Pay")
}

/// Most decimals of `orderAmount` (§7.1); eight in any token, and in what is not listed.
pub(crate) fn decimals(currency: &str) -> usize {
    match currency.to_ascii_uppercase().as_str() {
        "USD" | "EUR" | "HKD" => 2,
        "IDR" | "THB" | "VND" => 0,
        _ => 8,
    }
}
