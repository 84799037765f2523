//! A shop on loopback, and a client that sends the core's calls byte for byte.
#![allow(dead_code)] // Each test file uses a part of it.
#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests, which clippy does not see as such.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cointill::alchemypay::{AlchemyPay, AppSecret, Host, Message, Options};
use cointill::exchange::Call;
use cointill::gateway2328::{ApiKey, Gateway2328, PayoutKey};
use cointill::http::Response;
use cointill::{Amount, Error};
use cointill_sandbox::{Builder, Sandbox};

pub(crate) const PROJECT: &str = "00000000-0000-4000-8000-000000002328";

/// How long anything in a test may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A sandbox whose schedules run a thousand times faster.
pub(crate) fn fast() -> Builder {
    Sandbox::builder().time_scale(1_000)
}

pub(crate) fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

/// A raw answer of the wire.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Raw {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Sends one request on a connection of its own; an error when the connection ends too early.
pub(crate) fn send(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> std::io::Result<Raw> {
    let rest = url.strip_prefix("http://").unwrap();
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(authority)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = format!("{method} /{path} HTTP/1.1\r\nconnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "host") {
        head.push_str(&format!("host: {authority}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut reader = BufReader::new(stream);
    let (first, headers) = read_head(&mut reader)?;
    let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
    let length = length(&headers);
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    Ok(Raw {
        status: status.unwrap_or(0),
        headers,
        body,
    })
}

fn read_head(
    reader: &mut BufReader<TcpStream>,
) -> std::io::Result<(String, Vec<(String, String)>)> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        lines.push(line);
    }
    let first = lines.remove(0);
    let headers = lines.iter().filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Ok((first, headers.collect()))
}

fn length(headers: &[(String, String)]) -> Option<usize> {
    let (_, value) = headers.iter().find(|(name, _)| name == "content-length")?;
    value.parse().ok()
}

/// Sends exactly what the core signed, and lets the core read the answer.
pub(crate) fn call<T>(call: &Call<T>) -> Result<T, Error> {
    let request = call.request();
    let headers: Vec<_> = request.headers().collect();
    let raw = send(
        request.method().as_str(),
        request.url(),
        &headers,
        request.body(),
    )
    .expect("an answer");
    call.read(&Response::new(raw.status, raw.headers, raw.body))
}

pub(crate) fn gateway2328(sandbox: &Sandbox) -> Gateway2328 {
    Gateway2328::new(PROJECT, ApiKey::new("sandbox-api-key").unwrap())
        .unwrap()
        .with_payout_key(PayoutKey::new("sandbox-payout-key").unwrap())
        .with_base_url(&sandbox.url_2328())
        .unwrap()
}

pub(crate) fn alchemypay(sandbox: &Sandbox) -> AlchemyPay {
    let secret = AppSecret::new("sandbox-secret").unwrap();
    AlchemyPay::new(
        "SANDBOX0001",
        secret,
        Host::Custom(sandbox.url_alchemypay()),
    )
    .unwrap()
}

/// A signed call to Alchemy Pay with a body of the tester's own.
pub(crate) fn post_alchemypay(sandbox: &Sandbox, path: &str, message: Message, body: &str) -> Raw {
    let secret = AppSecret::new("sandbox-secret").unwrap();
    let body = secret
        .sign_body(message, body, &Options::default())
        .unwrap();
    post_json(&format!("{}{path}", sandbox.url_alchemypay()), &body)
}

pub(crate) fn post_json(url: &str, body: &str) -> Raw {
    send(
        "POST",
        url,
        &[("content-type", "application/json")],
        body.as_bytes(),
    )
    .unwrap()
}

/// A signed POST to 2328 with a body of the tester's own.
pub(crate) fn post_2328(sandbox: &Sandbox, path: &str, body: &str) -> Raw {
    let payout = path.starts_with("/v1/payout");
    let sign = if payout {
        PayoutKey::new("sandbox-payout-key")
            .unwrap()
            .sign(body.as_bytes())
    } else {
        ApiKey::new("sandbox-api-key")
            .unwrap()
            .sign(body.as_bytes())
    };
    let headers = [
        ("project", PROJECT),
        ("sign", sign.as_str()),
        ("user-agent", "Test/1.0"),
        ("content-type", "application/json"),
    ];
    let method = if body.is_empty() { "GET" } else { "POST" };
    let url = format!("{}{path}", sandbox.url_2328());
    send(method, &url, &headers, body.as_bytes()).unwrap()
}

/// A request to the control interface.
pub(crate) fn control(sandbox: &Sandbox, method: &str, path: &str, body: &str) -> Raw {
    let url = format!("{}{path}", sandbox.control_url());
    send(method, &url, &[], body.as_bytes()).unwrap()
}

/// A webhook as a shop received it.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }
}

#[derive(Default)]
struct ShopState {
    received: Vec<Received>,
    /// Answers for the next webhooks; afterwards 200 and `success`.
    answers: VecDeque<(u16, &'static str)>,
    /// How long every answer takes.
    delay: Duration,
}

/// A shop that writes down every webhook.
#[derive(Clone)]
pub(crate) struct Shop {
    address: SocketAddr,
    state: Arc<Mutex<ShopState>>,
}

impl Shop {
    pub(crate) fn start() -> Shop {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(ShopState::default()));
        let shop = Shop { address, state };
        let own = shop.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shop = own.clone();
                std::thread::spawn(move || shop.serve(stream));
            }
        });
        shop
    }

    fn serve(&self, stream: TcpStream) {
        let mut writer = stream.try_clone().unwrap();
        let mut reader = BufReader::new(stream);
        // The sender keeps connections alive.
        while let Ok((first, headers)) = read_head(&mut reader) {
            let mut body = vec![0; length(&headers).unwrap_or(0)];
            if reader.read_exact(&mut body).is_err() {
                return;
            }
            let path = first.split(' ').nth(1).unwrap_or("").to_owned();
            let (status, text, delay) = {
                let mut state = self.state.lock().unwrap();
                state.received.push(Received {
                    path,
                    headers,
                    body,
                });
                let (status, text) = state.answers.pop_front().unwrap_or((200, "success"));
                (status, text, state.delay)
            };
            std::thread::sleep(delay);
            let location = if status == 307 {
                "location: /elsewhere\r\n"
            } else {
                ""
            };
            let answer = format!(
                "HTTP/1.1 {status} X\r\n{location}content-length: {}\r\n\r\n{text}",
                text.len()
            );
            if writer.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What the next webhooks are answered with.
    pub(crate) fn answer(&self, answers: &[(u16, &'static str)]) {
        self.state.lock().unwrap().answers.extend(answers);
    }

    /// Makes every answer take so long.
    pub(crate) fn take_its_time(&self, delay: Duration) {
        self.state.lock().unwrap().delay = delay;
    }

    pub(crate) fn received(&self) -> Vec<Received> {
        self.state.lock().unwrap().received.clone()
    }

    /// Waits for at least `count` webhooks.
    pub(crate) fn wait_for(&self, count: usize) -> Vec<Received> {
        let end = Instant::now() + PATIENCE;
        loop {
            let received = self.received();
            if received.len() >= count {
                return received;
            }
            assert!(
                Instant::now() < end,
                "expected {count} webhooks, got {}",
                received.len()
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// What was told of one order, in the order of arrival, once there are `count` of it.
    pub(crate) fn told_of(&self, order_id: &str, count: usize) -> Vec<String> {
        let end = Instant::now() + PATIENCE;
        loop {
            let told = self.told_so_far(order_id);
            if told.len() >= count {
                return told;
            }
            assert!(
                Instant::now() < end,
                "expected {count} webhooks, got {told:?}"
            );
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    pub(crate) fn told_so_far(&self, order_id: &str) -> Vec<String> {
        let of = |webhook: Received| {
            let body = webhook.json();
            let text = |names: &[&str]| {
                names
                    .iter()
                    .find_map(|name| body[*name].as_str().map(str::to_owned))
            };
            let own = text(&["order_id", "merchantOrderNo"])? == order_id;
            text(&["payment_status", "status", "orderStatus"]).filter(|_| own)
        };
        self.received().into_iter().filter_map(of).collect()
    }
}
