//! Gateways, and the calls that they make.

use std::sync::{Arc, Mutex, PoisonError};

use cointill::alchemypay::{self, AppSecret, Host};
use cointill::canonical::Json;
use cointill::dynamic::{
    OPERATIONS_2328, OPERATIONS_ALCHEMYPAY, OPTIONS_2328, OPTIONS_ALCHEMYPAY, Operation, Output,
};
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::http::Method;
use cointill::model::Record;
use cointill::{Error, exchange};

use super::arguments;
use super::options::{self, NativeOption};
use crate::http::NativeRequest;
use crate::problem::NativeProblem;

/// A signed request that knows how to read its answer.
#[derive(Debug, uniffi::Object)]
pub struct NativeCall {
    pub(super) inner: exchange::Call<Output>,
}

/// What may be told of a call in logs and metrics, and what is sent.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeEndpoint {
    /// Gateway, group and action, such as `2328.payment.create`.
    pub name: String,
    /// `2328` or `alchemypay`.
    pub gateway: String,
    /// `GET` or `POST`.
    pub method: String,
    /// The path with placeholders.
    pub path: String,
}

#[uniffi::export]
impl NativeCall {
    /// The endpoint.
    pub fn endpoint(&self) -> Result<NativeEndpoint, NativeProblem> {
        let endpoint = self.inner.endpoint();
        Ok(NativeEndpoint {
            name: endpoint.name.to_owned(),
            gateway: endpoint.gateway().to_owned(),
            method: endpoint.method.as_str().to_owned(),
            path: endpoint.path.to_owned(),
        })
    }

    /// The request.
    pub fn request(&self) -> Result<NativeRequest, NativeProblem> {
        Ok(self.inner.request().into())
    }
}

/// A walk over the pages of a list: says which call is next.
#[derive(uniffi::Object)]
pub struct NativePager {
    inner: Mutex<gateway2328::Pager<Arc<dyn Record>>>,
}

#[uniffi::export]
impl NativePager {
    /// The call for the next page; none when there is none.
    pub fn next_call(&self) -> Result<Option<Arc<NativeCall>>, NativeProblem> {
        let mut pager = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let call = pager.next_call().transpose()?;
        Ok(call.map(|call| Arc::new(call.map(Output::Page).into())))
    }
}

impl NativePager {
    /// Takes note of a page that came.
    pub(super) fn feed(&self, output: &Output) -> Result<(), Error> {
        let Output::Page(page) = output else {
            return Ok(());
        };
        let mut pager = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        pager.feed(page)
    }
}

impl From<exchange::Call<Output>> for NativeCall {
    fn from(inner: exchange::Call<Output>) -> NativeCall {
        NativeCall { inner }
    }
}

fn raw_call(call: exchange::Call<Json>) -> NativeCall {
    call.map(Output::Json).into()
}

/// An operation with the JSON of its arguments.
fn found<'o, G>(
    all: &'o [Operation<G>],
    group: &str,
    name: &str,
    given: &[Option<String>],
) -> Result<(&'o Operation<G>, String), NativeProblem> {
    let full = format!("{group}.{name}");
    let operation = Operation::find(all, group, name)
        .ok_or_else(|| NativeProblem::misused(format!("{full}: expected an operation")))?;
    let json = arguments::to_json(&full, operation.parameters.fields(), given)?;
    Ok((operation, json))
}

/// 2328.io: makes signed calls.
#[derive(uniffi::Object)]
pub struct NativeGateway2328 {
    inner: gateway2328::Gateway2328,
}

#[uniffi::export]
impl NativeGateway2328 {
    /// Of a project and its keys, which are arguments of their own so that they are taken over
    /// rather than copied.
    #[uniffi::constructor]
    pub fn new(
        project: String,
        api_key: String,
        payout_key: Option<String>,
        base_url: Option<String>,
        user_agent: Option<String>,
        options: Vec<NativeOption>,
    ) -> Result<NativeGateway2328, NativeProblem> {
        let mut inner = gateway2328::Gateway2328::new(project, ApiKey::new(api_key)?)?;
        if let Some(key) = payout_key {
            inner = inner.with_payout_key(PayoutKey::new(key)?);
        }
        NativeGateway2328::set_up(inner, base_url, user_agent, &options)
    }

    /// Of a project whose keys are elsewhere: whoever carries its calls out has them signed.
    #[uniffi::constructor]
    pub fn signed_elsewhere(
        project: String,
        base_url: Option<String>,
        user_agent: Option<String>,
        options: Vec<NativeOption>,
    ) -> Result<NativeGateway2328, NativeProblem> {
        let inner = gateway2328::Gateway2328::signed_elsewhere(project)?;
        NativeGateway2328::set_up(inner, base_url, user_agent, &options)
    }

    /// Makes the call of an operation. Arguments are given by the place of the parameter.
    pub fn call(
        &self,
        group: &str,
        name: &str,
        arguments: Vec<Option<String>>,
    ) -> Result<NativeCall, NativeProblem> {
        let (operation, json) = found(OPERATIONS_2328, group, name, &arguments)?;
        Ok(operation.call(&self.inner, &json)?.into())
    }

    /// A walk over all pages of an operation.
    pub fn pages(
        &self,
        group: &str,
        name: &str,
        arguments: Vec<Option<String>>,
    ) -> Result<NativePager, NativeProblem> {
        let (operation, json) = found(OPERATIONS_2328, group, name, &arguments)?;
        Ok(NativePager {
            inner: Mutex::new(operation.pages(&self.inner, &json)?),
        })
    }

    /// A call of an endpoint that this version does not know.
    pub fn raw(
        &self,
        method: &str,
        path: &str,
        body: Option<String>,
    ) -> Result<NativeCall, NativeProblem> {
        let method = match method {
            "GET" => Method::Get,
            "POST" => Method::Post,
            other => {
                return Err(NativeProblem::misused(format!(
                    "method: expected GET or POST, got {other:?}"
                )));
            }
        };
        Ok(raw_call(self.inner.raw(method, path, body.as_deref())?))
    }
}

impl NativeGateway2328 {
    fn set_up(
        mut inner: gateway2328::Gateway2328,
        base_url: Option<String>,
        user_agent: Option<String>,
        options: &[NativeOption],
    ) -> Result<NativeGateway2328, NativeProblem> {
        if let Some(url) = base_url {
            inner = inner.with_base_url(&url)?;
        }
        if let Some(shop) = user_agent {
            inner = inner.with_user_agent(&shop)?;
        }
        let options = options::set(OPTIONS_2328, options)?;
        Ok(NativeGateway2328 {
            inner: inner.with_options(options),
        })
    }
}

/// Alchemy Pay and AEON: makes signed calls.
#[derive(uniffi::Object)]
pub struct NativeAlchemyPay {
    inner: alchemypay::AlchemyPay,
}

#[uniffi::export]
impl NativeAlchemyPay {
    /// Of a merchant's id and secret. `host` is a name such as `aeon_sandbox`, or a URL.
    #[uniffi::constructor]
    pub fn new(
        app_id: String,
        secret: String,
        host: &str,
        user_agent: Option<String>,
        options: Vec<NativeOption>,
    ) -> Result<NativeAlchemyPay, NativeProblem> {
        let host = host.parse::<Host>()?;
        let inner = alchemypay::AlchemyPay::new(app_id, AppSecret::new(secret)?, host)?;
        NativeAlchemyPay::set_up(inner, user_agent, &options)
    }

    /// Of a merchant whose secret is elsewhere: whoever carries its calls out has them signed.
    #[uniffi::constructor]
    pub fn signed_elsewhere(
        app_id: String,
        host: &str,
        user_agent: Option<String>,
        options: Vec<NativeOption>,
    ) -> Result<NativeAlchemyPay, NativeProblem> {
        let host = host.parse::<Host>()?;
        let inner = alchemypay::AlchemyPay::signed_elsewhere(app_id, host)?;
        NativeAlchemyPay::set_up(inner, user_agent, &options)
    }

    /// Makes the call of an operation. Arguments are given by the place of the parameter.
    pub fn call(
        &self,
        group: &str,
        name: &str,
        arguments: Vec<Option<String>>,
    ) -> Result<NativeCall, NativeProblem> {
        let (operation, json) = found(OPERATIONS_ALCHEMYPAY, group, name, &arguments)?;
        Ok(operation.call(&self.inner, &json)?.into())
    }

    /// A call of an endpoint that this version does not know.
    pub fn raw(
        &self,
        path: &str,
        body: &str,
        signed_fields: Vec<String>,
    ) -> Result<NativeCall, NativeProblem> {
        let fields: Vec<&str> = signed_fields.iter().map(String::as_str).collect();
        Ok(raw_call(self.inner.raw(path, body, &fields)?))
    }

    /// The cashier page of an order, where its form is documented.
    pub fn cashier_url(&self, order_no: &str) -> Result<Option<String>, NativeProblem> {
        Ok(self.inner.host().cashier_url(order_no))
    }
}

impl NativeAlchemyPay {
    fn set_up(
        mut inner: alchemypay::AlchemyPay,
        user_agent: Option<String>,
        options: &[NativeOption],
    ) -> Result<NativeAlchemyPay, NativeProblem> {
        if let Some(shop) = user_agent {
            inner = inner.with_user_agent(&shop)?;
        }
        let options = options::set(OPTIONS_ALCHEMYPAY, options)?;
        Ok(NativeAlchemyPay {
            inner: inner.with_options(options),
        })
    }
}
