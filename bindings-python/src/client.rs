//! The core's own driver, for code that waits and for asyncio.

use std::sync::{Mutex, PoisonError};

use cointill::client::{BlockingClient, Client as AsyncClient, ClientBuilder};
use pyo3::prelude::*;

use crate::errors::OrRaise as _;
use crate::gateways::{Call, Pager};
use crate::policy::{RetryPolicy, seconds};
use crate::{asynchronous, hooks, limiters, records};

/// Carries calls out.
#[pyclass(frozen, module = "cointill._native")]
pub(crate) struct Client {
    blocking: BlockingClient,
    asynchronous: AsyncClient,
}

#[pymethods]
impl Client {
    #[new]
    #[pyo3(signature = (
        policy, *, proxy=None, ca_pem=None, connect_timeout=None,
        limiter: "typing.Any" = None,
        before_attempt: "collections.abc.Callable[[AttemptStart], object] | None" = None,
        after_attempt: "collections.abc.Callable[[AttemptEnd], object] | None" = None,
    ))]
    #[allow(
        clippy::too_many_arguments,
        reason = "keywords of a constructor in Python"
    )]
    fn new(
        py: Python<'_>,
        policy: &RetryPolicy,
        proxy: Option<&str>,
        ca_pem: Option<&[u8]>,
        connect_timeout: Option<f64>,
        limiter: Option<&Bound<'_, PyAny>>,
        before_attempt: Option<Py<PyAny>>,
        after_attempt: Option<Py<PyAny>>,
    ) -> PyResult<Client> {
        let mut builder = ClientBuilder::new().retry_policy(policy.inner.clone());
        if let Some(url) = proxy {
            builder = builder.proxy(url).or_raise(py)?;
        }
        if let Some(pem) = ca_pem {
            builder = builder.root_certificates(pem).or_raise(py)?;
        }
        if let Some(time) = connect_timeout {
            builder = builder.connect_timeout(seconds("connect_timeout", time)?);
        }
        // Only 2328 has a limit (2328 §11).
        builder = match limiter {
            Some(limiter) => builder.shared_limiter("2328", limiters::of(limiter)),
            None => builder.rate_limit("2328", None),
        };
        builder = hooks::install(builder, before_attempt, after_attempt);
        Ok(Client {
            blocking: builder.clone().build_blocking().or_raise(py)?,
            asynchronous: builder.build().or_raise(py)?,
        })
    }

    /// Carries a call out and waits for its result. Ctrl-C ends it at once.
    #[pyo3(signature = (call, pager=None))]
    fn send<'py>(
        &self,
        py: Python<'py>,
        call: &Call,
        pager: Option<&Pager>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let interrupt = Mutex::new(None);
        let wanted = || {
            let signals = Python::try_attach(|py| py.check_signals());
            match signals {
                None | Some(Ok(())) => true,
                Some(Err(error)) => {
                    *interrupt.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                    false
                }
            }
        };
        let call = call.inner.clone();
        let result = py.detach(|| self.blocking.send_while(call, wanted));
        if let Some(error) = interrupt
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
        {
            return Err(error);
        }
        let output = result.or_raise(py)?;
        if let Some(pager) = pager {
            pager.feed(py, &output)?;
        }
        records::output(py, output)
    }

    /// The same as a future of the running event loop; cancelling it drops the request.
    #[pyo3(signature = (call, pager=None))]
    fn send_async<'py>(
        &self,
        py: Python<'py>,
        call: &Call,
        pager: Option<Py<Pager>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        asynchronous::send(py, &self.asynchronous, call.inner.clone(), pager)
    }

    fn __repr__(&self) -> &'static str {
        "Client()"
    }
}
