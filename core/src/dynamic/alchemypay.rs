//! The operations of Alchemy Pay and AEON.

use super::operation::{Operation, Parameters, ResultKind, endpoint, only, text};
use super::output::{Output, record};
use crate::alchemypay::{
    AlchemyPay, ENDPOINTS, NativeCreate, OrderCreate, RefundCreate, TelegramCreate,
};
use crate::model::{Described as _, Field};

const NUMBER: &[Field] = &[text(
    "merchant_order_no",
    "merchantOrderNo",
    "The shop's own number of the order.",
)];

/// Every operation of Alchemy Pay and AEON, by group.
pub static OPERATIONS_ALCHEMYPAY: &[Operation<AlchemyPay>] = &[
    Operation {
        group: "payments",
        name: "create",
        endpoint: endpoint(ENDPOINTS, "alchemypay.payment.create"),
        parameters: Parameters::Fields(OrderCreate::FIELDS),
        result: ResultKind::Record("Created"),
        doc: "Creates an order (V2). When the answer is lost, the order is looked up and given \
              back.",
        make: |gateway, json| {
            let request = OrderCreate::from_json(json)?;
            Ok(gateway.payments().create(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payments",
        name: "create_v1",
        endpoint: endpoint(ENDPOINTS, "alchemypay.payment.create_v1"),
        parameters: Parameters::Fields(OrderCreate::FIELDS),
        result: ResultKind::Record("Created"),
        doc: "Creates an order by the older call, which takes cents: `100.12` goes out as `10012`.",
        make: |gateway, json| {
            let request = OrderCreate::from_json(json)?;
            Ok(gateway.payments().create_v1(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payments",
        name: "create_telegram",
        endpoint: endpoint(ENDPOINTS, "alchemypay.payment.create_telegram"),
        parameters: Parameters::Fields(TelegramCreate::FIELDS),
        result: ResultKind::Record("Created"),
        doc: "Creates an order from Telegram (V2).",
        make: |gateway, json| {
            let request = TelegramCreate::from_json(json)?;
            Ok(gateway.payments().create_telegram(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payments",
        name: "create_telegram_v1",
        endpoint: endpoint(ENDPOINTS, "alchemypay.payment.create_telegram_v1"),
        parameters: Parameters::Fields(TelegramCreate::FIELDS),
        result: ResultKind::Record("Created"),
        doc: "Creates an order from Telegram by the older call, which takes cents.",
        make: |gateway, json| {
            let request = TelegramCreate::from_json(json)?;
            Ok(gateway.payments().create_telegram_v1(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payments",
        name: "create_native",
        endpoint: endpoint(ENDPOINTS, "alchemypay.payment.create_native"),
        parameters: Parameters::Fields(NativeCreate::FIELDS),
        result: ResultKind::Record("NativeCreated"),
        doc: "Creates an order whose payment page the merchant draws. Only AEON documents it, and \
              neither its answer.",
        make: |gateway, json| {
            let request = NativeCreate::from_json(json)?;
            Ok(gateway.payments().create_native(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payments",
        name: "query",
        endpoint: endpoint(ENDPOINTS, "alchemypay.payment.query"),
        parameters: Parameters::Fields(NUMBER),
        result: ResultKind::Record("Order"),
        doc: "Looks an order up by the shop's number.",
        make: |gateway, json| {
            let number = only(NUMBER, json)?;
            Ok(gateway.payments().query(&number)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "refunds",
        name: "create",
        endpoint: endpoint(ENDPOINTS, "alchemypay.refund.create"),
        parameters: Parameters::Fields(RefundCreate::FIELDS),
        result: ResultKind::Json,
        doc: "Applies for a refund; its outcome comes by webhook. Never repeated after an unknown \
              outcome unless Alchemy Pay itself gets a `refund_order_no`.",
        make: |gateway, json| {
            let request = RefundCreate::from_json(json)?;
            let call = gateway.refunds().create(&request)?;
            Ok(call.map(|accepted| Output::Json(accepted.raw)))
        },
        pages: None,
    },
];
