//! The calls of 2328.io.

use cointill::gateway2328::{
    AmountSide, ApiKey, ConversionRequest, ENDPOINTS, FeeOption, Gateway2328, PaymentCreate,
    PaymentList, PaymentQuery, PaymentStatus, PayoutCalc, PayoutCreate, PayoutErrorType, PayoutKey,
    PayoutStatus, StaticWalletCreate, StaticWalletDeposit, StaticWalletList, StaticWalletQuery,
    StaticWalletStatus, StaticWalletTransactionList,
};
use cointill::http::Request;
use cointill::{Amount, Error};

use super::entry::{Entry, Gateway, Takes, called};
use super::types::Type;

/// The gateway object that the tables are made with.
pub(super) fn object() -> Result<Gateway2328, Error> {
    let gateway = Gateway2328::new(
        "00000000-0000-4000-8000-000000002328",
        ApiKey::new("sandbox-api-key")?,
    )?;
    Ok(gateway.with_payout_key(PayoutKey::new("sandbox-payout-key")?))
}

pub(super) fn gateway() -> Result<Gateway, Error> {
    let gateway = object()?;
    let one = Amount::from(1);
    let order = PaymentCreate::new(&one, "USD", "ORDER-1");
    let payments = PaymentList::new();
    let payout = PayoutCreate::new("USDT", "TRX-TRC20", &one, "T");
    let with_id = payout.clone().order_id("PAYOUT-1");
    let calc = PayoutCalc::new("USDT", "TRX-TRC20", &one);
    let wallet = StaticWalletCreate::new("USDT", "TRX-TRC20", "CUSTOMER-1", "https://a.example/");
    let wallets = StaticWalletList::new();
    let deposits = StaticWalletTransactionList::new("1");
    let conversion = ConversionRequest::new("USDT", "BTC", &one, AmountSide::From);
    let by_id = PaymentQuery::Uuid("1".to_owned());
    let wallet_by_id = StaticWalletQuery::Uuid("1".to_owned());
    let entries = vec![
        Entry::one(
            called!(gateway.payments.create(&order)),
            Takes::Request(Type::request(&order)),
        ),
        Entry::one(
            called!(gateway.payments.info(&by_id)),
            Takes::Id("PaymentQuery"),
        ),
        Entry::page(
            called!(gateway.payments.list(&payments)),
            Takes::Request(Type::request(&payments)),
        ),
        Entry::one(
            called!(gateway.payouts.create(&with_id)),
            Takes::Request(Type::request(&with_id)),
        )
        .when("with `order_id`"),
        Entry::one(
            called!(gateway.payouts.create(&payout)),
            Takes::Request(Type::request(&payout)),
        )
        .when("without it"),
        Entry::one(
            called!(gateway.payouts.calc(&calc)),
            Takes::Request(Type::request(&calc)),
        ),
        Entry::one(called!(gateway.payouts.status("1")), Takes::Id("uuid")),
        Entry::one(
            called!(gateway.static_wallets.create(&wallet)),
            Takes::Request(Type::request(&wallet)),
        ),
        Entry::one(
            called!(gateway.static_wallets.info(&wallet_by_id)),
            Takes::Id("StaticWalletQuery"),
        ),
        Entry::page(
            called!(gateway.static_wallets.list(&wallets)),
            Takes::Request(Type::request(&wallets)),
        ),
        Entry::one(
            called!(gateway.static_wallets.enable("1")),
            Takes::Id("uuid"),
        ),
        Entry::one(
            called!(gateway.static_wallets.disable("1")),
            Takes::Id("uuid"),
        ),
        Entry::page(
            called!(gateway.static_wallets.transactions(&deposits)),
            Takes::Request(Type::request(&deposits)),
        ),
        Entry::list(called!(gateway.balance.get())),
        Entry::other(
            called!(gateway.rates.exchange_rates()),
            Takes::Nothing,
            "ExchangeRates",
        ),
        Entry::list(called!(gateway.rates.prices())),
        Entry::list(called!(gateway.rates.directions())),
        Entry::one(
            called!(gateway.conversions.price(&conversion)),
            Takes::Request(Type::request(&conversion)),
        ),
        Entry::one(
            called!(gateway.conversions.convert(&conversion)),
            Takes::Request(Type::request(&conversion)),
        ),
    ];
    let (api, payout) = (
        ApiKey::new("sandbox-api-key")?,
        PayoutKey::new("sandbox-payout-key")?,
    );
    let key = move |request: &Request| {
        let sign = request.headers().find(|(name, _)| *name == "sign");
        match sign {
            None => "none",
            Some((_, sign)) if api.verify(request.body(), sign) => "API key",
            Some((_, sign)) if payout.verify(request.body(), sign) => "payout key",
            Some(_) => "another",
        }
    };
    Ok(Gateway {
        title: "2328.io",
        entries,
        endpoints: ENDPOINTS,
        key: Some(Box::new(key)),
        webhooks: vec![Type::model::<StaticWalletDeposit>()],
        words: vec![
            ("PaymentStatus", texts(PaymentStatus::KNOWN)),
            ("PayoutStatus", texts(PayoutStatus::KNOWN)),
            ("PayoutErrorType", texts(PayoutErrorType::KNOWN)),
            ("StaticWalletStatus", texts(StaticWalletStatus::KNOWN)),
            ("FeeOption", texts(FeeOption::KNOWN)),
            ("AmountSide", texts(AmountSide::KNOWN)),
        ],
    })
}

pub(super) fn texts<T>(known: &[(&'static str, T)]) -> Vec<&'static str> {
    known.iter().map(|(text, _)| *text).collect()
}
