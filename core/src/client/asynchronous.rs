//! The client for async code.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::{Handle, Id};

use super::builder::{ClientBuilder, Config};
use super::drive::{Shared, drive};
use super::pages::{Items, Pages};
use super::process::PerProcess;
use super::transport::Transport;
use crate::error::{Error, ErrorCode};
use crate::exchange::Call;
use crate::gateway2328::Pager;

/// Pools of runtimes that are gone are dropped when there are more than these.
const MOST_POOLS: usize = 8;

/// Sends calls from async code, inside a tokio runtime with time and I/O switched on.
///
/// It is tied to no runtime: the connections of each are kept apart, so that one client works in
/// several, at once or one after another. Dropping the future of a call closes its connection;
/// the call may have been carried out all the same. Clones share pools and limits.
#[derive(Debug, Clone)]
pub struct Client(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Config,
    state: PerProcess<State>,
}

#[derive(Debug)]
struct State {
    shared: Shared,
    /// The one used last stands last. A kept connection is served by a task of the runtime that
    /// made it: used from another one it would hang as soon as the first stands still.
    pools: Mutex<Vec<(Id, Transport)>>,
}

impl Client {
    /// With every default.
    ///
    /// # Errors
    ///
    /// As [`ClientBuilder::build`].
    pub fn new() -> Result<Client, Error> {
        Client::builder().build()
    }

    /// A builder with every default.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    pub(super) fn from_config(config: Config) -> Result<Client, Error> {
        // Made once to find what is wrong with it now rather than at the first call.
        Transport::new(&config)?;
        Ok(Client(Arc::new(Inner {
            config,
            state: PerProcess::new(),
        })))
    }

    /// Carries a call out, with the repeats that it allows.
    ///
    /// # Errors
    ///
    /// What the gateway answered or what kept it from answering;
    /// [`Error::outcome_unknown`](crate::Error::outcome_unknown) says whether the call may have
    /// been carried out all the same. `configuration` outside a tokio runtime.
    ///
    /// # Panics
    ///
    /// By tokio, in a runtime that was built without time or I/O.
    pub async fn send<T>(&self, call: Call<T>) -> Result<T, Error> {
        let Inner { config, state } = &*self.0;
        let state = state.get(|| {
            Ok::<_, Error>(State {
                shared: Shared::new(config),
                pools: Mutex::new(Vec::new()),
            })
        })?;
        let transport = state.transport(config)?;
        drive(call, &transport, &state.shared, config, None).await
    }

    /// Walks over the pages of a list.
    pub fn pages<T>(&self, pager: Pager<T>) -> Pages<T> {
        Pages::new(self.clone(), pager)
    }

    /// Walks over the items of a list, page by page.
    pub fn items<T>(&self, pager: Pager<T>) -> Items<T> {
        Items::new(self.pages(pager))
    }
}

impl State {
    fn transport(&self, config: &Config) -> Result<Transport, Error> {
        let runtime = Handle::try_current().map_err(|_| {
            Error::new(
                ErrorCode::Configuration,
                "the async client: expected to run inside a tokio runtime, got none; use the \
                 blocking client",
            )
        })?;
        let id = runtime.id();
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        let pool = match pools.iter().position(|(own, _)| *own == id) {
            Some(index) => pools.remove(index),
            None => (id, Transport::new(config)?),
        };
        let transport = pool.1.clone();
        pools.push(pool);
        if pools.len() > MOST_POOLS {
            pools.remove(0);
        }
        Ok(transport)
    }
}
