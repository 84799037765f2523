//! Refunds (Alchemy §4.6).

use super::amounts;
use super::gateway::{AlchemyPay, order_number, raw_of, signed_text};
use super::message::Message;
use super::options::Options;
use crate::canonical::Json;
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Repeat};
use crate::http::Method;
use crate::limits;
use crate::model::request;
use crate::money::{Amount, Currency, Network};

pub(super) const CREATE: Endpoint = Endpoint {
    name: "alchemypay.refund.create",
    method: Method::Post,
    path: "/open/api/payment/refund",
    // The rule for a refund without a number of its own; one with a number is better off.
    repeat: Repeat::Unsafe,
};

request! {
    /// A refund to make, of all or a part of what was paid (Alchemy §4.6).
    ///
    /// The gateway wants more than 1 USD, a payment that has not gone to the settlement account,
    /// and no other application open for the same order.
    pub struct RefundCreate {
        required {
            /// The shop's number of the order.
            merchant_order_no = "merchantOrderNo": String,
            /// Where to send it, at most 64 characters.
            wallet_address = "walletAddress": String,
            /// How much. In US dollars by two revisions of the documents, without a unit in the
            /// others (Alchemy §9 item 9): agree on it with the vendor.
            refund_amount = "refundAmount": Amount,
            /// The coin to send, such as `USDT`.
            refund_token = "refundToken": Currency,
            /// The network to send it on, such as `TRX`.
            refund_network = "refundNetwork": Network,
        }
        optional {
            /// The shop's own number of the refund, at most 64 characters, never used before. Only
            /// newer revisions of Alchemy's page have it, AEON's has not.
            refund_order_no = "refundOrderNo": String,
            /// Where a mail goes when it is done, at most 64 characters.
            email: String,
            /// Why, at most 64 characters.
            refund_reason = "refundReason": String,
            /// Memo or tag of the address, at most 64 characters.
            memo: String,
        }
    }
}

impl RefundCreate {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        order_number(&self.merchant_order_no)?;
        limits::length("walletAddress", &self.wallet_address, 64)?;
        signed_text("walletAddress", &self.wallet_address)?;
        if self.wallet_address.chars().any(char::is_whitespace) {
            return Err(Error::field_limit(
                "walletAddress",
                "an address without white space",
                format_args!("{:?}", self.wallet_address),
            ));
        }
        limits::positive("refundAmount", &self.refund_amount)?;
        refund_amount(&self.refund_amount)?;
        for (field, code) in [
            ("refundToken", self.refund_token.as_str()),
            ("refundNetwork", self.refund_network.as_str()),
        ] {
            limits::code(field, code)?;
            limits::length(field, code, 32)?;
            signed_text(field, code)?;
        }
        if let (Some(number), false) = (&self.refund_order_no, options.refund_order_no) {
            return Err(Error::field_limit(
                "refundOrderNo",
                "none, since the options say that it is not supported",
                number,
            ));
        }
        for (field, text) in [
            ("refundOrderNo", &self.refund_order_no),
            ("email", &self.email),
            ("refundReason", &self.refund_reason),
            ("memo", &self.memo),
        ] {
            limits::optional_length(field, text.as_ref(), 64)?;
        }
        Ok(())
    }
}

/// At most as many decimals as any amount of this API has: the unit is not documented.
fn refund_amount(amount: &Amount) -> Result<Amount, Error> {
    if amount.significant_scale() > 8 {
        return Err(Error::field_limit(
            "refundAmount",
            "at most 8 decimals",
            amount,
        ));
    }
    amounts::fitting("refundAmount", amount, 8, 32)
}

/// A refund that the gateway has taken on. The outcome comes by webhook or is seen in the dashboard:
/// there is no query for it (Alchemy §4.6).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefundAccepted {
    /// The payload as it came: an empty string by the documents.
    pub raw: Json,
}

/// The refund endpoints.
#[derive(Debug, Clone, Copy)]
pub struct Refunds<'g>(&'g AlchemyPay);

impl AlchemyPay {
    /// Refunds: create.
    pub fn refunds(&self) -> Refunds<'_> {
        Refunds(self)
    }
}

impl Refunds<'_> {
    /// Applies for a refund.
    ///
    /// With a `refund_order_no` a repeat is answered with 8034 and refunds nothing, so after a lost
    /// answer it is sent again; a `duplicate` then means that an earlier attempt arrived. Without
    /// one it is never repeated after an unknown outcome: 8033 and 8036 refuse a second application
    /// only while the first is open, and a part could be refunded twice after that. AEON does not
    /// document the field and may not look at it, so there it never makes a repeat safe, nor behind
    /// a base URL of one's own, which may lead to AEON.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit, or a signed one with `&`, `=` or a control
    /// character.
    pub fn create(&self, request: &RefundCreate) -> Result<Call<RefundAccepted>, Error> {
        request.validate(self.0.options())?;
        let mut sent = request.clone();
        sent.refund_amount = refund_amount(&request.refund_amount)?;
        let mut body = self.0.body();
        sent.write(&mut body);
        let signed = self.0.request(CREATE, Message::Refund, body)?;
        let call = self.0.read(CREATE, signed, |model| {
            Ok(RefundAccepted { raw: raw_of(model) })
        });
        Ok(match request.refund_order_no {
            Some(_) if self.0.host().knows_refund_numbers() => {
                call.with_repeat(Repeat::ErrorThatTells)
            }
            _ => call,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alchemypay::{AppSecret, Host};
    use crate::error::ErrorCode;
    use crate::http::Response;

    fn refund() -> RefundCreate {
        let amount: Amount = "25.50".parse().unwrap();
        RefundCreate::new("17236123450000", "TWalletExample", amount, "USDT", "TRX")
    }

    fn call(host: Host, request: &RefundCreate) -> Call<RefundAccepted> {
        AlchemyPay::new("TEST000001", AppSecret::new("9999").unwrap(), host)
            .unwrap()
            .refunds()
            .create(request)
            .unwrap()
    }

    #[test]
    fn a_refund_is_signed_and_read() {
        let call = call(Host::AlchemySandbox, &refund().email("user@example.com"));
        // K4 of the protocol page.
        assert_eq!(
            std::str::from_utf8(call.request().body()).unwrap(),
            concat!(
                r#"{"appId":"TEST000001","merchantOrderNo":"17236123450000","#,
                r#""walletAddress":"TWalletExample","refundAmount":"25.50","refundToken":"USDT","#,
                r#""refundNetwork":"TRX","email":"user@example.com","#,
                r#""sign":"FF5F165053B0614D268AF62345AF32690EEF17C83A2032EFF230F37E859514D0"#,
                r#"4C58D51E30459B080774F12FDD3D83CA72689279B2C4CB13E4BBB3F69AF67D14"}"#
            )
        );
        for (model, raw) in [
            (r#""""#, r#""""#),
            ("null", "null"),
            (r#"{"a":1}"#, r#"{"a":1}"#),
        ] {
            let body = format!(r#"{{"code":"0","model":{model}}}"#);
            let accepted = call
                .read(&Response::new(200, Vec::new(), body.into()))
                .unwrap();
            assert_eq!(accepted.raw.as_str(), raw);
        }
        let body = br#"{"code":"8037","msg":"1.5 USD"}"#.to_vec();
        let error = call
            .read(&Response::new(200, Vec::new(), body))
            .unwrap_err();
        assert_eq!(error.code(), ErrorCode::Validation);
    }

    #[test]
    fn only_a_number_that_the_vendor_knows_makes_a_repeat_safe() {
        let numbered = refund().refund_order_no("R-1");
        assert_eq!(
            call(Host::AlchemySandbox, &refund()).repeat(),
            Repeat::Unsafe
        );
        assert_eq!(
            call(Host::AlchemySandbox, &numbered).repeat(),
            Repeat::ErrorThatTells
        );
        assert_eq!(
            call(Host::AeonProduction, &numbered).repeat(),
            Repeat::Unsafe
        );
        // A proxy before AEON looks no different from one before Alchemy Pay.
        let proxy = Host::Custom("https://proxy.shop.example".to_owned());
        assert_eq!(call(proxy, &numbered).repeat(), Repeat::Unsafe);
    }

    #[test]
    fn every_limit_names_field_limit_and_value() {
        let long = |count: usize| "x".repeat(count);
        let cases = [
            (
                "walletAddress: expected 1 to 64 characters, got 65",
                RefundCreate {
                    wallet_address: long(65),
                    ..refund()
                },
            ),
            (
                "walletAddress: expected an address without white space, got \"a b\"",
                RefundCreate {
                    wallet_address: "a b".into(),
                    ..refund()
                },
            ),
            (
                "refundAmount: expected an amount above 0, got 0",
                RefundCreate {
                    refund_amount: Amount::zero(),
                    ..refund()
                },
            ),
            (
                "refundAmount: expected at most 8 decimals, got 0.000000001",
                RefundCreate {
                    refund_amount: "0.000000001".parse().unwrap(),
                    ..refund()
                },
            ),
            (
                "refundAmount: expected 1 to 32 characters, got 33",
                RefundCreate {
                    refund_amount: "1".repeat(33).parse().unwrap(),
                    ..refund()
                },
            ),
            (
                "refundToken: expected 1 to 32 characters, got 33",
                RefundCreate {
                    refund_token: long(33).into(),
                    ..refund()
                },
            ),
            (
                "refundNetwork: expected a code such as USDT or TRX-TRC20, got \"\"",
                RefundCreate {
                    refund_network: "".into(),
                    ..refund()
                },
            ),
            (
                "refundOrderNo: expected 1 to 64 characters, got 65",
                refund().refund_order_no(long(65)),
            ),
            (
                "email: expected 1 to 64 characters, got 0",
                refund().email(""),
            ),
            (
                "refundReason: expected 1 to 64 characters, got 65",
                refund().refund_reason(long(65)),
            ),
            (
                "memo: expected 1 to 64 characters, got 65",
                refund().memo(long(65)),
            ),
        ];
        for (text, request) in cases {
            let error = request.validate(&Options::default()).unwrap_err();
            assert_eq!(error.to_string(), text);
            assert_eq!(error.field(), text.split(':').next());
        }
        let without = Options {
            refund_order_no: false,
            ..Options::default()
        };
        let error = refund()
            .refund_order_no("R-1")
            .validate(&without)
            .unwrap_err();
        assert_eq!(error.field(), Some("refundOrderNo"));
    }
}
