//! The shop's side of the two gateways, behind one face.

use cointill::alchemypay::{self, AlchemyPay, AppSecret, Host, OrderCreate, OrderModel};
use cointill::client::Client;
use cointill::exchange::Call;
use cointill::gateway2328::{self, ApiKey, Gateway2328, PaymentCreate, PaymentQuery};
use cointill::payment::{GatewayName, Observed, Source, Status};
use cointill::webhook::{Answer, SignatureError};
use cointill::{Amount, Currency, Error};
use cointill_sandbox::{Credentials, Sandbox};

/// Seconds until an order expires.
pub(super) const TTL_SECONDS: u32 = 900;

/// What the shop sells.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) id: String,
    pub(super) amount: Amount,
    pub(super) currency: Currency,
}

/// What creating a payment gave.
#[derive(Debug, Clone)]
pub(super) struct Created {
    pub(super) payment_id: String,
    pub(super) status: Status,
    pub(super) checkout_url: Option<String>,
    /// Amount, coin and network, when the gateway says them already.
    pub(super) owed: Option<String>,
}

/// A webhook whose signature was right.
#[derive(Debug, Clone)]
pub(super) struct Heard {
    pub(super) key_id: String,
    pub(super) event_id: String,
    /// What it says of a payment; `None` for an event of another kind.
    pub(super) observed: Option<Observed>,
}

/// A gateway, with the sandbox's credentials and address.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant)] // There are two, one a run.
pub(super) enum Merchant {
    Gateway2328(Gateway2328),
    AlchemyPay(AlchemyPay),
}

impl Merchant {
    pub(super) fn new(gateway: GatewayName, sandbox: &Sandbox) -> Result<Merchant, Error> {
        let credentials = Credentials::default();
        Ok(match gateway {
            GatewayName::AlchemyPay => Merchant::AlchemyPay(AlchemyPay::new(
                credentials.app_id,
                AppSecret::new(credentials.secret)?,
                Host::Custom(sandbox.url_alchemypay()),
            )?),
            _ => Merchant::Gateway2328(
                Gateway2328::new(credentials.project, ApiKey::new(credentials.api_key)?)?
                    .with_base_url(&sandbox.url_2328())?
                    .with_user_agent("cointill-demo")?,
            ),
        })
    }

    /// The path of the shop's handler.
    pub(super) fn webhook_path(&self) -> &'static str {
        match self {
            Merchant::Gateway2328(_) => "/webhooks/2328",
            Merchant::AlchemyPay(_) => "/webhooks/alchemypay",
        }
    }

    /// What is sold here: a number that both gateways take, and a price in a currency of its own.
    pub(super) fn order(&self) -> Order {
        let (id, minor, currency) = match self {
            Merchant::Gateway2328(_) => ("1001", 4_990, "EUR"),
            Merchant::AlchemyPay(_) => ("1002", 12_900, "USD"),
        };
        Order {
            id: id.to_owned(),
            amount: Amount::from_minor(minor, 2),
            currency: Currency::from(currency),
        }
    }

    /// Creates the payment; `told` is called with the method and URL before it is sent.
    pub(super) async fn create(
        &self,
        client: &Client,
        order: &Order,
        callback: &str,
        told: impl FnOnce(&str, &str),
    ) -> Result<Created, Error> {
        match self {
            Merchant::Gateway2328(gateway) => {
                let request =
                    PaymentCreate::new(order.amount.clone(), order.currency.clone(), &order.id)
                        .to_currency("USDT")
                        .network("TRX-TRC20")
                        .url_callback(callback)
                        .description("Order of the demo shop")
                        .ttl_seconds(TTL_SECONDS);
                let call = gateway.payments().create(&request)?;
                tell(&call, told);
                let payment = client.send(call).await?;
                let owed = match (&payment.payer_amount, &payment.payer_currency) {
                    (Some(amount), Some(coin)) => Some(match &payment.network {
                        Some(network) => format!("{amount} {coin} on {network}"),
                        None => format!("{amount} {coin}"),
                    }),
                    _ => None,
                };
                Ok(Created {
                    payment_id: payment.uuid.to_string(),
                    status: Status::from(&payment.payment_status),
                    checkout_url: payment.url.map(String::from),
                    owed,
                })
            }
            Merchant::AlchemyPay(gateway) => {
                let request = OrderCreate::new(
                    &order.id,
                    order.amount.clone(),
                    order.currency.clone(),
                    "payer@example.com",
                )
                .callback_url(callback)
                .order_model(OrderModel::Order)
                .expired_time(TTL_SECONDS);
                let call = gateway.payments().create(&request)?;
                tell(&call, told);
                let created = client.send(call).await?;
                Ok(Created {
                    payment_id: created.order_no.to_string(),
                    status: Status::Waiting,
                    checkout_url: created.web_url.map(String::from),
                    owed: None,
                })
            }
        }
    }

    /// Asks the gateway for the payment.
    pub(super) async fn query(
        &self,
        client: &Client,
        order: &Order,
        told: impl FnOnce(&str, &str),
    ) -> Result<Observed, Error> {
        match self {
            Merchant::Gateway2328(gateway) => {
                let query = PaymentQuery::OrderId(order.id.clone());
                let call = gateway.payments().info(&query)?;
                tell(&call, told);
                Ok(client.send(call).await?.observed(Source::Query))
            }
            Merchant::AlchemyPay(gateway) => {
                let call = gateway.payments().query(&order.id)?;
                tell(&call, told);
                let unit = gateway.options().amount_unit;
                Ok(client.send(call).await?.observed(unit))
            }
        }
    }

    /// Verifies the raw bytes of a webhook.
    pub(super) fn verify(&self, body: &[u8]) -> Result<Heard, SignatureError> {
        match self {
            Merchant::Gateway2328(gateway) => {
                let kind = gateway2328::WebhookKind::Payment;
                let event = gateway.webhooks().verify(kind, body)?;
                Ok(Heard {
                    key_id: event.key_id.to_string(),
                    event_id: event.id(),
                    observed: event.observed(),
                })
            }
            Merchant::AlchemyPay(gateway) => {
                let kind = alchemypay::WebhookKind::Any;
                let event = gateway.webhooks().verify(kind, body)?;
                Ok(Heard {
                    key_id: event.key_id.to_string(),
                    event_id: event.id(),
                    observed: event.observed(),
                })
            }
        }
    }

    /// The answer to a webhook that was taken.
    pub(super) fn accepted(&self) -> Answer {
        match self {
            Merchant::Gateway2328(gateway) => gateway.webhooks().accepted(),
            Merchant::AlchemyPay(gateway) => gateway.webhooks().accepted(),
        }
    }

    /// The answer to one that was refused.
    pub(super) fn refused(&self) -> Answer {
        match self {
            Merchant::Gateway2328(gateway) => gateway.webhooks().refused(),
            Merchant::AlchemyPay(gateway) => gateway.webhooks().refused(),
        }
    }
}

fn tell<T>(call: &Call<T>, told: impl FnOnce(&str, &str)) {
    told(call.request().method().as_str(), call.request().url());
}
