//! What the targets for answers have in common: one reader for each call of a gateway.

use std::fmt::Debug;

use cointill::exchange::{Call, Endpoint};
use cointill::http::Response;

/// Reads answers as those to one call.
pub(crate) struct Reader {
    endpoint: Endpoint,
    /// Asserts.
    read: Box<dyn Fn(&Response) + Send + Sync>,
}

/// Statuses that gateways, proxies and firewalls answer with. The first is the most telling.
const STATUSES: &[u16] = &[
    200, 201, 204, 302, 400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 502, 503,
];

/// The reader for `call`. `again` writes a result as an answer, which must be read as the same.
pub(crate) fn reader<T: PartialEq + Debug + 'static>(
    call: Call<T>,
    again: impl Fn(&T) -> Option<String> + Send + Sync + 'static,
) -> Reader {
    let endpoint = call.endpoint();
    let read = move |response: &Response| {
        let result = match call.read(response) {
            Ok(result) => result,
            Err(error) => {
                assert_eq!(error.endpoint(), Some(call.endpoint().name));
                assert_no_secrets(&call, response, &format!("{error} {error:?}"));
                return;
            }
        };
        assert_no_secrets(&call, response, &format!("{result:?}"));
        if let Some(body) = again(&result) {
            let read = call.read(&Response::new(200, Vec::new(), body.into_bytes()));
            let read = read.expect("what was read can be read again");
            assert_eq!(read, result);
        }
    };
    Reader {
        endpoint,
        read: Box::new(read),
    }
}

/// Neither the keys nor the request's signature are in what is printed, nor a text without end.
fn assert_no_secrets<T>(call: &Call<T>, response: &Response, printed: &str) {
    let body = String::from_utf8_lossy(response.body());
    let headers = call.request().headers();
    let sign = headers.filter(|(name, _)| *name == "sign");
    let secrets = ["sandbox-api-key", "sandbox-payout-key", "sandbox-secret"];
    for secret in secrets.into_iter().chain(sign.map(|(_, value)| value)) {
        assert!(!printed.contains(secret) || body.contains(secret));
    }
}

/// The first byte chooses the reader, the second the status and the content type, the rest is the
/// body.
pub(crate) fn run(readers: &[Reader], data: &[u8]) {
    let [reader, kind, body @ ..] = data else {
        return;
    };
    let status = STATUSES[usize::from(kind & 15) % STATUSES.len()];
    let content_type = match kind >> 4 {
        0..=7 => "application/json",
        8..=11 => "text/html; charset=utf-8",
        _ => "",
    };
    let headers = vec![("Content-Type".to_owned(), content_type.to_owned())];
    let response = Response::new(status, headers, body.to_vec());
    let reader = &readers[usize::from(*reader) % readers.len()];
    (reader.read)(&response);
}

/// The readers, when there is one for every endpoint: whose answers nothing reads, nobody tests.
pub(crate) fn complete(readers: Vec<Reader>, endpoints: &[Endpoint]) -> Vec<Reader> {
    for endpoint in endpoints {
        let found = readers.iter().any(|reader| reader.endpoint == *endpoint);
        assert!(found, "{} has no reader", endpoint.name);
    }
    readers
}
