//! Requests and responses as plain data. Nothing here sends.

mod refusal;
mod request;
mod response;
mod url;

pub(crate) use refusal::{code_of_status, not_json, sentence};
pub use request::{Method, Request};
pub use response::Response;
pub(crate) use url::{BaseUrl, check_url, encode_path_segment};

use crate::error::{Error, ErrorCode};

/// The value of `User-Agent`: this library, and the shop behind it.
pub(crate) fn user_agent(shop: Option<&str>) -> Result<String, Error> {
    let own = concat!("cointill/", env!("CARGO_PKG_VERSION"));
    let Some(shop) = shop else {
        return Ok(own.to_owned());
    };
    let printable = shop.bytes().all(|b| b == b' ' || b.is_ascii_graphic());
    if shop.trim() != shop || shop.is_empty() || shop.len() > 200 || !printable {
        return Err(Error::new(
            ErrorCode::Configuration,
            "user_agent: expected 1 to 200 printable ASCII characters such as \
             \"MyShop/1.0 (+https://shop.example)\"",
        )
        .with_field(Some("user_agent")));
    }
    Ok(format!("{own} {shop}"))
}
