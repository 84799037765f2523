//! The operations of 2328.

use super::operation::{Operation, Parameters, ResultKind, endpoint, nothing, one_of, only, text};
use super::output::{Output, erased, page, record, records};
use crate::gateway2328::{
    ConversionRequest, ENDPOINTS, Gateway2328, PaymentCreate, PaymentList, PaymentQuery,
    PayoutCalc, PayoutCreate, StaticWalletCreate, StaticWalletList, StaticWalletQuery,
    StaticWalletTransactionList,
};
use crate::model::{Described as _, Field};

const UUID: Field = text("uuid", "uuid", "The gateway's id.");
const ORDER_ID: Field = text("order_id", "order_id", "The shop's own id.");
const ADDRESS: Field = text("address", "address", "The wallet's address.");

const PAYMENT_QUERY: &[Field] = &[UUID, ORDER_ID];
const WALLET_QUERY: &[Field] = &[UUID, ADDRESS];
const BY_UUID: &[Field] = &[UUID];

/// Every operation of 2328, by group.
pub static OPERATIONS_2328: &[Operation<Gateway2328>] = &[
    Operation {
        group: "payments",
        name: "create",
        endpoint: endpoint(ENDPOINTS, "2328.payment.create"),
        parameters: Parameters::Fields(PaymentCreate::FIELDS),
        result: ResultKind::Record("Payment"),
        doc: "Creates a payment, or gives the one that has the same `order_id`.",
        make: |gateway, json| {
            let request = PaymentCreate::from_json(json)?;
            Ok(gateway.payments().create(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payments",
        name: "info",
        endpoint: endpoint(ENDPOINTS, "2328.payment.info"),
        parameters: Parameters::OneOf(PAYMENT_QUERY),
        result: ResultKind::Record("Payment"),
        doc: "Looks a payment up, by the gateway's id or by the shop's.",
        make: |gateway, json| {
            let query = match one_of(PAYMENT_QUERY, json)? {
                (0, uuid) => PaymentQuery::Uuid(uuid),
                (_, order_id) => PaymentQuery::OrderId(order_id),
            };
            Ok(gateway.payments().info(&query)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payments",
        name: "list",
        endpoint: endpoint(ENDPOINTS, "2328.payment.list"),
        parameters: Parameters::Fields(PaymentList::FIELDS),
        result: ResultKind::Page("Payment"),
        doc: "Lists payments.",
        make: |gateway, json| {
            let request = PaymentList::from_json(json)?;
            Ok(gateway.payments().list(&request)?.map(page))
        },
        pages: Some(|gateway, json| {
            let request = PaymentList::from_json(json)?;
            Ok(gateway.payments().pages(&request)?.map(erased))
        }),
    },
    Operation {
        group: "payouts",
        name: "create",
        endpoint: endpoint(ENDPOINTS, "2328.payout.create"),
        parameters: Parameters::Fields(PayoutCreate::FIELDS),
        result: ResultKind::Record("Payout"),
        doc: "Makes a payout, or gives the one that has the same `order_id`. Without an `order_id` \
              it is never repeated after an unknown outcome.",
        make: |gateway, json| {
            let request = PayoutCreate::from_json(json)?;
            Ok(gateway.payouts().create(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payouts",
        name: "calc",
        endpoint: endpoint(ENDPOINTS, "2328.payout.calc"),
        parameters: Parameters::Fields(PayoutCalc::FIELDS),
        result: ResultKind::Record("PayoutCalculation"),
        doc: "Says what a payout would cost.",
        make: |gateway, json| {
            let request = PayoutCalc::from_json(json)?;
            Ok(gateway.payouts().calc(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "payouts",
        name: "status",
        endpoint: endpoint(ENDPOINTS, "2328.payout.status"),
        parameters: Parameters::Fields(BY_UUID),
        result: ResultKind::Record("Payout"),
        doc: "Looks a payout up.",
        make: |gateway, json| {
            let uuid = only(BY_UUID, json)?;
            Ok(gateway.payouts().status(&uuid)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "static_wallets",
        name: "create",
        endpoint: endpoint(ENDPOINTS, "2328.static_wallet.create"),
        parameters: Parameters::Fields(StaticWalletCreate::FIELDS),
        result: ResultKind::Record("StaticWallet"),
        doc: "Creates a wallet, or gives the one with the same id, coin and network.",
        make: |gateway, json| {
            let request = StaticWalletCreate::from_json(json)?;
            Ok(gateway.static_wallets().create(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "static_wallets",
        name: "info",
        endpoint: endpoint(ENDPOINTS, "2328.static_wallet.info"),
        parameters: Parameters::OneOf(WALLET_QUERY),
        result: ResultKind::Record("StaticWallet"),
        doc: "Looks a wallet up, by the gateway's id or by its address.",
        make: |gateway, json| {
            let query = match one_of(WALLET_QUERY, json)? {
                (0, uuid) => StaticWalletQuery::Uuid(uuid),
                (_, address) => StaticWalletQuery::Address(address),
            };
            Ok(gateway.static_wallets().info(&query)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "static_wallets",
        name: "list",
        endpoint: endpoint(ENDPOINTS, "2328.static_wallet.list"),
        parameters: Parameters::Fields(StaticWalletList::FIELDS),
        result: ResultKind::Page("StaticWallet"),
        doc: "Lists wallets.",
        make: |gateway, json| {
            let request = StaticWalletList::from_json(json)?;
            Ok(gateway.static_wallets().list(&request)?.map(page))
        },
        pages: Some(|gateway, json| {
            let request = StaticWalletList::from_json(json)?;
            Ok(gateway.static_wallets().pages(&request)?.map(erased))
        }),
    },
    Operation {
        group: "static_wallets",
        name: "enable",
        endpoint: endpoint(ENDPOINTS, "2328.static_wallet.enable"),
        parameters: Parameters::Fields(BY_UUID),
        result: ResultKind::Record("StaticWalletState"),
        doc: "Switches a wallet on.",
        make: |gateway, json| {
            let uuid = only(BY_UUID, json)?;
            Ok(gateway.static_wallets().enable(&uuid)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "static_wallets",
        name: "disable",
        endpoint: endpoint(ENDPOINTS, "2328.static_wallet.disable"),
        parameters: Parameters::Fields(BY_UUID),
        result: ResultKind::Record("StaticWalletState"),
        doc: "Switches a wallet off. What becomes of later deposits is not documented.",
        make: |gateway, json| {
            let uuid = only(BY_UUID, json)?;
            Ok(gateway.static_wallets().disable(&uuid)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "static_wallets",
        name: "transactions",
        endpoint: endpoint(ENDPOINTS, "2328.static_wallet.transactions"),
        parameters: Parameters::Fields(StaticWalletTransactionList::FIELDS),
        result: ResultKind::Page("StaticWalletTransaction"),
        doc: "Lists a wallet's deposits.",
        make: |gateway, json| {
            let request = StaticWalletTransactionList::from_json(json)?;
            Ok(gateway.static_wallets().transactions(&request)?.map(page))
        },
        pages: Some(|gateway, json| {
            let request = StaticWalletTransactionList::from_json(json)?;
            let pages = gateway.static_wallets().transaction_pages(&request)?;
            Ok(pages.map(erased))
        }),
    },
    Operation {
        group: "balance",
        name: "get",
        endpoint: endpoint(ENDPOINTS, "2328.balance"),
        parameters: Parameters::Fields(&[]),
        result: ResultKind::Records("Balance"),
        doc: "All balances of the project.",
        make: |gateway, json| {
            nothing(json)?;
            Ok(gateway.balance().get()?.map(records))
        },
        pages: None,
    },
    Operation {
        group: "rates",
        name: "exchange_rates",
        endpoint: endpoint(ENDPOINTS, "2328.exchange_rates"),
        parameters: Parameters::Fields(&[]),
        result: ResultKind::Rates,
        doc: "The public matrix of rates, asked for without project and signature.",
        make: |gateway, json| {
            nothing(json)?;
            Ok(gateway.rates().exchange_rates()?.map(Output::Rates))
        },
        pages: None,
    },
    Operation {
        group: "rates",
        name: "prices",
        endpoint: endpoint(ENDPOINTS, "2328.prices"),
        parameters: Parameters::Fields(&[]),
        result: ResultKind::Records("Price"),
        doc: "Prices of pairs, the platform's markup included.",
        make: |gateway, json| {
            nothing(json)?;
            Ok(gateway.rates().prices()?.map(records))
        },
        pages: None,
    },
    Operation {
        group: "rates",
        name: "directions",
        endpoint: endpoint(ENDPOINTS, "2328.directions"),
        parameters: Parameters::Fields(&[]),
        result: ResultKind::Records("Direction"),
        doc: "What the project may take and pay out.",
        make: |gateway, json| {
            nothing(json)?;
            Ok(gateway.rates().directions()?.map(records))
        },
        pages: None,
    },
    Operation {
        group: "conversions",
        name: "price",
        endpoint: endpoint(ENDPOINTS, "2328.convert.price"),
        parameters: Parameters::Fields(ConversionRequest::FIELDS),
        result: ResultKind::Record("ConversionPrice"),
        doc: "Says what a conversion would give; reserves nothing.",
        make: |gateway, json| {
            let request = ConversionRequest::from_json(json)?;
            Ok(gateway.conversions().price(&request)?.map(record))
        },
        pages: None,
    },
    Operation {
        group: "conversions",
        name: "convert",
        endpoint: endpoint(ENDPOINTS, "2328.convert"),
        parameters: Parameters::Fields(ConversionRequest::FIELDS),
        result: ResultKind::Record("Conversion"),
        doc: "Converts at once. Never repeated after an unknown outcome: look at the balance first.",
        make: |gateway, json| {
            let request = ConversionRequest::from_json(json)?;
            Ok(gateway.conversions().convert(&request)?.map(record))
        },
        pages: None,
    },
];
