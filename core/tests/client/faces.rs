//! The two faces: several runtimes, several threads, and a future that is dropped.

use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use cointill::ErrorCode;
use tokio::runtime::{Builder, Runtime};

use super::server::{Reply, Server, json};
use super::{PAYMENT, builder, client, create, info};

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn one_async_client_works_in_many_runtimes() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let client = builder().build().unwrap();
    let url = server.url();
    // One after another, each gone before the next.
    for _ in 0..12 {
        let runtime = runtime();
        for _ in 0..2 {
            runtime.block_on(client.send(info(&url))).unwrap();
        }
    }
    assert_eq!(server.connections(), 12);
    // In turns: while one works the other stands still, with its connections in it.
    let (one, two) = (runtime(), runtime());
    let start = Instant::now();
    for _ in 0..5 {
        one.block_on(client.send(info(&url))).unwrap();
        two.block_on(client.send(info(&url))).unwrap();
    }
    assert!(start.elapsed() < Duration::from_secs(5));
    assert_eq!(server.connections(), 14);
}

#[test]
fn outside_a_runtime_the_async_client_says_so() {
    let client = builder().build().unwrap();
    let sent = pin!(client.send(info("http://127.0.0.1:9/api")));
    match sent.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Err(error)) => assert_eq!(error.code(), ErrorCode::Configuration),
        other => panic!("{other:?}"),
    }
}

#[test]
fn dropping_the_future_closes_the_connection() {
    let server = Server::start([Reply::Stall(Vec::new())]);
    let client = builder().build().unwrap();
    runtime().block_on(async {
        let sent = client.send(create(&server.url()));
        let given_up = tokio::time::timeout(Duration::from_millis(200), sent).await;
        assert!(given_up.is_err());
        // Its task still has to run to close it.
        let closed = async {
            while server.requests().is_empty() {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        closed.await;
        assert_eq!(server.wait_for_close(), 1);
    });
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn the_blocking_client_works_inside_runtimes() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let client = client();
    let url = server.url();
    runtime()
        .block_on(async { client.send(info(&url)) })
        .unwrap();
    let many = Builder::new_multi_thread().worker_threads(2).build();
    let many = many.unwrap();
    let (inner, address) = (client.clone(), url.clone());
    let spawned = many.spawn(async move { inner.send(info(&address)) });
    many.block_on(spawned).unwrap().unwrap();
    let (inner, address) = (client.clone(), url.clone());
    let spawned = many.spawn_blocking(move || inner.send(info(&address)));
    many.block_on(spawned).unwrap().unwrap();
    // The last one is dropped inside a runtime, where a runtime must not be dropped.
    many.block_on(async move {
        client.send(info(&url)).unwrap();
        drop(client);
    });
    assert_eq!(server.connections(), 1);
}

#[test]
fn threads_share_the_connections_of_the_blocking_client() {
    let server = Server::start([json(200, "", PAYMENT)]);
    let client = client();
    let url = server.url();
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| {
                for _ in 0..50 {
                    client.send(info(&url)).unwrap();
                }
            });
        }
    });
    assert_eq!(server.requests().len(), 300);
    // One for each thread, and a few that were begun while another one became free.
    assert!(server.connections() <= 30, "{}", server.connections());
}

#[test]
fn one_slow_call_does_not_hold_up_another_thread() {
    let slow = Server::start([Reply::Stall(Vec::new())]);
    let quick = Server::start([json(200, "", PAYMENT)]);
    let client = builder()
        .total_timeout(Duration::from_millis(1_500))
        .build_blocking()
        .unwrap();
    std::thread::scope(|scope| {
        let stalled = scope.spawn(|| client.send(info(&slow.url())));
        while slow.requests().is_empty() {
            std::thread::sleep(Duration::from_millis(5));
        }
        let start = Instant::now();
        for _ in 0..20 {
            client.send(info(&quick.url())).unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(1));
        assert_eq!(
            stalled.join().unwrap().unwrap_err().code(),
            ErrorCode::Timeout
        );
    });
}
