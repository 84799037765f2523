//! 2328's endpoints by name: the call for a request given as JSON.

use cointill::Error;
use cointill::exchange::{Call, Exchange, Repeat, RetryPolicy, SigningKey, SigningRequest};
use cointill::gateway2328::{
    ApiKey, ConversionRequest, Gateway2328, Options, PaymentCreate, PaymentList, PaymentQuery,
    PayoutCalc, PayoutCreate, PayoutKey, StaticWalletCreate, StaticWalletList, StaticWalletQuery,
    StaticWalletTransactionList,
};
use cointill::http::{Request, Response};
use serde_json::{Value, json};

use crate::harness::string;
use crate::models_2328::{list, one, page, rates};
use crate::retry::Machine;

/// A call whose answer is read into JSON.
pub(crate) struct Prepared {
    pub(crate) name: &'static str,
    pub(crate) request: Request,
    pub(crate) signing: Option<SigningRequest>,
    pub(crate) repeat: Repeat,
    pub(crate) read: Box<Read>,
    pub(crate) exchange: Box<CarryOut>,
}

type Read = dyn Fn(&Response) -> Result<Value, Error>;
type CarryOut = dyn FnOnce(RetryPolicy, u64) -> Box<dyn Machine>;

/// The call with its type forgotten.
pub(crate) fn prepared<T: Clone + 'static>(call: Call<T>, show: fn(&T) -> Value) -> Prepared {
    let carried_out = call.clone();
    Prepared {
        name: call.endpoint().name,
        request: call.request().clone(),
        signing: call.signing().cloned(),
        repeat: call.repeat(),
        read: Box::new(move |response| call.read(response).map(|model| show(&model))),
        exchange: Box::new(move |policy, seed| Box::new(Exchange::new(carried_out, policy, seed))),
    }
}

/// The gateway that a case describes.
pub(crate) fn gateway(input: &Value) -> Result<Gateway2328, Error> {
    let api_key = ApiKey::new(string(input, "api_key"))?;
    let mut gateway = Gateway2328::new(string(input, "project"), api_key)?;
    if let Some(key) = input["payout_key"].as_str() {
        gateway = gateway.with_payout_key(PayoutKey::new(key)?);
    }
    set_up(gateway, input)
}

/// The same without its keys.
pub(crate) fn keyless(input: &Value) -> Gateway2328 {
    let gateway = Gateway2328::signed_elsewhere(string(input, "project")).unwrap();
    set_up(gateway, input).unwrap()
}

/// What holds the keys of the case and signs.
pub(crate) fn sign(input: &Value, signing: &SigningRequest) -> Request {
    let body = signing.body();
    let signature = match signing.key() {
        SigningKey::Api => ApiKey::new(string(input, "api_key")).unwrap().sign(body),
        SigningKey::Payout => {
            let key = PayoutKey::new(string(input, "payout_key")).unwrap();
            key.sign(body)
        }
        other => panic!("2328 has no key {other}"),
    };
    assert_eq!(signing.message(), None);
    signing.signed(&signature.to_uppercase()).unwrap()
}

fn set_up(mut gateway: Gateway2328, input: &Value) -> Result<Gateway2328, Error> {
    if let Some(url) = input["base_url"].as_str() {
        gateway = gateway.with_base_url(url)?;
    }
    if let Some(shop) = input["user_agent"].as_str() {
        gateway = gateway.with_user_agent(shop)?;
    }
    let mut options = Options::default();
    if let Some(given) = input["options"].as_object() {
        for (name, value) in given {
            match name.as_str() {
                "url_callback_required" => options.url_callback_required = value == true,
                "network_required_for_crypto" => {
                    options.network_required_for_crypto = value == true;
                }
                "list_by_aml_lock" => options.list_by_aml_lock = value == true,
                "payout_order_id_max" => {
                    options.payout_order_id_max = value.as_u64().unwrap() as usize;
                }
                other => panic!("option {other:?} is not known"),
            }
        }
    }
    Ok(gateway.with_options(options))
}

/// The gateway of cases that do not depend on it.
pub(crate) fn test_gateway() -> Gateway2328 {
    let keys = json!({
        "project": "00000000-0000-4000-8000-000000002328",
        "api_key": "test-api-key",
        "payout_key": "test-payout-key",
    });
    gateway(&keys).unwrap()
}

/// The call that a case describes.
pub(crate) fn call(
    gateway: &Gateway2328,
    endpoint: &str,
    request: &Value,
) -> Result<Prepared, Error> {
    let json = request.to_string();
    let uuid = || string(request, "uuid");
    Ok(match endpoint {
        "2328.payment.create" => {
            let request = PaymentCreate::from_json(&json)?;
            prepared(gateway.payments().create(&request)?, one)
        }
        "2328.payment.info" => {
            let query = match request["uuid"].as_str() {
                Some(uuid) => PaymentQuery::Uuid(uuid.to_owned()),
                None => PaymentQuery::OrderId(string(request, "order_id").to_owned()),
            };
            prepared(gateway.payments().info(&query)?, one)
        }
        "2328.payment.list" => {
            let request = PaymentList::from_json(&json)?;
            prepared(gateway.payments().list(&request)?, page)
        }
        "2328.payout.create" => {
            let request = PayoutCreate::from_json(&json)?;
            prepared(gateway.payouts().create(&request)?, one)
        }
        "2328.payout.calc" => {
            let request = PayoutCalc::from_json(&json)?;
            prepared(gateway.payouts().calc(&request)?, one)
        }
        "2328.payout.status" => prepared(gateway.payouts().status(uuid())?, one),
        "2328.static_wallet.create" => {
            let request = StaticWalletCreate::from_json(&json)?;
            prepared(gateway.static_wallets().create(&request)?, one)
        }
        "2328.static_wallet.info" => {
            let query = match request["uuid"].as_str() {
                Some(uuid) => StaticWalletQuery::Uuid(uuid.to_owned()),
                None => StaticWalletQuery::Address(string(request, "address").to_owned()),
            };
            prepared(gateway.static_wallets().info(&query)?, one)
        }
        "2328.static_wallet.list" => {
            let request = StaticWalletList::from_json(&json)?;
            prepared(gateway.static_wallets().list(&request)?, page)
        }
        "2328.static_wallet.enable" => prepared(gateway.static_wallets().enable(uuid())?, one),
        "2328.static_wallet.disable" => prepared(gateway.static_wallets().disable(uuid())?, one),
        "2328.static_wallet.transactions" => {
            let request = StaticWalletTransactionList::from_json(&json)?;
            prepared(gateway.static_wallets().transactions(&request)?, page)
        }
        "2328.balance" => prepared(gateway.balance().get()?, list),
        "2328.exchange_rates" => prepared(gateway.rates().exchange_rates()?, rates),
        "2328.prices" => prepared(gateway.rates().prices()?, list),
        "2328.directions" => prepared(gateway.rates().directions()?, list),
        "2328.convert.price" => {
            let request = ConversionRequest::from_json(&json)?;
            prepared(gateway.conversions().price(&request)?, one)
        }
        "2328.convert" => {
            let request = ConversionRequest::from_json(&json)?;
            prepared(gateway.conversions().convert(&request)?, one)
        }
        other => panic!("endpoint {other:?} is not known"),
    })
}
