//! A webhook that no sandbox stands behind: made up, signed with the shop's key, sent.

use clap::{Args, ValueEnum};
use cointill::Amount;
use cointill::alchemypay::{AmountUnit, AppSecret, Message, Options};
use cointill::gateway2328::{ApiKey, PayoutKey};
use cointill::payment::GatewayName;
use reqwest::Url;

use super::delivery::{Rule, Sender};
use super::payload::{Change, Facts, Fields};
use super::{Common, alchemypay, gateway2328};
use crate::failure::{Failure, Outcome};
use crate::http;
use crate::key::KeyArgs;
use crate::output::{self, Ink, Paint, clean};

#[derive(Debug, Args)]
#[command(next_help_heading = "Made up, without a sandbox")]
pub(super) struct MadeUp {
    /// Whose webhook to send
    #[arg(long, value_enum)]
    gateway: Option<Gateway>,

    /// What it tells of; a payment or an order when left out
    #[arg(long, value_enum)]
    kind: Option<Kind>,

    /// The address of your handler
    #[arg(long, value_name = "URL")]
    url: Option<String>,

    /// The shop's number of the order, payout or wallet
    #[arg(long, value_name = "ID", default_value = "1001")]
    order: String,

    /// The price, or the amount of a payout or deposit, in units (never cents)
    #[arg(long, value_name = "DECIMAL", default_value = "19.99", value_parser = amount)]
    amount: Amount,

    /// Its currency; USD for payments and orders, USDT for the rest
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// Give a field this text; may be repeated
    #[arg(long, value_name = "NAME=TEXT", value_parser = Change::text)]
    set: Vec<Change>,

    /// Give a field this JSON value, such as payment_amount=null; may be repeated
    #[arg(long, value_name = "NAME=JSON", value_parser = Change::json)]
    set_json: Vec<Change>,

    /// Leave a field out; may be repeated
    #[arg(long, value_name = "NAME")]
    unset: Vec<String>,

    /// The unit of Alchemy Pay's orderAmount
    #[arg(long, value_enum, value_name = "UNIT", default_value_t = UnitName::Cents)]
    amount_unit: UnitName,

    /// When it counts as delivered
    #[arg(long, value_enum, value_name = "RULE", default_value_t = Rule::Strict)]
    rule: Rule,

    /// How often to send it, one after another, byte for byte the same
    #[arg(long, value_name = "N", default_value_t = 1,
          value_parser = clap::value_parser!(u8).range(1..=100))]
    times: u8,

    /// Show the fields that are sent, without the signature
    #[arg(long)]
    show_body: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Gateway {
    #[value(name = "2328")]
    Gateway2328,
    #[value(name = "alchemypay", alias = "aeon")]
    AlchemyPay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// 2328: a payment
    Payment,
    /// 2328: a payout, signed with the payout API key
    Payout,
    /// 2328: a deposit to a static wallet
    StaticWallet,
    /// Alchemy Pay: an order
    Order,
    /// Alchemy Pay: a refund
    Refund,
    /// Alchemy Pay: a part of an order, in accumulation mode
    Partial,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UnitName {
    /// Hundredths, as the documents on webhooks say
    Cents,
    /// As it was sent when the order was created
    AsSent,
}

pub(super) fn amount(text: &str) -> Result<Amount, String> {
    text.parse::<Amount>().map_err(|error| error.to_string())
}

impl Kind {
    fn gateway(self) -> Gateway {
        match self {
            Kind::Payment | Kind::Payout | Kind::StaticWallet => Gateway::Gateway2328,
            Kind::Order | Kind::Refund | Kind::Partial => Gateway::AlchemyPay,
        }
    }

    fn success(self) -> &'static str {
        match self {
            Kind::Payment | Kind::StaticWallet => "paid",
            Kind::Payout => "completed",
            Kind::Order | Kind::Refund => "COMPLETED",
            Kind::Partial => "",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Kind::Payment => "payment of order",
            Kind::Payout => "payout",
            Kind::StaticWallet => "deposit to wallet",
            Kind::Order => "order",
            Kind::Refund => "refund of order",
            Kind::Partial => "partial payment of order",
        }
    }

    fn message(self) -> Message {
        match self {
            Kind::Refund => Message::RefundWebhook,
            Kind::Partial => Message::PartialWebhook,
            _ => Message::OrderWebhook,
        }
    }
}

impl MadeUp {
    pub(super) async fn run(&self, key: &KeyArgs, common: &Common<'_>) -> Result<Outcome, Failure> {
        let kind = self.kind()?;
        let url = self.url.as_deref().ok_or_else(|| {
            Failure::new(
                "no address: name your handler with --url http://127.0.0.1:8000/…, or a running \
                 sandbox with --sandbox http://127.0.0.1:2328",
            )
        })?;
        let example = "http://127.0.0.1:8000/webhooks/2328";
        let url = http::target(url, common.allow_remote, "--url", example)?;
        let facts = self.facts(kind, common.status)?;
        let fields = self.fields(kind, &facts)?;
        let unsigned = serde_json::to_string(&fields)
            .map_err(|error| Failure::new(format!("the fields cannot be written: {error}")))?;
        let body = self.signed(kind, key, &unsigned)?;
        let told = Told {
            kind,
            facts: &facts,
            url: &url,
            unsigned: self.show_body.then_some(&fields),
        };
        told.tell();
        let sender = Sender::new(common.timeout)?;
        let mut delivered = true;
        for _ in 0..self.times {
            delivered &= self.send(kind, &sender, &url, &body).await;
        }
        Ok(Outcome::of(delivered))
    }

    fn kind(&self) -> Result<Kind, Failure> {
        match (self.gateway, self.kind) {
            (None, None) => Err(Failure::new(
                "no webhook to send: make one up with --gateway 2328 or --gateway alchemypay, or name \
                 a running sandbox with --sandbox http://127.0.0.1:2328",
            )),
            (Some(Gateway::Gateway2328), None) => Ok(Kind::Payment),
            (Some(Gateway::AlchemyPay), None) => Ok(Kind::Order),
            (None, Some(kind)) => Ok(kind),
            (Some(gateway), Some(kind)) if gateway == kind.gateway() => Ok(kind),
            (Some(Gateway::Gateway2328), Some(_)) => Err(Failure::new(
                "--kind: 2328 sends payment, payout and static-wallet; the others are Alchemy Pay's",
            )),
            (Some(Gateway::AlchemyPay), Some(_)) => Err(Failure::new(
                "--kind: Alchemy Pay sends order, refund and partial; the others are 2328's",
            )),
        }
    }

    fn facts(&self, kind: Kind, status: Option<&str>) -> Result<Facts, Failure> {
        if kind == Kind::Partial && status.is_some() {
            return Err(Failure::new(
                "--status: a partial payment has none; change its fields with --set",
            ));
        }
        let usual = match kind {
            Kind::Payout | Kind::StaticWallet => "USDT",
            _ => "USD",
        };
        Ok(Facts {
            order: self.order.clone(),
            amount: self.amount.clone(),
            currency: self.currency.as_deref().unwrap_or(usual).to_owned(),
            status: status.unwrap_or(kind.success()).to_owned(),
        })
    }

    fn fields(&self, kind: Kind, facts: &Facts) -> Result<Fields, Failure> {
        let unit = match self.amount_unit {
            UnitName::Cents => AmountUnit::Cents,
            UnitName::AsSent => AmountUnit::AsSent,
        };
        let mut fields = match kind {
            Kind::Payment => gateway2328::payment(facts),
            Kind::Payout => gateway2328::payout(facts),
            Kind::StaticWallet => gateway2328::static_wallet(facts),
            Kind::Order => alchemypay::order(facts, unit),
            Kind::Refund => alchemypay::refund(facts),
            Kind::Partial => alchemypay::partial(facts),
        };
        for change in self.set.iter().chain(&self.set_json) {
            change.apply(&mut fields)?;
        }
        for name in &self.unset {
            if fields.shift_remove(name).is_none() {
                return Err(Failure::new(format!(
                    "--unset: expected one of {}, got {:?}",
                    fields.keys().cloned().collect::<Vec<_>>().join(", "),
                    clean(name, 60)
                )));
            }
        }
        Ok(fields)
    }

    fn signed(&self, kind: Kind, key: &KeyArgs, unsigned: &str) -> Result<String, Failure> {
        let key = key.one()?;
        Ok(match kind {
            Kind::Payment | Kind::StaticWallet => {
                ApiKey::from_secret(&key)?.sign_webhook(unsigned)?
            }
            Kind::Payout => PayoutKey::from_secret(&key)?.sign_webhook(unsigned)?,
            Kind::Order | Kind::Refund | Kind::Partial => AppSecret::from_secret(&key)?.sign_body(
                kind.message(),
                unsigned,
                &Options::default(),
            )?,
        })
    }

    async fn send(&self, kind: Kind, sender: &Sender, url: &Url, body: &str) -> bool {
        let paint = Paint::for_stdout();
        let gateway = match kind.gateway() {
            Gateway::Gateway2328 => GatewayName::Gateway2328,
            Gateway::AlchemyPay => GatewayName::AlchemyPay,
        };
        let answer = match sender.post(url, body.to_owned()).await {
            Ok(answer) => answer,
            Err(why) => {
                output::line(format!("no answer: {}", clean(&why, 200)));
                let no = paint.ink(Ink::Red, "no");
                output::line(format!("delivered: {no}; the gateway would try again"));
                return false;
            }
        };
        output::line(format!(
            "answer: {} in {} ms, {}",
            answer.status,
            answer.elapsed.as_millis(),
            match answer.body.as_str() {
                "" => "without a body".to_owned(),
                body => format!("\"{}\"", clean(body, 300)),
            }
        ));
        let (delivered, rule) = self.rule.judge(gateway, &answer);
        output::line(if delivered {
            format!("delivered: {}; {rule}", paint.ink(Ink::Green, "yes"))
        } else {
            let no = paint.ink(Ink::Red, "no");
            format!("delivered: {no}; {rule}, and would try again")
        });
        delivered
    }
}

/// What is said before sending.
struct Told<'a> {
    kind: Kind,
    facts: &'a Facts,
    url: &'a Url,
    unsigned: Option<&'a Fields>,
}

impl Told<'_> {
    fn tell(&self) {
        let Facts {
            order,
            amount,
            currency,
            status,
        } = self.facts;
        let status = match status.as_str() {
            "" => String::new(),
            status => format!(" {}", clean(status, 60)),
        };
        output::line(format!("POST {}", clean(self.url.as_str(), 200)));
        output::line(format!(
            "{} {}:{status}, {amount} {}",
            self.kind.word(),
            clean(order, 60),
            clean(currency, 20),
        ));
        for (name, value) in self.unsigned.into_iter().flatten() {
            output::line(format!(
                "  {:<18} {}",
                clean(name, 60),
                clean(&value.to_string(), 200)
            ));
        }
    }
}
