//! 2328's endpoints and the fields of their requests, in the order of the protocol notes.

/// Which key signs (§3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Api,
    Payout,
    /// `GET /v1/exchange-rates` is public.
    None,
}

/// An endpoint.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Endpoint {
    pub(crate) name: &'static str,
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) key: Key,
    /// What a repeat does (design, decision 7).
    pub(crate) repeat: &'static str,
    /// The members of the body in their order.
    pub(crate) fields: &'static [&'static str],
    /// Members that are sent although the caller left them out: an empty object is ambiguous (§3).
    pub(crate) defaults: &'static [(&'static str, u32)],
}

const fn post(
    name: &'static str,
    path: &'static str,
    repeat: &'static str,
    fields: &'static [&'static str],
) -> Endpoint {
    Endpoint {
        name,
        method: "POST",
        path,
        key: Key::Api,
        repeat,
        fields,
        defaults: &[],
    }
}

const fn get(name: &'static str, path: &'static str) -> Endpoint {
    Endpoint {
        method: "GET",
        ..post(name, path, "harmless", &[])
    }
}

const fn payout(endpoint: Endpoint) -> Endpoint {
    Endpoint {
        key: Key::Payout,
        ..endpoint
    }
}

const fn list(endpoint: Endpoint) -> Endpoint {
    Endpoint {
        defaults: &[("page", 1)],
        ..endpoint
    }
}

const CONVERSION: &[&str] = &["from_currency", "to_currency", "amount", "amount_type"];

/// Every endpoint of §5 to §8.
pub(crate) const ENDPOINTS: &[Endpoint] = &[
    post(
        "2328.payment.create",
        "/v1/payment",
        "same_result",
        &[
            "amount",
            "currency",
            "order_id",
            "to_currency",
            "network",
            "url_return",
            "url_success",
            "url_callback",
            "invite_code",
            "fee_split",
            "price_markup",
            "description",
            "ttl_seconds",
        ],
    ),
    post(
        "2328.payment.info",
        "/v1/payment/info",
        "harmless",
        &["uuid", "order_id"],
    ),
    list(post(
        "2328.payment.list",
        "/v1/payment/list",
        "harmless",
        &["status", "date_from", "date_to", "page", "per_page"],
    )),
    payout(post(
        "2328.payout.create",
        "/v1/payout",
        "same_result",
        &[
            "currency",
            "network",
            "amount",
            "to_address",
            "order_id",
            "url_callback",
            "memo",
            "from_currency",
            "fee_option",
        ],
    )),
    payout(post(
        "2328.payout.calc",
        "/v1/payout/calc",
        "harmless",
        &[
            "currency",
            "network",
            "amount",
            "order_id",
            "from_currency",
            "fee_option",
        ],
    )),
    payout(get("2328.payout.status", "/v1/payout/status/{uuid}")),
    post(
        "2328.static_wallet.create",
        "/v1/static-wallet",
        "same_result",
        &[
            "currency",
            "network",
            "order_id",
            "url_callback",
            "label",
            "invite_code",
        ],
    ),
    post(
        "2328.static_wallet.info",
        "/v1/static-wallet/info",
        "harmless",
        &["uuid", "address"],
    ),
    list(post(
        "2328.static_wallet.list",
        "/v1/static-wallet/list",
        "harmless",
        &[
            "status", "currency", "network", "order_id", "page", "per_page",
        ],
    )),
    post(
        "2328.static_wallet.enable",
        "/v1/static-wallet/enable",
        "same_result",
        &["uuid"],
    ),
    post(
        "2328.static_wallet.disable",
        "/v1/static-wallet/disable",
        "same_result",
        &["uuid"],
    ),
    post(
        "2328.static_wallet.transactions",
        "/v1/static-wallet/transactions",
        "harmless",
        &["uuid", "date_from", "date_to", "page", "per_page"],
    ),
    get("2328.balance", "/v1/balance"),
    Endpoint {
        key: Key::None,
        ..get("2328.exchange_rates", "/v1/exchange-rates")
    },
    get("2328.prices", "/v1/prices"),
    get("2328.directions", "/v1/directions"),
    post(
        "2328.convert.price",
        "/v1/convert/price",
        "harmless",
        CONVERSION,
    ),
    post("2328.convert", "/v1/convert", "unsafe", CONVERSION),
];

/// The endpoint of that name.
pub(crate) fn endpoint(name: &str) -> &'static Endpoint {
    ENDPOINTS
        .iter()
        .find(|endpoint| endpoint.name == name)
        .expect("an endpoint of 2328")
}
