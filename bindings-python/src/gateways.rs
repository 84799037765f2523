//! Gateways, and the calls that they make.

use std::sync::{Arc, Mutex, PoisonError};

use cointill::alchemypay::{self, AppSecret, Host};
use cointill::canonical::Json;
use cointill::dynamic::{
    OPERATIONS_2328, OPERATIONS_ALCHEMYPAY, OPTIONS_2328, OPTIONS_ALCHEMYPAY, Operation,
    OptionField, Output, SetOption,
};
use cointill::gateway2328::{self, ApiKey, PayoutKey};
use cointill::http::Method;
use cointill::{Error, exchange, model};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict};

use crate::errors::OrRaise as _;
use crate::requests;

/// A signed request that knows how to read its answer.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Call {
    pub(crate) inner: exchange::Call<Output>,
}

#[pymethods]
impl Call {
    /// Gateway, group and action, such as `2328.payment.create`.
    #[getter]
    fn endpoint(&self) -> &'static str {
        self.inner.endpoint().name
    }

    /// `2328` or `alchemypay`.
    #[getter]
    fn gateway(&self) -> &'static str {
        self.inner.endpoint().gateway()
    }

    /// The method of the request.
    #[getter]
    fn method(&self) -> &'static str {
        self.inner.endpoint().method.as_str()
    }

    /// The path with placeholders: safe for logs and metrics.
    #[getter]
    fn path(&self) -> &'static str {
        self.inner.endpoint().path
    }

    fn __repr__(&self) -> String {
        format!("Call({})", self.inner.endpoint().name)
    }
}

/// A walk over the pages of a list: says which call is next.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Pager {
    inner: Mutex<gateway2328::Pager<Arc<dyn model::Record>>>,
}

#[pymethods]
impl Pager {
    /// The call for the next page; `None` when there is none.
    fn next_call(&self, py: Python<'_>) -> PyResult<Option<Call>> {
        let mut pager = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let call = pager.next_call().transpose().or_raise(py)?;
        Ok(call.map(|call| Call {
            inner: call.map(Output::Page),
        }))
    }
}

impl Pager {
    /// Takes note of a page that came.
    pub(crate) fn feed(&self, py: Python<'_>, output: &Output) -> PyResult<()> {
        let Output::Page(page) = output else {
            return Ok(());
        };
        let mut pager = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        pager.feed(page).or_raise(py)
    }
}

fn operation<'o, G>(
    all: &'o [Operation<G>],
    group: &str,
    name: &str,
) -> PyResult<&'o Operation<G>> {
    Operation::find(all, group, name)
        .ok_or_else(|| PyValueError::new_err(format!("{group}.{name}: expected an operation")))
}

fn make_call<G>(
    py: Python<'_>,
    all: &[Operation<G>],
    gateway: &G,
    (group, name): (&str, &str),
    given: &Bound<'_, PyDict>,
) -> PyResult<Call> {
    let operation = operation(all, group, name)?;
    let fields = operation.parameters.fields();
    let json = requests::arguments(&format!("{group}.{name}"), fields, given)?;
    let inner = operation.call(gateway, &json).or_raise(py)?;
    Ok(Call { inner })
}

fn make_pager<G>(
    py: Python<'_>,
    all: &[Operation<G>],
    gateway: &G,
    (group, name): (&str, &str),
    given: &Bound<'_, PyDict>,
) -> PyResult<Pager> {
    let operation = operation(all, group, name)?;
    let fields = operation.parameters.fields();
    let json = requests::arguments(&format!("{group}.{name}"), fields, given)?;
    let pager = operation.pages(gateway, &json).or_raise(py)?;
    Ok(Pager {
        inner: Mutex::new(pager),
    })
}

/// Sets the options that a dict names.
pub(crate) fn set_options<O>(
    py: Python<'_>,
    known: &[OptionField<O>],
    options: &mut O,
    given: Option<&Bound<'_, PyDict>>,
) -> PyResult<()> {
    for (name, value) in given.into_iter().flat_map(|given| given.iter()) {
        let name = name.extract::<String>()?;
        let word = value.extract::<String>().ok();
        let set = if value.is_instance_of::<PyBool>() {
            SetOption::Flag(value.extract()?)
        } else if let Ok(number) = value.extract::<usize>() {
            SetOption::Number(number)
        } else if let Some(word) = &word {
            SetOption::Word(word)
        } else {
            return Err(PyTypeError::new_err(format!(
                "{name}: expected a bool, an int or a str"
            )));
        };
        OptionField::set(known, options, &name, set).or_raise(py)?;
    }
    Ok(())
}

/// 2328.io: makes signed calls.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Gateway2328 {
    inner: gateway2328::Gateway2328,
}

#[pymethods]
impl Gateway2328 {
    #[new]
    #[pyo3(signature = (
        *, project, api_key, payout_key=None, base_url=None, user_agent=None,
        options: "dict[str, object] | None" = None,
    ))]
    fn new(
        py: Python<'_>,
        project: String,
        api_key: String,
        payout_key: Option<String>,
        base_url: Option<&str>,
        user_agent: Option<&str>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Gateway2328> {
        let made = || -> Result<gateway2328::Gateway2328, Error> {
            let mut gateway = gateway2328::Gateway2328::new(project, ApiKey::new(api_key)?)?;
            if let Some(key) = payout_key {
                gateway = gateway.with_payout_key(PayoutKey::new(key)?);
            }
            if let Some(url) = base_url {
                gateway = gateway.with_base_url(url)?;
            }
            if let Some(shop) = user_agent {
                gateway = gateway.with_user_agent(shop)?;
            }
            Ok(gateway)
        };
        let gateway = made().or_raise(py)?;
        let mut readings = gateway2328::Options::default();
        set_options(py, OPTIONS_2328, &mut readings, options)?;
        Ok(Gateway2328 {
            inner: gateway.with_options(readings),
        })
    }

    /// Makes the call of an operation.
    #[pyo3(signature = (group, name, arguments: "dict[str, object]"))]
    fn call(
        &self,
        py: Python<'_>,
        group: &str,
        name: &str,
        arguments: &Bound<'_, PyDict>,
    ) -> PyResult<Call> {
        make_call(py, OPERATIONS_2328, &self.inner, (group, name), arguments)
    }

    /// A walk over all pages of an operation.
    #[pyo3(signature = (group, name, arguments: "dict[str, object]"))]
    fn pages(
        &self,
        py: Python<'_>,
        group: &str,
        name: &str,
        arguments: &Bound<'_, PyDict>,
    ) -> PyResult<Pager> {
        make_pager(py, OPERATIONS_2328, &self.inner, (group, name), arguments)
    }

    /// A call of an endpoint that this version does not know.
    #[pyo3(signature = (method, path, body=None))]
    fn raw(&self, py: Python<'_>, method: &str, path: &str, body: Option<&str>) -> PyResult<Call> {
        let method = match method {
            "GET" => Method::Get,
            "POST" => Method::Post,
            other => {
                return Err(PyValueError::new_err(format!(
                    "method: expected GET or POST, got {other:?}"
                )));
            }
        };
        let call = self.inner.raw(method, path, body).or_raise(py)?;
        Ok(raw_call(call))
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.inner)
    }
}

fn raw_call(call: exchange::Call<Json>) -> Call {
    Call {
        inner: call.map(Output::Json),
    }
}

/// Alchemy Pay and AEON: makes signed calls.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct AlchemyPay {
    inner: alchemypay::AlchemyPay,
}

#[pymethods]
impl AlchemyPay {
    #[new]
    #[pyo3(signature = (
        *, app_id, secret, host, user_agent=None,
        options: "dict[str, object] | None" = None,
    ))]
    fn new(
        py: Python<'_>,
        app_id: String,
        secret: String,
        host: &str,
        user_agent: Option<&str>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<AlchemyPay> {
        let host = host.parse::<Host>().or_raise(py)?;
        let made = || -> Result<alchemypay::AlchemyPay, Error> {
            let mut gateway = alchemypay::AlchemyPay::new(app_id, AppSecret::new(secret)?, host)?;
            if let Some(shop) = user_agent {
                gateway = gateway.with_user_agent(shop)?;
            }
            Ok(gateway)
        };
        let gateway = made().or_raise(py)?;
        let mut readings = alchemypay::Options::default();
        set_options(py, OPTIONS_ALCHEMYPAY, &mut readings, options)?;
        Ok(AlchemyPay {
            inner: gateway.with_options(readings),
        })
    }

    /// Makes the call of an operation.
    #[pyo3(signature = (group, name, arguments: "dict[str, object]"))]
    fn call(
        &self,
        py: Python<'_>,
        group: &str,
        name: &str,
        arguments: &Bound<'_, PyDict>,
    ) -> PyResult<Call> {
        make_call(
            py,
            OPERATIONS_ALCHEMYPAY,
            &self.inner,
            (group, name),
            arguments,
        )
    }

    /// A walk over all pages of an operation.
    #[pyo3(signature = (group, name, arguments: "dict[str, object]"))]
    fn pages(
        &self,
        py: Python<'_>,
        group: &str,
        name: &str,
        arguments: &Bound<'_, PyDict>,
    ) -> PyResult<Pager> {
        make_pager(
            py,
            OPERATIONS_ALCHEMYPAY,
            &self.inner,
            (group, name),
            arguments,
        )
    }

    /// A call of an endpoint that this version does not know.
    fn raw(
        &self,
        py: Python<'_>,
        path: &str,
        body: &str,
        signed_fields: Vec<String>,
    ) -> PyResult<Call> {
        let fields: Vec<&str> = signed_fields.iter().map(String::as_str).collect();
        let call = self.inner.raw(path, body, &fields).or_raise(py)?;
        Ok(raw_call(call))
    }

    /// The cashier page of an order, where its form is documented.
    fn cashier_url(&self, order_no: &str) -> Option<String> {
        self.inner.host().cashier_url(order_no)
    }

    fn __repr__(&self) -> String {
        format!("{:?}", self.inner)
    }
}
