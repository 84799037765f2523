//! The calls of Alchemy Pay and AEON.

use cointill::alchemypay::{
    AlchemyPay, AppSecret, Customize, ENDPOINTS, FailReason, Host, Message, NativeCreate,
    OrderCreate, OrderModel, OrderSigned, OrderStatus, OrderUnsigned, PartialSigned, PayType,
    RefundCreate, RefundSigned, RefundStatus, RefundType, TelegramCreate, TgModel,
};
use cointill::model::Described;
use cointill::{Amount, Error};

use super::entry::{Entry, Gateway, Takes, called};
use super::gateway2328::texts;
use super::types::Type;

/// The gateway object that the tables are made with.
pub(super) fn object(host: Host) -> Result<AlchemyPay, Error> {
    AlchemyPay::new("SANDBOX0001", AppSecret::new("sandbox-secret")?, host)
}

fn signed<T: Described>(request: &T, message: Message) -> Takes {
    Takes::Request(Type::request(request).signed(message.signed_fields()))
}

pub(super) fn gateway() -> Result<Gateway, Error> {
    let gateway = object(Host::AlchemyProduction)?;
    let aeon = object(Host::AeonProduction)?;
    let one = Amount::from(2);
    let order = OrderCreate::new("1", &one, "USD", "user@example.com");
    let telegram = TelegramCreate::new("1", &one, "USD", "user@example.com");
    let native = NativeCreate::new(
        "1",
        &one,
        "USD",
        "user@example.com",
        PayType::Wallet,
        Customize::new("USDT"),
    );
    let refund = RefundCreate::new("1", "T", &one, "USDT", "TRX");
    let numbered = refund.clone().refund_order_no("R-1");
    let entries = vec![
        Entry::one(
            called!(gateway.payments.create(&order)),
            signed(&order, Message::Create),
        ),
        Entry::one(
            called!(gateway.payments.create_v1(&order)),
            signed(&order, Message::Create),
        ),
        Entry::one(
            called!(gateway.payments.create_telegram(&telegram)),
            signed(&telegram, Message::Telegram),
        ),
        Entry::one(
            called!(gateway.payments.create_telegram_v1(&telegram)),
            signed(&telegram, Message::Telegram),
        ),
        Entry::one(
            called!(gateway.payments.create_native(&native)),
            signed(&native, Message::Native),
        ),
        Entry::one(
            called!(gateway.payments.query("1")),
            Takes::Id("merchant_order_no"),
        ),
        Entry::other(
            called!(gateway.refunds.create(&numbered)),
            signed(&numbered, Message::Refund),
            "RefundAccepted",
        )
        .when("at Alchemy Pay with `refund_order_no`"),
        Entry::other(
            called!(aeon.refunds.create(&numbered)),
            signed(&numbered, Message::Refund),
            "RefundAccepted",
        )
        .when("at AEON, or without it"),
    ];
    Ok(Gateway {
        title: "Alchemy Pay and AEON",
        entries,
        endpoints: ENDPOINTS,
        key: None,
        webhooks: vec![
            Type::model::<OrderSigned>(),
            Type::model::<OrderUnsigned>(),
            Type::model::<RefundSigned>(),
            Type::model::<PartialSigned>(),
        ],
        words: vec![
            ("OrderStatus", texts(OrderStatus::KNOWN)),
            ("FailReason", texts(FailReason::KNOWN)),
            ("OrderModel", texts(OrderModel::KNOWN)),
            ("PayType", texts(PayType::KNOWN)),
            ("TgModel", texts(TgModel::KNOWN)),
            ("RefundType", texts(RefundType::KNOWN)),
            ("RefundStatus", texts(RefundStatus::KNOWN)),
        ],
    })
}
