//! What becomes of an answer that is no success, found out by giving such answers to a call.

use cointill::Error;
use cointill::alchemypay::Host;
use cointill::exchange::Call;
use cointill::http::Response;

use super::{alchemypay, code, gateway2328, table};

const PAGE: &str = "<html></html>";

const HEAD: &[&str] = &["answer", "error", "text", "passes by itself"];

/// What a row of the table is called, and the answers that it stands for: all must end alike.
type Answers = (&'static str, &'static [(u16, &'static str)]);

const ANSWERS_2328: &[Answers] = &[
    ("200 with `state` other than 0", &[(200, r#"{"state":1}"#)]),
    (
        "the same with `errors`",
        &[(200, r#"{"state":1,"errors":{"amount":[""]}}"#)],
    ),
    ("400 or 422", &[(400, "{}"), (422, r#"{"message":"no"}"#)]),
    ("401", &[(401, "{}")]),
    ("403", &[(403, "{}")]),
    (
        "200 (`state`), 400, 403 or 422 whose words hold \"sign\"",
        &[
            (200, r#"{"state":1,"message":"Signature error"}"#),
            (400, r#"{"error":"wrong sign"}"#),
            (403, r#"{"message":"signature error"}"#),
            (422, r#"{"message":"signature error"}"#),
        ],
    ),
    (
        "the same whose words hold \"not found\"",
        &[
            (200, r#"{"state":1,"message":"Payment not found"}"#),
            (422, r#"{"error":"not found"}"#),
        ],
    ),
    ("403 with a page", &[(403, PAGE)]),
    ("404", &[(404, "{}"), (404, PAGE)]),
    ("408", &[(408, ""), (408, "{}")]),
    ("409", &[(409, "{}")]),
    ("429", &[(429, ""), (429, "{}"), (429, PAGE)]),
    ("300 to 399", &[(302, ""), (307, "{}")]),
    ("500 to 599", &[(500, "{}"), (503, PAGE), (599, "")]),
    ("200 with a page", &[(200, PAGE)]),
    ("200 without `result`", &[(200, r#"{"state":0}"#)]),
];

/// Those of Alchemy Pay, beside its codes.
const ANSWERS_ALCHEMYPAY: &[Answers] = &[
    ("any other code", &[(200, r#"{"code":"9999"}"#)]),
    ("HTTP 300 to 399", &[(302, ""), (307, r#"{"code":"9999"}"#)]),
    ("HTTP 403 with a page", &[(403, PAGE)]),
    ("HTTP 429", &[(429, ""), (429, r#"{"code":"9999"}"#)]),
    ("HTTP 500 to 599", &[(500, "{}"), (503, PAGE), (599, "")]),
    ("200 with a page", &[(200, PAGE)]),
    ("200 without `code`", &[(200, "{}")]),
];

pub(super) fn gateway2328() -> Result<String, String> {
    let gateway = gateway2328::object().map_err(|error| error.to_string())?;
    let call = gateway.balance().get().map_err(|error| error.to_string())?;
    let mut rows = Vec::new();
    for answers in ANSWERS_2328 {
        rows.push(row_of(&call, answers)?);
    }
    Ok(table(HEAD, &rows))
}

pub(super) fn alchemypay() -> Result<String, String> {
    let gateway = alchemypay::object(Host::AlchemyProduction).map_err(|error| error.to_string())?;
    let call = gateway
        .payments()
        .query("1")
        .map_err(|error| error.to_string())?;
    let unknown = said(&refused(&call, 200, r#"{"code":"unknown"}"#)?);
    let mut rows = Vec::new();
    for number in 1..10_000 {
        let error = refused(&call, 200, &format!(r#"{{"code":"{number}"}}"#))?;
        if said(&error) != unknown {
            rows.push(row(&code(&number.to_string()), &error)?);
        }
    }
    for answers in ANSWERS_ALCHEMYPAY {
        rows.push(row_of(&call, answers)?);
    }
    Ok(table(HEAD, &rows))
}

fn row_of<T>(call: &Call<T>, (name, answers): &Answers) -> Result<Vec<String>, String> {
    let mut made: Option<Vec<String>> = None;
    for (status, body) in *answers {
        let row = row(name, &refused(call, *status, body)?)?;
        if made.as_ref().is_some_and(|made| *made != row) {
            return Err(format!("{name}: expected one error, got also {row:?}"));
        }
        made = Some(row);
    }
    made.ok_or_else(|| format!("{name}: expected an answer, got none"))
}

fn refused<T>(call: &Call<T>, status: u16, body: &str) -> Result<Error, String> {
    let response = Response::new(status, Vec::new(), body.as_bytes().to_vec());
    match call.read(&response) {
        Ok(_) => Err(format!("expected an error of {status} {body}, got none")),
        Err(error) => Ok(error),
    }
}

fn row(name: &str, error: &Error) -> Result<Vec<String>, String> {
    let transient = if error.code().is_transient() {
        "yes"
    } else {
        ""
    };
    Ok(vec![
        name.to_owned(),
        format!("[`{0}`](errors.md#{0})", error.code()),
        super::types::sentence(&said(error))?,
        transient.to_owned(),
    ])
}

/// The text of an error without what it says of the one answer.
fn said(error: &Error) -> String {
    let text = error.to_string();
    let text = text.split(" (http ").next().unwrap_or(&text);
    text.split(": expected JSON object")
        .next()
        .unwrap_or(text)
        .to_owned()
}
