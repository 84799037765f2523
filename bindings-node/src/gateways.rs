//! Gateways, and the calls that they make.

use std::sync::Arc;

use cointill::alchemypay::{self, AmountUnit, AppSecret, Host};
use cointill::canonical::Kind;
use cointill::dynamic::{
    self, OPERATIONS_2328, OPERATIONS_ALCHEMYPAY, OPTIONS_2328, OPTIONS_ALCHEMYPAY, Operation,
    OptionField, Output, SetOption, read_record,
};
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::http::Method;
use cointill::{Error, model};
use napi_derive::napi;

use crate::arguments::{self, parse};
use crate::call::Call;
use crate::errors::{OrThrow as _, Thrown, wrong};
use crate::payment;

/// A walk over the pages of a list: says which call is next.
#[napi]
pub struct Pager {
    inner: gateway2328::Pager<Arc<dyn model::Record>>,
}

#[napi]
impl Pager {
    /// The call for the next page; `null` when there is none.
    #[napi(catch_unwind)]
    pub fn next_call(&mut self) -> Result<Option<Call>, Thrown> {
        let call = self.inner.next_call().transpose().or_throw()?;
        Ok(call.map(|call| Call::new(call.map(Output::Page))))
    }
}

impl Pager {
    /// Takes note of a page that came.
    pub(crate) fn feed(&mut self, output: &Output) -> Result<(), Thrown> {
        match output {
            Output::Page(page) => self.inner.feed(page).or_throw(),
            _ => Ok(()),
        }
    }
}

fn operation<'o, G>(
    all: &'o [Operation<G>],
    group: &str,
    name: &str,
) -> Result<&'o Operation<G>, Thrown> {
    Operation::find(all, group, name)
        .ok_or_else(|| wrong(format!("{group}.{name}: expected an operation")))
}

fn request<G>(operation: &Operation<G>, given: &str) -> Result<String, Thrown> {
    let name = format!(
        "{}.{}",
        arguments::camel(operation.group),
        arguments::camel(operation.name)
    );
    arguments::request(&name, operation.parameters.fields(), given)
}

fn make_call<G>(
    all: &[Operation<G>],
    gateway: &G,
    (group, name): (&str, &str),
    given: &str,
) -> Result<Call, Thrown> {
    let operation = operation(all, group, name)?;
    let json = request(operation, given)?;
    Ok(Call::new(operation.call(gateway, &json).or_throw()?))
}

/// Sets the options that a JSON object names.
pub(crate) fn set_options<O>(
    known: &[OptionField<O>],
    options: &mut O,
    given: Option<&str>,
) -> Result<(), Thrown> {
    let Some(given) = given else {
        return Ok(());
    };
    let document = parse(given)?;
    for (name, value) in document.root().members() {
        // In JavaScript's words, as everything else.
        let own = known.iter().find(|own| arguments::camel(own.name) == name);
        let Some(own) = own else {
            let names: Vec<_> = known.iter().map(|own| arguments::camel(own.name)).collect();
            return Err(wrong(format!(
                "options: expected {}, got {name:?}",
                names.join(", ")
            )));
        };
        let word = value.as_str();
        let set = match (value.kind(), value.literal().parse::<usize>(), &word) {
            (Kind::Null, ..) => continue,
            (Kind::True, ..) => SetOption::Flag(true),
            (Kind::False, ..) => SetOption::Flag(false),
            (Kind::Number, Ok(number), _) => SetOption::Number(number),
            (_, _, Some(word)) => SetOption::Word(word),
            _ => {
                return Err(wrong(format!(
                    "{name}: expected true, false, a whole number or text, got {}",
                    value.literal()
                )));
            }
        };
        OptionField::set(known, options, own.name, set).or_throw()?;
    }
    Ok(())
}

fn observe(model: &str, raw: &str, unit: AmountUnit) -> Result<Option<String>, Thrown> {
    // A whole model is read again from what it was read from.
    let record = read_record(model, &format!("{{\"fields\":{raw}}}")).or_throw()?;
    let observed = dynamic::observed(&*record, unit);
    Ok(observed.map(|observed| payment::observed_json(&observed)))
}

/// 2328.io: makes signed calls.
#[napi(js_name = "Gateway2328")]
pub struct Gateway2328 {
    inner: gateway2328::Gateway2328,
}

#[napi]
impl Gateway2328 {
    /// `options` is a JSON object.
    #[napi(constructor, catch_unwind)]
    pub fn new(
        project: String,
        api_key: String,
        payout_key: Option<String>,
        base_url: Option<String>,
        user_agent: Option<String>,
        options: Option<String>,
    ) -> Result<Gateway2328, Thrown> {
        let made = || -> Result<gateway2328::Gateway2328, Error> {
            let mut gateway = gateway2328::Gateway2328::new(project, ApiKey::new(api_key)?)?;
            if let Some(key) = payout_key {
                gateway = gateway.with_payout_key(PayoutKey::new(key)?);
            }
            if let Some(url) = base_url {
                gateway = gateway.with_base_url(&url)?;
            }
            if let Some(shop) = user_agent {
                gateway = gateway.with_user_agent(&shop)?;
            }
            Ok(gateway)
        };
        let gateway = made().or_throw()?;
        let mut readings = gateway2328::Options::default();
        set_options(OPTIONS_2328, &mut readings, options.as_deref())?;
        Ok(Gateway2328 {
            inner: gateway.with_options(readings),
        })
    }

    /// Makes the call of an operation; `given` is a JSON object.
    #[napi(catch_unwind)]
    pub fn call(&self, group: String, name: String, given: String) -> Result<Call, Thrown> {
        make_call(OPERATIONS_2328, &self.inner, (&group, &name), &given)
    }

    /// A walk over all pages of an operation.
    #[napi(catch_unwind)]
    pub fn pages(&self, group: String, name: String, given: String) -> Result<Pager, Thrown> {
        let operation = operation(OPERATIONS_2328, &group, &name)?;
        let json = request(operation, &given)?;
        let inner = operation.pages(&self.inner, &json).or_throw()?;
        Ok(Pager { inner })
    }

    /// A call of an endpoint that this version does not know.
    #[napi(catch_unwind)]
    pub fn raw(&self, method: String, path: String, body: Option<String>) -> Result<Call, Thrown> {
        let method = match method.as_str() {
            "GET" => Method::Get,
            "POST" => Method::Post,
            other => {
                return Err(wrong(format!(
                    "method: expected GET or POST, got {other:?}"
                )));
            }
        };
        let call = self.inner.raw(method, &path, body.as_deref()).or_throw()?;
        Ok(Call::new(call.map(Output::Json)))
    }

    /// What a model says to the credit decision, as JSON, from what was received.
    #[napi(catch_unwind)]
    pub fn observe(&self, model: String, raw: String) -> Result<Option<String>, Thrown> {
        observe(&model, &raw, AmountUnit::default())
    }

    /// Without keys, for people.
    #[napi(catch_unwind)]
    pub fn describe(&self) -> String {
        format!("{:?}", self.inner)
    }
}

/// Alchemy Pay and AEON: makes signed calls.
#[napi(js_name = "AlchemyPay")]
pub struct AlchemyPay {
    inner: alchemypay::AlchemyPay,
}

#[napi]
impl AlchemyPay {
    /// `options` is a JSON object.
    #[napi(constructor, catch_unwind)]
    pub fn new(
        app_id: String,
        secret: String,
        host: String,
        user_agent: Option<String>,
        options: Option<String>,
    ) -> Result<AlchemyPay, Thrown> {
        let made = || -> Result<alchemypay::AlchemyPay, Error> {
            let host = host.parse::<Host>()?;
            let mut gateway = alchemypay::AlchemyPay::new(app_id, AppSecret::new(secret)?, host)?;
            if let Some(shop) = user_agent {
                gateway = gateway.with_user_agent(&shop)?;
            }
            Ok(gateway)
        };
        let gateway = made().or_throw()?;
        let mut readings = alchemypay::Options::default();
        set_options(OPTIONS_ALCHEMYPAY, &mut readings, options.as_deref())?;
        Ok(AlchemyPay {
            inner: gateway.with_options(readings),
        })
    }

    /// Makes the call of an operation; `given` is a JSON object.
    #[napi(catch_unwind)]
    pub fn call(&self, group: String, name: String, given: String) -> Result<Call, Thrown> {
        make_call(OPERATIONS_ALCHEMYPAY, &self.inner, (&group, &name), &given)
    }

    /// A call of an endpoint that this version does not know.
    #[napi(catch_unwind)]
    pub fn raw(
        &self,
        path: String,
        body: String,
        signed_fields: Vec<String>,
    ) -> Result<Call, Thrown> {
        let fields: Vec<&str> = signed_fields.iter().map(String::as_str).collect();
        let call = self.inner.raw(&path, &body, &fields).or_throw()?;
        Ok(Call::new(call.map(Output::Json)))
    }

    /// The cashier page of an order, where its form is documented.
    #[napi(catch_unwind)]
    pub fn cashier_url(&self, order_no: String) -> Option<String> {
        self.inner.host().cashier_url(&order_no)
    }

    /// What a model says to the credit decision, as JSON, from what was received.
    #[napi(catch_unwind)]
    pub fn observe(&self, model: String, raw: String) -> Result<Option<String>, Thrown> {
        observe(&model, &raw, self.inner.options().amount_unit)
    }

    /// Without keys, for people.
    #[napi(catch_unwind)]
    pub fn describe(&self) -> String {
        format!("{:?}", self.inner)
    }
}
