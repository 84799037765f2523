//! Every answer of 2328.io: read or refused, and what was read is read again from its raw text.

use std::sync::LazyLock;

use cointill::gateway2328::{
    AmountSide, ApiKey, ConversionRequest, ENDPOINTS, Gateway2328, Page, PaymentCreate,
    PaymentList, PaymentQuery, PayoutCalc, PayoutCreate, PayoutKey, StaticWalletCreate,
    StaticWalletList, StaticWalletQuery, StaticWalletTransactionList,
};
use cointill::http::Method;
use cointill::{Amount, Error};

use crate::responses::{self, Reader, reader};

const UUID: &str = "0198c0de-0000-7000-8000-000000000001";

static READERS: LazyLock<Vec<Reader>> = LazyLock::new(|| {
    let readers = readers().expect("calls within their limits");
    responses::complete(readers, ENDPOINTS)
});

/// The first byte chooses the call, the second the status and the content type, the rest is the
/// body.
pub fn run(data: &[u8]) {
    responses::run(&READERS, data);
}

fn enveloped(result: &str) -> Option<String> {
    Some(format!("{{\"state\":0,\"result\":{result}}}"))
}

fn list<T>(items: &[T], raw: fn(&T) -> &str) -> Option<String> {
    let items: Vec<_> = items.iter().map(raw).collect();
    enveloped(&format!("[{}]", items.join(",")))
}

fn page<T>(page: &Page<T>, raw: fn(&T) -> &str) -> Option<String> {
    let items: Vec<_> = page.items.iter().map(raw).collect();
    // A walk over all pages asks this of every page that a gateway may send.
    let next = page.next_page();
    assert!(next.is_none() || !page.items.is_empty());
    enveloped(&format!(
        "{{\"items\":[{}],\"paginate\":{}}}",
        items.join(","),
        page.paginate.raw
    ))
}

fn readers() -> Result<Vec<Reader>, Error> {
    let gateway = Gateway2328::new(
        "00000000-0000-4000-8000-000000002328",
        ApiKey::new("sandbox-api-key")?,
    )?
    .with_payout_key(PayoutKey::new("sandbox-payout-key")?);
    let one = Amount::from(1);
    let payments = gateway.payments();
    let payouts = gateway.payouts();
    let wallets = gateway.static_wallets();
    let rates = gateway.rates();
    let wallet = StaticWalletCreate::new("USDT", "TRX-TRC20", "ORDER-1", "https://a.example/");
    let payout = PayoutCreate::new("USDT", "TRX-TRC20", &one, "TAddress");
    let calc = PayoutCalc::new("USDT", "TRX-TRC20", &one);
    let conversion = ConversionRequest::new("USDT", "BTC", &one, AmountSide::From);
    let query = PaymentQuery::Uuid(UUID.to_owned());
    let wallet_query = StaticWalletQuery::Uuid(UUID.to_owned());
    let transactions = StaticWalletTransactionList::new(UUID);
    // A file of the corpus names its reader by its place: a new one goes to the end.
    Ok(vec![
        reader(
            payments.create(&PaymentCreate::new(&one, "USD", "ORDER-1"))?,
            |payment| enveloped(payment.raw.as_str()),
        ),
        reader(payments.info(&query)?, |payment| {
            enveloped(payment.raw.as_str())
        }),
        reader(payments.list(&PaymentList::new())?, |own| {
            page(own, |payment| payment.raw.as_str())
        }),
        reader(payouts.create(&payout)?, |payout| {
            enveloped(payout.raw.as_str())
        }),
        reader(payouts.calc(&calc)?, |calculation| {
            enveloped(calculation.raw.as_str())
        }),
        reader(payouts.status(UUID)?, |payout| {
            enveloped(payout.raw.as_str())
        }),
        reader(wallets.create(&wallet)?, |wallet| {
            enveloped(wallet.raw.as_str())
        }),
        reader(wallets.info(&wallet_query)?, |wallet| {
            enveloped(wallet.raw.as_str())
        }),
        reader(wallets.list(&StaticWalletList::new())?, |own| {
            page(own, |wallet| wallet.raw.as_str())
        }),
        reader(wallets.enable(UUID)?, |state| enveloped(state.raw.as_str())),
        reader(wallets.disable(UUID)?, |state| {
            enveloped(state.raw.as_str())
        }),
        reader(wallets.transactions(&transactions)?, |own| {
            page(own, |deposit| deposit.raw.as_str())
        }),
        reader(gateway.balance().get()?, |balances| {
            list(balances, |balance| balance.raw.as_str())
        }),
        // The matrix keeps no raw text.
        reader(rates.exchange_rates()?, |matrix| {
            for (from, to, _) in matrix.iter() {
                assert!(matrix.rate(from.as_str(), to.as_str()).is_some());
            }
            None
        }),
        reader(rates.prices()?, |prices| {
            list(prices, |price| price.raw.as_str())
        }),
        reader(rates.directions()?, |directions| {
            list(directions, |direction| direction.raw.as_str())
        }),
        reader(gateway.conversions().price(&conversion)?, |price| {
            enveloped(price.raw.as_str())
        }),
        reader(gateway.conversions().convert(&conversion)?, |conversion| {
            enveloped(conversion.raw.as_str())
        }),
        reader(gateway.raw(Method::Get, "/v2/new", None)?, |json| {
            enveloped(json.as_str())
        }),
    ])
}
