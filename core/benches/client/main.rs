//! `cargo bench -p cointill --features client --bench client`: the request path over loopback
//! without TLS, with a warm pool, against the bare round trip of the same bytes.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::{Duration, Instant};

use cointill::client::{BlockingClient, Client, ClientBuilder};
use cointill::exchange::Call;
use cointill::gateway2328::{ApiKey, Gateway2328, Payment, PaymentQuery};

const CALLS: usize = 5_000;
const THREADS: usize = 4;
const ANSWER: &str = concat!(
    r#"{"state":0,"result":{"uuid":"11111111-2222-3333-4444-555555555555","order_id":"ORDER-1","#,
    r#""amount":"180.00000000","currency":"RUB","url":"https://pay.example/11111111-2222","#,
    r#""tg_deeplink":"https://t.example/pay","expires_at":"2026-05-09T16:56:58+03:00","#,
    r#""created_at":"2026-05-09T15:56:58+03:00","payer_currency":"TON","#,
    r#""payer_amount":"0.95256917","network":"TON","address":"UQtest","payment_status":"paid","#,
    r#""txid":"ab","payment_amount":"0.95256917","merchant_amount":"0.949711462490000000","#,
    r#""qr":null,"amount_usd":"2.41324380","exchange_rate":"0.01340691"}}"#
);

/// Answers every request on every connection, a thread each.
fn serve() -> std::io::Result<SocketAddr> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let address = listener.local_addr()?;
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{ANSWER}",
        ANSWER.len()
    );
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            std::thread::spawn(move || answer_all(stream, answer.as_bytes()));
        }
    });
    Ok(address)
}

fn answer_all(mut stream: TcpStream, answer: &[u8]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = [0; 4096];
    let mut seen = Vec::new();
    loop {
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Ok(());
        }
        seen.extend_from_slice(&buffer[..read]);
        // The body of the one call that is made here ends with the only closing brace.
        if seen.ends_with(b"}") {
            seen.clear();
            stream.write_all(answer)?;
        }
    }
}

/// A tenth of the calls to warm up, then the times of the rest.
fn times(calls: usize, mut call: impl FnMut()) -> Vec<Duration> {
    for _ in 0..calls / 10 {
        call();
    }
    let mut times: Vec<Duration> = (0..calls)
        .map(|_| {
            let start = Instant::now();
            call();
            start.elapsed()
        })
        .collect();
    times.sort();
    times
}

fn row(what: &str, times: &[Duration], aim: &str) {
    let micros = |share: usize| times[(times.len() - 1) * share / 100].as_micros();
    println!("| {what} | {} µs | {} µs | {aim} |", micros(50), micros(99));
}

struct Bench {
    address: SocketAddr,
    gateway: Gateway2328,
}

impl Bench {
    fn call(&self) -> Result<Call<Payment>, cointill::Error> {
        let query = PaymentQuery::OrderId("ORDER-1".to_owned());
        self.gateway.payments().info(&query)
    }

    fn builder() -> ClientBuilder {
        ClientBuilder::new().rate_limit("2328", None)
    }

    fn blocking(&self, client: &BlockingClient, calls: usize) -> Vec<Duration> {
        times(calls, || {
            let sent = self.call().and_then(|call| client.send(call));
            assert!(sent.is_ok(), "{sent:?}");
        })
    }

    /// The same bytes on a bare socket.
    fn floor(&self) -> Result<Vec<Duration>, Box<dyn std::error::Error>> {
        let call = self.call()?;
        let request = call.request();
        let mut bytes = format!(
            "POST /api/v1/payment/info HTTP/1.1\r\nhost: {}\r\ncontent-length: {}\r\n",
            self.address,
            request.body().len()
        );
        for (name, value) in request.headers() {
            bytes.push_str(&format!("{name}: {value}\r\n"));
        }
        bytes.push_str("\r\n");
        let bytes = [bytes.as_bytes(), request.body()].concat();
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_nodelay(true)?;
        let mut buffer = [0; 4096];
        Ok(times(CALLS, || {
            let trip = stream
                .write_all(&bytes)
                .and_then(|()| stream.read(&mut buffer));
            assert!(trip.is_ok_and(|read| buffer[..read].ends_with(b"}}")));
        }))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = serve()?;
    let gateway = Gateway2328::new(
        "00000000-0000-4000-8000-000000002328",
        ApiKey::new("sandbox-api-key")?,
    )?
    .with_base_url(&format!("http://{address}/api"))?;
    let bench = Bench { address, gateway };

    println!("| a call over loopback | median | 99 % | aim |");
    println!("| --- | ---: | ---: | --- |");
    row("floor: the bytes on a bare socket", &bench.floor()?, "");

    let client = Bench::builder().build_blocking()?;
    let calls = bench.blocking(&client, CALLS);
    row("blocking client", &calls, "≤ 250 µs");

    let mut calls: Vec<Duration> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|_| scope.spawn(|| bench.blocking(&client, CALLS / THREADS)))
            .collect();
        let joined = threads
            .into_iter()
            .flat_map(std::thread::ScopedJoinHandle::join);
        joined.flatten().collect()
    });
    calls.sort();
    row("blocking client, four threads at once", &calls, "");

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let calls = runtime.block_on(async { bench.blocking(&client, CALLS / 5) });
    row("blocking client, called inside a runtime", &calls, "");

    let client: Client = Bench::builder().build()?;
    let calls = times(CALLS, || {
        let sent = bench.call().map(|call| runtime.block_on(client.send(call)));
        assert!(matches!(sent, Ok(Ok(_))), "{sent:?}");
    });
    row("async client", &calls, "");
    Ok(())
}
