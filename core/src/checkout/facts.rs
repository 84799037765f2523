//! From what the shop has recorded to what its customer sees.

use super::uri::payment_uri;
use super::view::PaymentView;
use crate::canonical::Writer;
use crate::error::Error;
use crate::model::{ToJson as _, request};
use crate::money::{Amount, Currency, Network};
use crate::payment::Status;
use crate::time::Timestamp;

request! {
    /// What the shop has recorded of a payment, from which its server makes a
    /// [`PaymentView`]: the order's own row, and what the gateway last reported.
    ///
    /// ```
    /// use cointill::Amount;
    /// use cointill::checkout::PaymentFacts;
    ///
    /// let price: Amount = "19.99".parse()?;
    /// let view = PaymentFacts::new("ORDER-1", price, "USD")
    ///     .status("partially_paid".to_owned())
    ///     .payer_currency("USDT")
    ///     .network("TRX-TRC20")
    ///     .address("TTEST".to_owned())
    ///     .owed("20.10".parse::<Amount>()?)
    ///     .received("5.00".parse::<Amount>()?)
    ///     .view(1_778_335_018)?;
    /// assert!(view.is_payable && !view.is_final);
    /// assert_eq!(view.to_send.as_ref().unwrap().as_str(), "15.10");
    /// assert_eq!(view.qr_payload.as_deref(), Some("TTEST"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct PaymentFacts {
        required {
            /// The shop's id of the order.
            order_id: String,
            /// The price, in `currency`.
            amount: Amount,
            /// The currency of the price.
            currency: Currency,
        }
        optional {
            /// The last status, a word of `payment::Status`; unset before the first report.
            status: String,
            /// True when the shop has credited the order.
            credited: bool,
            /// The last verdict that changed something: `credit`, `wait`, `hold`, `reject` or
            /// `ignore`.
            verdict: String,
            /// What the payer owes in all, in `payer_currency`.
            owed: Amount,
            /// What has arrived, in `payer_currency`.
            received: Amount,
            /// The coin that the payer pays in.
            payer_currency: Currency,
            /// The network the payer pays on.
            network: Network,
            /// Where the payer pays to.
            address: String,
            /// The hosted checkout page.
            url: String,
            /// The same as a Telegram mini app.
            telegram_url: String,
            /// When the invoice ends, in any form of [`Timestamp`].
            expires_at: Timestamp,
        }
    }
}

/// Where a payment stands, as an app needs to know it.
struct Standing {
    status: Status,
    is_final: bool,
    is_paid: bool,
    is_held: bool,
}

impl PaymentFacts {
    /// The view of it at the wall-clock second `now` since 1970.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a status or verdict that is no such word, `configuration` for a clock
    /// outside of the years −9999 to 9999.
    pub fn view(&self, now: i64) -> Result<PaymentView, Error> {
        let server_time = Timestamp::from_unix(now).ok_or_else(|| {
            Error::new(
                crate::ErrorCode::Configuration,
                format!("now: expected a time of the years -9999 to 9999, got {now}"),
            )
            .with_field(Some("now"))
        })?;
        let standing = self.standing()?;
        let expires = self.expires_at.as_ref().and_then(Timestamp::unix_seconds);
        let is_payable = standing.takes_money() && expires.is_none_or(|end| now < end);
        let to_send = self.to_send().filter(|_| is_payable);
        let address = self.address.as_ref().filter(|_| is_payable);
        let payment_uri = address.and_then(|address| {
            let (currency, network) = (self.payer_currency.as_ref()?, self.network.as_ref()?);
            payment_uri(currency, network, address, to_send.as_ref())
        });

        let mut json = Writer::object();
        json.string("order_id", &self.order_id);
        json.string("status", standing.status.as_str());
        standing.is_final.write(&mut json, "is_final");
        standing.is_paid.write(&mut json, "is_paid");
        standing.is_held.write(&mut json, "is_held");
        is_payable.write(&mut json, "is_payable");
        self.amount.write(&mut json, "amount");
        self.currency.write(&mut json, "currency");
        self.owed.write(&mut json, "owed");
        self.received.write(&mut json, "received");
        to_send.write(&mut json, "to_send");
        self.payer_currency.write(&mut json, "payer_currency");
        self.network.write(&mut json, "network");
        address.cloned().write(&mut json, "address");
        payment_uri.write(&mut json, "payment_uri");
        let qr_payload = payment_uri.or_else(|| address.cloned());
        qr_payload.write(&mut json, "qr_payload");
        self.url.write(&mut json, "url");
        self.telegram_url.write(&mut json, "telegram_url");
        // One form for all gateways, whose own an app would have to know.
        let expires_at = expires.and_then(Timestamp::from_unix);
        expires_at.write(&mut json, "expires_at");
        server_time.write(&mut json, "server_time");
        PaymentView::from_json(json.finish().as_bytes())
    }

    fn standing(&self) -> Result<Standing, Error> {
        let status = match self.status.as_deref() {
            None => Status::Created,
            Some(word) => Status::parse(word).ok_or_else(|| {
                Error::field_limit(
                    "status",
                    "a word of payment::Status",
                    format_args!("{word:?}"),
                )
            })?,
        };
        let verdict = self.verdict.as_deref();
        if verdict.is_some_and(|word| !VERDICTS.contains(&word)) {
            return Err(Error::field_limit(
                "verdict",
                VERDICTS.join(", "),
                format_args!("{:?}", verdict.unwrap_or_default()),
            ));
        }
        let is_paid = self.credited == Some(true);
        // Money that is there and is not credited is for a person to look at, whatever the shop's
        // rules call it; so is what the gateway has stopped.
        let held = match verdict {
            Some("hold") => true,
            Some("reject") => status.is_success(),
            _ => status == Status::OnHold,
        };
        let is_held = held && !is_paid;
        let is_final = !is_held
            && match status {
                Status::Refunding | Status::RefundFailed => false,
                status => is_paid || status.is_failure() || status == Status::Refunded,
            };
        Ok(Standing {
            status,
            is_final,
            is_paid,
            is_held,
        })
    }

    /// What is still to be sent of what is owed; `None` when nothing is, or nobody knows.
    fn to_send(&self) -> Option<Amount> {
        let owed = self.owed.clone()?;
        let left = match &self.received {
            Some(received) => &owed - received,
            None => owed,
        };
        Some(left).filter(Amount::is_positive)
    }
}

const VERDICTS: [&str; 5] = ["credit", "wait", "hold", "reject", "ignore"];

impl Standing {
    /// True in a status in which the gateway waits for the payer. Not while a payment is being
    /// confirmed, which an impatient customer would make twice; nor under a word that is not known.
    fn takes_money(&self) -> bool {
        let waits = matches!(
            self.status,
            Status::Created | Status::Waiting | Status::PartiallyPaid
        );
        waits && !self.is_paid && !self.is_held
    }
}
