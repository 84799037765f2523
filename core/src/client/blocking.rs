//! The client for code that is not async.

use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};

use super::builder::{ClientBuilder, Config};
use super::drive::{Shared, Wanted, drive};
use super::pages::{BlockingItems, BlockingPages};
use super::process::PerProcess;
use super::transport::Transport;
use crate::error::{Error, ErrorCode};
use crate::exchange::Call;
use crate::gateway2328::Pager;

/// Sends calls and waits for their results. Any number of threads may use it at once.
///
/// There is no thread behind it: the calling thread itself drives the connection, which saves two
/// changes of thread a call, and leaves nothing behind that a fork would break. Clones share
/// connections and limits.
#[derive(Debug, Clone)]
pub struct BlockingClient(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Config,
    driver: PerProcess<Driver>,
}

#[derive(Debug)]
struct Driver {
    /// Always there but while it is dropped.
    runtime: Option<Runtime>,
    transport: Transport,
    shared: Shared,
}

impl BlockingClient {
    /// With every default.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build_blocking`].
    pub fn new() -> Result<BlockingClient, Error> {
        BlockingClient::builder().build_blocking()
    }

    /// A builder with every default.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    pub(super) fn from_config(config: Config) -> Result<BlockingClient, Error> {
        // Made once to find what is wrong with it now rather than at the first call.
        Transport::new(&config)?;
        Ok(BlockingClient(Arc::new(Inner {
            config,
            driver: PerProcess::new(),
        })))
    }

    /// Carries a call out, with the repeats that it allows.
    ///
    /// Inside an async runtime it works too, on a thread made for the call, but it holds up the
    /// thread that it is called on: use [`Client`](super::Client) there.
    ///
    /// # Errors
    ///
    /// What the gateway answered or what kept it from answering;
    /// [`Error::outcome_unknown`](crate::Error::outcome_unknown) says whether the call may have
    /// been carried out all the same.
    pub fn send<T: Send>(&self, call: Call<T>) -> Result<T, Error> {
        self.carry_out(call, None)
    }

    /// As [`send`](Self::send), for as long as `wanted` says so; it is asked every 50 ms. A call
    /// that is no longer wanted ends in `cancelled`, and
    /// [`Error::outcome_unknown`](crate::Error::outcome_unknown) says whether it may have been
    /// carried out.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), and `cancelled`.
    pub fn send_while<T: Send>(
        &self,
        call: Call<T>,
        wanted: impl Fn() -> bool + Sync,
    ) -> Result<T, Error> {
        self.carry_out(call, Some(&wanted))
    }

    fn carry_out<T: Send>(&self, call: Call<T>, wanted: Option<&Wanted<'_>>) -> Result<T, Error> {
        let Inner { config, driver } = &*self.0;
        let driver = driver.get(|| Driver::new(config))?;
        let work = async {
            // Between calls nobody looks at the kept connections: without this the request goes
            // out on one that the gateway has closed long ago.
            run_tasks().await;
            let result = drive(call, &driver.transport, &driver.shared, config, wanted).await;
            if result.is_err() {
                // A connection that was given up is closed now, not at the next call.
                run_tasks().await;
            }
            result
        };
        let Some(runtime) = &driver.runtime else {
            return Err(no_thread("the client is being dropped"));
        };
        if Handle::try_current().is_err() {
            return runtime.block_on(work);
        }
        // tokio panics when a runtime is entered from within another one.
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new()
                .name("cointill-call".to_owned())
                .spawn_scoped(scope, || runtime.block_on(work))
                .map_err(|error| no_thread(&error.to_string()))?;
            match thread.join() {
                Ok(result) => result,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        })
    }

    /// Walks over the pages of a list.
    pub fn pages<T>(&self, pager: Pager<T>) -> BlockingPages<T> {
        BlockingPages::new(self.clone(), pager)
    }

    /// Walks over the items of a list, page by page.
    pub fn items<T>(&self, pager: Pager<T>) -> BlockingItems<T> {
        BlockingItems::new(self.pages(pager))
    }
}

/// Lets the tasks that serve the connections see what has come in, and act on it.
async fn run_tasks() {
    // The first turn looks at the sockets, the second runs the tasks that they wake.
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}

fn no_thread(why: &str) -> Error {
    Error::new(
        ErrorCode::Transport,
        format!("the call cannot be started: {why}"),
    )
}

impl Driver {
    fn new(config: &Config) -> Result<Driver, Error> {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| no_thread(&error.to_string()))?;
        Ok(Driver {
            runtime: Some(runtime),
            transport: Transport::new(config)?,
            shared: Shared::new(config),
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // A plain drop waits for name look-ups under way, and panics in async code.
            runtime.shutdown_background();
        }
    }
}
