//! What the shop's server tells an app of a payment.

use crate::canonical::{Document, Limits, LineSeparators, rewrite_without};
use crate::error::Error;
use crate::model::{Model as _, model};
use crate::money::{Amount, Currency, Network};
use crate::payment::Status;
use crate::text::Text;
use crate::time::Timestamp;

/// The longest view that is read, in bytes; one is about 600.
pub const LONGEST_VIEW: usize = 64 << 10;

model! {
    /// What an app shows of a payment: written by the shop's server from what it has recorded, with
    /// no key and nothing of the customer's. Fields and words that this version does not know are
    /// kept in `raw`.
    ///
    /// What is needed to pay (`to_send`, `address`, `payment_uri`, `qr_payload`) is there only while
    /// `is_payable`: an app cannot show the address of an invoice that has ended.
    pub struct PaymentView {
        /// The shop's id of the order.
        order_id: Text,
        /// Where the payment stands, in the words of `payment::Status`; `created` before the first
        /// report.
        status: Text,
        /// True when nothing more is to be expected: the app can stop watching.
        is_final: bool,
        /// True when the shop has credited the order. A status alone never says so.
        is_paid: bool,
        /// True when somebody at the shop or the gateway has to look at it: neither paid nor failed.
        is_held: bool,
        /// True when the payer can pay now.
        is_payable: bool,
        /// The price, in `currency`.
        amount: Amount,
        /// The currency of the price.
        currency: Currency,
        /// What the payer owes in all, in `payer_currency`.
        owed: Option<Amount>,
        /// What has arrived, in `payer_currency`.
        received: Option<Amount>,
        /// What is still to be sent, in `payer_currency`; only while it can be paid.
        to_send: Option<Amount>,
        /// The coin that the payer pays in.
        payer_currency: Option<Currency>,
        /// The network to pay on. On another one the coin is lost.
        network: Option<Network>,
        /// Where to pay to; only while it can be paid.
        address: Option<Text>,
        /// Opens a wallet ready to pay, for the few coins that have a standard; only while it can be
        /// paid.
        payment_uri: Option<Text>,
        /// What a QR code for a wallet holds: the URI, or else the plain address; only while it can
        /// be paid.
        qr_payload: Option<Text>,
        /// The gateway's hosted checkout page.
        url: Option<Text>,
        /// The same as a Telegram mini app.
        telegram_url: Option<Text>,
        /// When the invoice ends, RFC 3339 in UTC.
        expires_at: Option<Timestamp>,
        /// What time it was at the shop, RFC 3339 in UTC, for a countdown.
        server_time: Timestamp,
    }
}

impl PaymentView {
    /// Reads a view as the shop's endpoint answers it.
    ///
    /// # Errors
    ///
    /// `malformed_json` for what is not JSON of at most 64 KiB, `malformed_response` naming a field
    /// that is missing or of another kind.
    pub fn from_json(json: &[u8]) -> Result<PaymentView, Error> {
        PaymentView::read(document(json)?.root())
    }

    /// The JSON that it was read from or written as.
    pub fn to_json(&self) -> &str {
        self.raw.as_str()
    }

    /// The status among those of this version; [`Status::Unknown`] for a newer word.
    pub fn known_status(&self) -> Status {
        Status::parse(&self.status).unwrap_or(Status::Unknown)
    }

    /// True when the other says the same, whatever the time is.
    pub(super) fn says_as(&self, other: &PaymentView) -> bool {
        let said = |view: &PaymentView| {
            let document = document(view.to_json().as_bytes()).ok()?;
            Some(rewrite_without(
                &document,
                "server_time",
                LineSeparators::Literal,
            ))
        };
        said(self) == said(other)
    }
}

fn document(json: &[u8]) -> Result<Document<'_>, Error> {
    let limits = Limits {
        max_bytes: LONGEST_VIEW,
        max_depth: 16,
    };
    Ok(Document::parse(json, limits)?)
}
