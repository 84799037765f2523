//! Starting and stopping a sandbox.

use std::net::{SocketAddr, TcpListener, ToSocketAddrs as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::control::Control;
use crate::error::{ErrorKind, SandboxError};
use crate::settings::{Credentials, Keys};
use crate::store::Store;
use crate::switches::Switches;
use crate::world::World;
use crate::{due, server, webhook};

/// How long tasks have to end when the sandbox stops.
const STOPPING: Duration = Duration::from_secs(2);

/// What to start; made by [`Sandbox::builder`].
#[derive(Debug, Clone)]
#[must_use]
pub struct Builder {
    listen: String,
    data: Option<PathBuf>,
    time_scale: u32,
    switches: Option<Switches>,
    credentials: Credentials,
    allowed_hosts: Vec<String>,
    public_url: Option<String>,
}

impl Builder {
    /// The address to listen on, such as `127.0.0.1:2328`; port 0 takes any free one. Default:
    /// `127.0.0.1:0`.
    pub fn listen(mut self, address: impl Into<String>) -> Builder {
        self.listen = address.into();
        self
    }

    /// Keeps the state in a file, across restarts and kills. Default: in memory.
    pub fn data(mut self, file: impl Into<PathBuf>) -> Builder {
        self.data = Some(file.into());
        self
    }

    /// Divides the delays of the gateways, 1 or more: retries of webhooks, confirmations, payouts,
    /// refunds. With 60, what takes a minute there takes a second here. Expiry of invoices follows
    /// the clock, which [`Control::advance`] moves. Default: 1.
    pub fn time_scale(mut self, times: u32) -> Builder {
        self.time_scale = times;
        self
    }

    /// The readings of the documents. Default: those in the file, or the documented defaults.
    pub fn switches(mut self, switches: Switches) -> Builder {
        self.switches = Some(switches);
        self
    }

    /// The merchant's credentials. Default: the fixed ones.
    pub fn credentials(mut self, credentials: Credentials) -> Builder {
        self.credentials = credentials;
        self
    }

    /// A host name beside loopback under which the control interface answers, such as a
    /// container's. Listening beyond loopback needs at least one.
    pub fn allow_host(mut self, host: impl Into<String>) -> Builder {
        self.allowed_hosts.push(host.into());
        self
    }

    /// The URL under which payers reach the sandbox, for links to checkout pages. Default: the
    /// address that it listens on.
    pub fn public_url(mut self, url: impl Into<String>) -> Builder {
        self.public_url = Some(url.into());
        self
    }

    /// Starts it on threads of its own, so that the caller's runtime is neither needed nor blocked.
    ///
    /// # Errors
    ///
    /// When the address is taken or not on loopback, the file is in use or not a sandbox's, or a
    /// key is empty.
    pub fn start_blocking(self) -> Result<Sandbox, SandboxError> {
        let keys = Keys::new(&self.credentials)?;
        let listener = bind(&self.listen, &self.allowed_hosts)?;
        let address = listener.local_addr()?;
        let store = Store::open(self.data.as_deref())?;
        let world = World::new(
            store,
            keys,
            self.switches,
            self.time_scale,
            self.allowed_hosts,
        )?;
        let url = format!("http://{address}");
        world.set_base(match self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => url.clone(),
        });
        let world = Arc::new(world);
        let sender = webhook::Sender::new()?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .thread_name("cointill-sandbox")
            .enable_all()
            .build()?;
        let (stop, stopped) = oneshot::channel();
        let inner = Arc::clone(&world);
        let thread = std::thread::Builder::new()
            .name("cointill-sandbox".to_owned())
            .spawn(move || run(runtime, listener, inner, sender, stopped))?;
        Ok(Sandbox {
            address,
            url,
            world,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The same for async callers.
    ///
    /// # Errors
    ///
    /// See [`start_blocking`](Self::start_blocking).
    #[allow(clippy::unused_async)] // Opening the store may move to a thread of its own one day.
    pub async fn start(self) -> Result<Sandbox, SandboxError> {
        self.start_blocking()
    }
}

fn bind(listen: &str, allowed_hosts: &[String]) -> Result<TcpListener, SandboxError> {
    let addresses: Vec<SocketAddr> = listen
        .to_socket_addrs()
        .map_err(|error| {
            SandboxError::new(
                ErrorKind::Io,
                format!(
                    "listen: expected an address such as 127.0.0.1:2328, got {listen:?}: {error}"
                ),
            )
        })?
        .collect();
    let beyond = addresses.iter().any(|address| !address.ip().is_loopback());
    if beyond && allowed_hosts.is_empty() {
        return Err(SandboxError::invalid(format!(
            "listen: expected a loopback address, got {listen:?}: whoever reaches the sandbox \
             moves its money; allow a host by name to listen beyond loopback"
        )));
    }
    let listener = TcpListener::bind(&addresses[..])
        .map_err(|error| SandboxError::new(ErrorKind::Io, format!("listen: {listen}: {error}")))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn run(
    runtime: Runtime,
    listener: TcpListener,
    world: Arc<World>,
    sender: webhook::Sender,
    stopped: oneshot::Receiver<()>,
) {
    runtime.block_on(async {
        let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
            return;
        };
        tokio::spawn(webhook::run(Arc::clone(&world), sender));
        tokio::spawn(due::timer(Arc::clone(&world)));
        tokio::select! {
            () = server::serve(listener, Arc::clone(&world)) => {}
            // Asked to stop, or the handle was forgotten: either way nobody is left to serve.
            _ = stopped => {}
        }
    });
    runtime.shutdown_timeout(STOPPING);
    world.close();
}

/// A running sandbox: both gateways on one loopback address. It stops when it is dropped.
///
/// ```
/// use cointill_sandbox::Sandbox;
///
/// let sandbox = Sandbox::builder().start_blocking()?;
/// assert!(sandbox.url_2328().ends_with("/api"));
/// let control = sandbox.control();
/// assert!(control.payments()?.is_empty());
/// # Ok::<(), cointill_sandbox::SandboxError>(())
/// ```
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    url: String,
    world: Arc<World>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// In memory, on a free port of 127.0.0.1, with every switch at its default.
    pub fn builder() -> Builder {
        Builder {
            listen: "127.0.0.1:0".to_owned(),
            data: None,
            time_scale: 1,
            switches: None,
            credentials: Credentials::default(),
            allowed_hosts: Vec::new(),
            public_url: None,
        }
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What a client of 2328 takes as base URL.
    pub fn url_2328(&self) -> String {
        format!("{}/api", self.url)
    }

    /// What a client of Alchemy Pay or AEON takes as base URL.
    pub fn url_alchemypay(&self) -> String {
        self.url.clone()
    }

    /// Where the control interface is.
    pub fn control_url(&self) -> String {
        format!("{}/_sandbox", self.url)
    }

    /// What pays, expires, breaks and looks: cheap to clone, for any thread.
    pub fn control(&self) -> Control {
        Control::new(Arc::clone(&self.world))
    }

    /// Stops it and waits until the data file is free.
    #[allow(clippy::unused_async)] // Waiting may move to a thread of its own one day.
    pub async fn shutdown(self) {
        self.shutdown_blocking();
    }

    /// The same for callers without a runtime.
    pub fn shutdown_blocking(mut self) {
        self.stop();
    }

    fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Gone already when the server failed.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop();
    }
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World")
            .field("base", &self.base())
            .finish_non_exhaustive()
    }
}
