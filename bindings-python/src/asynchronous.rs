//! Calls as futures of asyncio.
//!
//! The requests run on one worker thread of this process. It is made at the first call and belongs
//! to the process that made it: after a fork the child makes its own. An event loop is only held
//! for as long as a future of it is open, so any number of loops may follow each other.

use std::sync::{Mutex, PoisonError};

use cointill::Error;
use cointill::client::{Client, PerProcess};
use cointill::dynamic::Output;
use cointill::exchange::Call;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};
use tokio::task::AbortHandle;

use crate::errors::to_python;
use crate::gateways::Pager;
use crate::records;

static RUNTIME: PerProcess<Runtime> = PerProcess::new();

fn runtime() -> PyResult<&'static Runtime> {
    RUNTIME.get(|| {
        let mut builder = Builder::new_multi_thread();
        builder.worker_threads(1).thread_name("cointill");
        builder.enable_all().build().map_err(|error| {
            PyRuntimeError::new_err(format!("expected to start a thread for requests: {error}"))
        })
    })
}

/// Sends `call` and gives a future of the running loop.
pub(crate) fn send<'py>(
    py: Python<'py>,
    client: &Client,
    call: Call<Output>,
    pager: Option<Py<Pager>>,
) -> PyResult<Bound<'py, PyAny>> {
    let runtime = runtime()?;
    let event_loop = py.import("asyncio")?.call_method0("get_running_loop")?;
    let future = event_loop.call_method0("create_future")?;
    let (client, loop_handle) = (client.clone(), event_loop.clone().unbind());
    let target = future.clone().unbind();
    let task = runtime.spawn(async move {
        let result = client.send(call).await;
        // Without an interpreter, which is being shut down, nobody waits any more.
        Python::try_attach(|py| {
            let done = Done {
                facts: Mutex::new(Some((target, result, pager))),
            };
            let handed = Py::new(py, done)
                .and_then(|done| loop_handle.call_method1(py, "call_soon_threadsafe", (done,)));
            // The loop was closed while the request was under way.
            drop(handed);
        });
    });
    let watch = Py::new(
        py,
        Watch {
            task: task.abort_handle(),
        },
    )?;
    future.call_method1("add_done_callback", (watch,))?;
    Ok(future)
}

type Facts = (Py<PyAny>, Result<Output, Error>, Option<Py<Pager>>);

/// Runs in the loop's own thread: hands the result over.
#[pyclass(frozen, module = "cointill._native")]
struct Done {
    facts: Mutex<Option<Facts>>,
}

#[pymethods]
impl Done {
    fn __call__(&self, py: Python<'_>) -> PyResult<()> {
        let facts = self
            .facts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some((future, result, pager)) = facts else {
            return Ok(());
        };
        let future = future.bind(py);
        if future.call_method0("done")?.is_truthy()? {
            return Ok(());
        }
        let made = result
            .map_err(|error| to_python(py, &error))
            .and_then(|output| {
                if let Some(pager) = &pager {
                    pager.get().feed(py, &output)?;
                }
                records::output(py, output)
            });
        match made {
            Ok(value) => future.call_method1("set_result", (value,))?,
            Err(error) => future.call_method1("set_exception", (error.into_value(py),))?,
        };
        Ok(())
    }
}

/// Drops the request of a future that is cancelled.
#[pyclass(frozen, module = "cointill._native")]
struct Watch {
    task: AbortHandle,
}

#[pymethods]
impl Watch {
    fn __call__(&self, future: &Bound<'_, PyAny>) -> PyResult<()> {
        if future.call_method0("cancelled")?.is_truthy()? {
            self.task.abort();
        }
        Ok(())
    }
}
