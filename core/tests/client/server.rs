//! A hand-written HTTP server that does what a script says, one entry a request.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What becomes of one request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// These bytes; the connection stays open.
    Raw(Vec<u8>),
    /// These bytes, then the connection is closed.
    Last(Vec<u8>),
    /// The connection is closed as soon as it is accepted.
    CutBefore,
    /// The request is read, then the connection is closed.
    CutAfter,
    /// These bytes, then nothing more for ever.
    Stall(Vec<u8>),
    /// These bytes, then as many more as the client takes.
    Endless(Vec<u8>),
}

/// An answer with a JSON body and further header lines.
pub(crate) fn json(status: u16, headers: &str, body: &str) -> Reply {
    Reply::Raw(bytes(status, headers, body))
}

pub(crate) fn bytes(status: u16, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Words\r\ncontent-type: application/json\r\n\
         content-length: {length}\r\n{headers}\r\n{body}"
    )
    .into_bytes()
}

/// One request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// Which connection it came on, from 1.
    pub(crate) connection: usize,
    pub(crate) at: Instant,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        Some(found.1.as_str())
    }
}

#[derive(Default)]
struct Log {
    requests: Vec<Received>,
    connections: usize,
    script: Vec<Reply>,
}

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    log: Arc<Mutex<Log>>,
    closed: Mutex<Receiver<usize>>,
}

impl Server {
    /// Plays the script; its last entry is repeated.
    pub(crate) fn start(script: impl IntoIterator<Item = Reply>) -> Server {
        Server::with(script, Ok)
    }

    /// As `start`, with something such as TLS between the socket and the script.
    pub(crate) fn with<S: Read + Write>(
        script: impl IntoIterator<Item = Reply>,
        wrap: impl Fn(TcpStream) -> std::io::Result<S> + Clone + Send + 'static,
    ) -> Server {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let mut script: Vec<Reply> = script.into_iter().collect();
        script.reverse();
        let log = Arc::new(Mutex::new(Log {
            script,
            ..Log::default()
        }));
        let (closing, closed) = channel();
        let shared = log.clone();
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let connection = {
                    let mut log = shared.lock().unwrap();
                    log.connections += 1;
                    log.connections
                };
                let (log, wrap, closing) = (shared.clone(), wrap.clone(), closing.clone());
                std::thread::spawn(move || {
                    let handle = socket.try_clone();
                    if let Ok(stream) = wrap(socket) {
                        let _ = converse(stream, &log, connection);
                    }
                    if let Ok(handle) = handle {
                        let _ = handle.shutdown(Shutdown::Both);
                    }
                    let _ = closing.send(connection);
                });
            }
        });
        Server {
            address,
            log,
            closed: Mutex::new(closed),
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}/api", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<Received> {
        self.log.lock().unwrap().requests.clone()
    }

    pub(crate) fn connections(&self) -> usize {
        self.log.lock().unwrap().connections
    }

    /// Waits until some connection has ended.
    pub(crate) fn wait_for_close(&self) -> usize {
        let closed = self.closed.lock().unwrap();
        closed.recv_timeout(Duration::from_secs(5)).unwrap()
    }
}

fn next_reply(log: &Mutex<Log>) -> Reply {
    let mut log = log.lock().unwrap();
    match log.script.len() {
        0 => panic!("a script has at least one entry"),
        1 => log.script[0].clone(),
        _ => log.script.pop().unwrap(),
    }
}

fn converse<S: Read + Write>(
    mut stream: S,
    log: &Mutex<Log>,
    connection: usize,
) -> std::io::Result<()> {
    let mut seen = Vec::new();
    loop {
        let cut = matches!(log.lock().unwrap().script.last(), Some(Reply::CutBefore));
        if cut {
            next_reply(log);
            return Ok(());
        }
        let Some(mut received) = read_request(&mut stream, &mut seen)? else {
            return Ok(());
        };
        received.connection = connection;
        log.lock().unwrap().requests.push(received);
        match next_reply(log) {
            Reply::Raw(bytes) => stream.write_all(&bytes)?,
            Reply::Last(bytes) => return stream.write_all(&bytes),
            Reply::CutBefore | Reply::CutAfter => return Ok(()),
            Reply::Stall(bytes) => {
                stream.write_all(&bytes)?;
                // Ends when the client closes.
                let mut rest = [0; 64];
                while stream.read(&mut rest)? > 0 {}
                return Ok(());
            }
            Reply::Endless(bytes) => {
                stream.write_all(&bytes)?;
                let chunk = format!("400\r\n{}\r\n", " ".repeat(0x400));
                while stream.write_all(chunk.as_bytes()).is_ok() {}
                return Ok(());
            }
        }
    }
}

fn read_request<S: Read>(stream: &mut S, seen: &mut Vec<u8>) -> std::io::Result<Option<Received>> {
    let mut buffer = [0; 4096];
    let head = loop {
        if let Some(end) = seen.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Ok(None);
        }
        seen.extend_from_slice(&buffer[..read]);
    };
    let text = String::from_utf8(seen[..head].to_vec()).unwrap();
    let mut lines = text.lines();
    let line = lines.next().unwrap().to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let mut received = Received {
        line,
        headers,
        body: Vec::new(),
        connection: 0,
        at: Instant::now(),
    };
    let length: usize = received
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    while seen.len() < head + length {
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Ok(None);
        }
        seen.extend_from_slice(&buffer[..read]);
    }
    received.body = seen[head..head + length].to_vec();
    seen.drain(..head + length);
    Ok(Some(received))
}
