//! Every answer of Alchemy Pay and AEON: read or refused, and what was read is read again from its
//! raw text.

use std::sync::LazyLock;

use cointill::alchemypay::{
    AlchemyPay, AmountUnit, AppSecret, Customize, ENDPOINTS, Host, NativeCreate, Order,
    OrderCreate, RefundCreate, TelegramCreate,
};
use cointill::{Amount, Error};

use crate::responses::{self, Reader, reader};

static READERS: LazyLock<Vec<Reader>> = LazyLock::new(|| {
    let readers = readers().expect("calls within their limits");
    responses::complete(readers, ENDPOINTS)
});

/// The first byte chooses the call, the second the status and the content type, the rest is the
/// body.
pub fn run(data: &[u8]) {
    responses::run(&READERS, data);
}

fn enveloped(model: &str) -> Option<String> {
    Some(format!("{{\"code\":\"0\",\"model\":{model}}}"))
}

fn order(order: &Order) -> Option<String> {
    // Both readings of the unit are exact and a factor of 100 apart.
    let cents = order.amount(AmountUnit::Cents);
    let as_sent = order.amount(AmountUnit::AsSent);
    assert_eq!(cents.map(|cents| cents.shift(2)), as_sent);
    enveloped(order.raw.as_str())
}

fn readers() -> Result<Vec<Reader>, Error> {
    let secret = AppSecret::new("sandbox-secret")?;
    let gateway = AlchemyPay::new("SANDBOX0001", secret, Host::AlchemySandbox)?;
    let payments = gateway.payments();
    let one = Amount::from(1);
    let hosted = OrderCreate::new("1001", &one, "USD", "user@example.com");
    let telegram = TelegramCreate::new("1001", &one, "USD", "user@example.com");
    let coin = Customize::new("USDT");
    let native = NativeCreate::new("1001", &one, "USD", "user@example.com", "WALLET", coin);
    let refund = RefundCreate::new("1001", "TAddress", Amount::from(2), "USDT", "TRX");
    // A file of the corpus names its reader by its place: a new one goes to the end.
    Ok(vec![
        reader(payments.create(&hosted)?, |created| {
            enveloped(created.raw.as_str())
        }),
        reader(payments.create_v1(&hosted)?, |created| {
            enveloped(created.raw.as_str())
        }),
        reader(payments.create_telegram(&telegram)?, |created| {
            enveloped(created.raw.as_str())
        }),
        reader(payments.create_telegram_v1(&telegram)?, |created| {
            enveloped(created.raw.as_str())
        }),
        reader(payments.create_native(&native)?, |created| {
            enveloped(created.raw.as_str())
        }),
        reader(payments.query("1001")?, order),
        reader(gateway.refunds().create(&refund)?, |accepted| {
            enveloped(accepted.raw.as_str())
        }),
        reader(gateway.raw("open/api/new", "{}", &["appId"])?, |json| {
            enveloped(json.as_str())
        }),
    ])
}
