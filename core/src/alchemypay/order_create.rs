//! Orders to create on the hosted cashier and from Telegram (Alchemy §4.1 to §4.3).

use super::amounts;
use super::gateway::{order_number, signed_text};
use super::options::Options;
use super::seconds::Seconds;
use super::status::{OrderModel, PayType, TgModel};
use crate::canonical::Json;
use crate::error::Error;
use crate::limits;
use crate::model::request;
use crate::money::{Amount, Currency};

/// Longest expiry in seconds: 48 hours (Alchemy §5.4).
const MOST_SECONDS: u32 = 172_800;

request! {
    /// An order to create (Alchemy §4.1).
    ///
    /// ```
    /// use cointill::Amount;
    /// use cointill::alchemypay::{OrderCreate, OrderModel};
    ///
    /// let order = OrderCreate::new("11126", "100.12".parse::<Amount>()?, "USD", "user@example.com")
    ///     .callback_url("https://shop.example/hook")
    ///     .order_model(OrderModel::Order)
    ///     .expired_time(1_800u32);
    /// order.validate(&Default::default())?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub struct OrderCreate {
        required {
            /// The shop's own number of the order, 1 to 64 characters, never used before.
            merchant_order_no = "merchantOrderNo": String,
            /// The price in the major unit, such as dollars, whichever version of the call.
            order_amount = "orderAmount": Amount,
            /// The currency of the price.
            pay_currency = "payCurrency": Currency,
            /// Who pays: mail address, phone number or another id, 1 to 128 characters.
            user_id = "userId": String,
        }
        optional {
            /// Coins that the payer may choose from, joined by commas: `USDT,ETH`.
            payment_tokens = "paymentTokens": String,
            /// Exchanges and wallets that the payer may choose from, as UUIDs joined by commas.
            payment_exchange = "paymentExchange": String,
            /// Where the payer's browser goes afterwards, at most 512 characters.
            redirect_url = "redirectURL": String,
            /// Where webhooks go, at most 512 characters.
            callback_url = "callbackURL": String,
            /// The shop's own data, at most 512 characters, given back by query and webhook.
            custom_param = "customParam": String,
            /// Seconds until the order expires, 1 to 172,800. The default is not documented.
            expired_time = "expiredTime": Seconds,
            /// How the payer pays.
            pay_type = "payType": PayType,
            /// Networks that the payer may choose from, joined by commas, at most 32 characters.
            payment_networks = "paymentNetworks": String,
            /// Strict amount or top-up. The default is not documented; clients send `ORDER`.
            order_model = "orderModel": OrderModel,
        }
    }
}

request! {
    /// An order to create from Telegram (Alchemy §4.3). AEON has to set the merchant up first.
    pub struct TelegramCreate {
        required {
            /// The shop's own number of the order, 1 to 64 characters, never used before.
            merchant_order_no = "merchantOrderNo": String,
            /// The price in the major unit, such as dollars, whichever version of the call.
            order_amount = "orderAmount": Amount,
            /// The currency of the price.
            pay_currency = "payCurrency": Currency,
            /// Who pays: Telegram name or number, or another id, 1 to 128 characters.
            user_id = "userId": String,
        }
        optional {
            /// How the order is paid inside Telegram.
            tg_model = "tgModel": TgModel,
            /// Coins that the payer may choose from, joined by commas: `USDT,ETH`.
            payment_tokens = "paymentTokens": String,
            /// Exchanges and wallets as UUIDs joined by commas; gone from newer revisions.
            payment_exchange = "paymentExchange": String,
            /// Where the payer goes afterwards, at most 512 characters.
            redirect_url = "redirectURL": String,
            /// Where webhooks go, at most 512 characters.
            callback_url = "callbackURL": String,
            /// The shop's own data, at most 512 characters. With [`TgModel::Bot`] a JSON object
            /// with `botName` and `orderDetail`, and `chatId` in the samples.
            custom_param = "customParam": String,
            /// Seconds until the order expires, 1 to 172,800. The default is not documented.
            expired_time = "expiredTime": Seconds,
            /// How the payer pays.
            pay_type = "payType": PayType,
            /// Networks that the payer may choose from, joined by commas, at most 32 characters.
            payment_networks = "paymentNetworks": String,
            /// Strict amount or top-up. The default is not documented; clients send `ORDER`.
            order_model = "orderModel": OrderModel,
        }
    }
}

/// Both kinds of hosted orders have these fields under the same names.
macro_rules! hosted {
    ($request:expr) => {
        Hosted {
            order: Basics {
                amount: &$request.order_amount,
                number: &$request.merchant_order_no,
                currency: &$request.pay_currency,
                user_id: &$request.user_id,
            },
            tokens: $request.payment_tokens.as_ref(),
            exchange: $request.payment_exchange.as_ref(),
            networks: $request.payment_networks.as_ref(),
            pay_type: $request.pay_type.as_ref(),
            extras: Extras {
                redirect_url: $request.redirect_url.as_ref(),
                callback_url: $request.callback_url.as_ref(),
                custom_param: $request.custom_param.as_ref(),
                expired_time: $request.expired_time,
                order_model: $request.order_model.as_ref(),
            },
        }
    };
}

impl OrderCreate {
    /// Checks every documented limit. Version 1 of the call, which takes cents, adds one of its
    /// own: a whole number of them.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        digits_only(&self.merchant_order_no, options)?;
        hosted!(self).validate(options)
    }
}

impl TelegramCreate {
    /// Checks every documented limit. The older version of the call, which takes cents, adds one of
    /// its own: a whole number of them.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        // No remark on digits here (Alchemy §4.3).
        hosted!(self).validate(options)?;
        self.validate_model()
    }

    fn validate_model(&self) -> Result<(), Error> {
        match &self.tg_model {
            // Sent as is, an unknown model might send the payer where no order is paid.
            Some(TgModel::Other(other)) => Err(Error::field_limit(
                "tgModel",
                "BROWSER, MINIAPP or BOT",
                other,
            )),
            Some(TgModel::Bot) if !self.custom_param.as_deref().is_some_and(is_for_bots) => {
                Err(Error::field_limit(
                    "customParam",
                    "a JSON object with botName and orderDetail beside tgModel BOT",
                    if self.custom_param.is_some() {
                        "another text"
                    } else {
                        "none"
                    },
                ))
            }
            _ => Ok(()),
        }
    }
}

fn is_for_bots(param: &str) -> bool {
    let Ok(json) = param.parse::<Json>() else {
        return false;
    };
    json.get_text("botName")
        .is_some_and(|name| !name.is_empty())
        && json.get("orderDetail").is_some()
}

pub(super) fn digits_only(number: &str, options: &Options) -> Result<(), Error> {
    if options.digits_only_order_numbers && !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Error::field_limit(
            "merchantOrderNo",
            "digits only",
            format_args!("{number:?}"),
        ));
    }
    Ok(())
}

/// What every order has.
pub(super) struct Basics<'r> {
    pub(super) number: &'r str,
    pub(super) amount: &'r Amount,
    pub(super) currency: &'r Currency,
    pub(super) user_id: &'r str,
}

impl Basics<'_> {
    pub(super) fn validate(&self) -> Result<(), Error> {
        order_number(self.number)?;
        limits::code("payCurrency", self.currency.as_str())?;
        signed_text("payCurrency", self.currency.as_str())?;
        amounts::major("orderAmount", self.amount, self.currency)?;
        limits::length("userId", self.user_id, 128)?;
        signed_text("userId", self.user_id)
    }
}

/// An order on the vendor's cashier page.
struct Hosted<'r> {
    order: Basics<'r>,
    tokens: Option<&'r String>,
    exchange: Option<&'r String>,
    networks: Option<&'r String>,
    pay_type: Option<&'r PayType>,
    extras: Extras<'r>,
}

impl Hosted<'_> {
    fn validate(&self, options: &Options) -> Result<(), Error> {
        self.order.validate()?;
        limits::codes("paymentTokens", self.tokens, 128)?;
        limits::codes("paymentExchange", self.exchange, 512)?;
        if let (Some(exchange), false) = (self.exchange, options.payment_exchange) {
            return Err(Error::field_limit(
                "paymentExchange",
                "none, since the options say that it is not supported",
                exchange,
            ));
        }
        for (field, list) in [
            ("paymentTokens", self.tokens),
            ("paymentExchange", self.exchange),
        ] {
            list.map_or(Ok(()), |list| signed_text(field, list))?;
        }
        limits::codes("paymentNetworks", self.networks, 32)?;
        // Open: the sets of both vendors and of their revisions differ.
        self.pay_type
            .map_or(Ok(()), |kind| limits::length("payType", kind.as_str(), 32))?;
        self.extras.validate()
    }
}

/// What is not signed and any order may have.
pub(super) struct Extras<'r> {
    pub(super) redirect_url: Option<&'r String>,
    pub(super) callback_url: Option<&'r String>,
    pub(super) custom_param: Option<&'r String>,
    pub(super) expired_time: Option<Seconds>,
    pub(super) order_model: Option<&'r OrderModel>,
}

impl Extras<'_> {
    pub(super) fn validate(&self) -> Result<(), Error> {
        for (field, url) in [
            ("redirectURL", self.redirect_url),
            ("callbackURL", self.callback_url),
        ] {
            limits::url(field, url)?;
            limits::optional_length(field, url, 512)?;
        }
        limits::optional_length("customParam", self.custom_param, 512)?;
        let seconds = self.expired_time.map(|Seconds(seconds)| seconds);
        limits::range("expiredTime", seconds, 1, MOST_SECONDS)?;
        match self.order_model {
            // Sent as is, an unknown model might take any amount for an order.
            Some(OrderModel::Other(other)) => {
                Err(Error::field_limit("orderModel", "ORDER or RECHARGE", other))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
