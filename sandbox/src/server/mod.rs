//! The HTTP server: one listener for both gateways, the checkout pages and the control interface.
//!
//! Connections are served by hyper itself and not by `axum::serve`, since a fault must be able to
//! end one without an answer: when the service fails, hyper drops the connection with nothing
//! written, and when a body fails in its middle, hyper drops it there.

mod answer;
mod gateway;
mod guard;
mod incoming;
mod pages;

pub(crate) use answer::Outcome;
pub(crate) use gateway::retry_after_text;
pub(crate) use guard::guard;
pub(crate) use incoming::Incoming;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;

use crate::world::World;

/// Put into a response whose connection is to end instead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut;

impl std::fmt::Display for Cut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the connection is cut on purpose")
    }
}

impl std::error::Error for Cut {}

/// The caller's address, among a request's extensions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// Accepts connections for as long as the sandbox runs.
pub(crate) async fn serve(listener: TcpListener, world: Arc<World>) {
    let router = routes(world);
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(_) => {
                // Out of file descriptors, most likely: others close meanwhile.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        // Answers are small; waiting to fill a packet costs each of them 40 ms.
        let _ = stream.set_nodelay(true);
        let router = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let service = service_fn(move |mut request: Request<hyper::body::Incoming>| {
                request.extensions_mut().insert(Peer(peer));
                let answer = router.call(request.map(Body::new));
                async move {
                    let Ok(response) = answer.await;
                    match response.extensions().get::<Cut>() {
                        Some(cut) => Err(*cut),
                        None => Ok(response),
                    }
                }
            });
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(Duration::from_secs(30))
                .serve_connection(TokioIo::new(stream), service);
            // A client that goes away, or a cut, ends here too: nobody is left to tell.
            let _ = connection.await;
        });
    }
}

fn routes(world: Arc<World>) -> Router {
    Router::new()
        .merge(pages::routes(Arc::clone(&world)))
        .merge(crate::control::http::routes(Arc::clone(&world)))
        .merge(gateway::routes(world))
}
