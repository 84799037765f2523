//! Payouts: create, calc, status, all signed with the payout key (2328 §6).

use super::gateway::{Gateway2328, Signer};
use super::options::Options;
use super::status::{FeeOption, PayoutErrorType, PayoutStatus};
use crate::canonical::Writer;
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Repeat};
use crate::http::{Method, encode_path_segment};
use crate::limits;
use crate::model::{Model as _, model, request};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;
use crate::time::Timestamp;

pub(super) const CREATE: Endpoint = Endpoint {
    name: "2328.payout.create",
    method: Method::Post,
    path: "/v1/payout",
    repeat: Repeat::SameResult,
};
pub(super) const CALC: Endpoint = Endpoint {
    name: "2328.payout.calc",
    method: Method::Post,
    path: "/v1/payout/calc",
    repeat: Repeat::Harmless,
};
pub(super) const STATUS: Endpoint = Endpoint {
    name: "2328.payout.status",
    method: Method::Get,
    path: "/v1/payout/status/{uuid}",
    repeat: Repeat::Harmless,
};

request! {
    /// A payout to make (2328 §6.1).
    pub struct PayoutCreate {
        required {
            /// The currency sent.
            currency: Currency,
            /// The network it is sent on.
            network: Network,
            /// The amount; what it means is said by `fee_option`.
            amount: Amount,
            /// The recipient.
            to_address: String,
        }
        optional {
            /// The shop's own id: the same id again gives the same payout and sends nothing.
            /// Without it a repeat pays twice, so it is never sent twice.
            order_id: String,
            /// Where webhooks go; none are sent without it.
            url_callback: String,
            /// Memo or tag, at most 255 characters; used on TON and SOL.
            memo: String,
            /// The balance to take from and convert.
            from_currency: Currency,
            /// Who bears the fees; `deduct` when unset.
            fee_option: FeeOption,
        }
    }
}

impl PayoutCreate {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        limits::positive("amount", &self.amount)?;
        limits::code("currency", self.currency.as_str())?;
        limits::code("network", self.network.as_str())?;
        limits::present("to_address", &self.to_address)?;
        if self.to_address.trim() != self.to_address {
            return Err(Error::field_limit(
                "to_address",
                "an address without white space around it",
                format_args!("{:?}", self.to_address),
            ));
        }
        let most = options.payout_order_id_max;
        limits::optional_length("order_id", self.order_id.as_ref(), most)?;
        limits::optional_length("memo", self.memo.as_ref(), 255)?;
        limits::url("url_callback", self.url_callback.as_ref())?;
        fee_option(self.fee_option.as_ref())?;
        if let Some(from) = &self.from_currency {
            limits::code("from_currency", from.as_str())?;
        }
        Ok(())
    }
}

// Sent as is, an unknown option might fall back to the other meaning of the amount.
fn fee_option(option: Option<&FeeOption>) -> Result<(), Error> {
    match option {
        Some(FeeOption::Other(other)) => {
            Err(Error::field_limit("fee_option", "deduct or add", other))
        }
        _ => Ok(()),
    }
}

request! {
    /// What a payout would cost (2328 §6.2). Creates and debits nothing.
    pub struct PayoutCalc {
        required {
            /// The currency sent.
            currency: Currency,
            /// The network it is sent on.
            network: Network,
            /// The amount.
            amount: Amount,
        }
        optional {
            /// The shop's own id.
            order_id: String,
            /// The balance to take from and convert.
            from_currency: Currency,
            /// Who bears the fees; `deduct` when unset.
            fee_option: FeeOption,
        }
    }
}

impl PayoutCalc {
    /// Checks every documented limit.
    ///
    /// # Errors
    ///
    /// `invalid_request` naming field, limit and value.
    pub fn validate(&self, options: &Options) -> Result<(), Error> {
        limits::positive("amount", &self.amount)?;
        limits::code("currency", self.currency.as_str())?;
        limits::code("network", self.network.as_str())?;
        let most = options.payout_order_id_max;
        limits::optional_length("order_id", self.order_id.as_ref(), most)?;
        if let Some(from) = &self.from_currency {
            limits::code("from_currency", from.as_str())?;
        }
        fee_option(self.fee_option.as_ref())
    }
}

model! {
    /// A payout as create, status and the webhook give it (2328 §6.1, §6.3).
    pub struct Payout {
        /// The gateway's id.
        uuid: Text,
        /// The shop's id.
        order_id: Option<Text>,
        /// The status.
        status: PayoutStatus,
        /// The currency sent.
        currency: Option<Currency>,
        /// The network it is sent on.
        network: Option<Network>,
        /// The amount asked for.
        amount: Option<Amount>,
        /// What the merchant is debited, going by its name.
        merchant_amount: Option<Amount>,
        /// What is sent on the chain, going by its name.
        network_amount: Option<Amount>,
        /// In US dollars.
        amount_usd: Option<Amount>,
        /// The recipient.
        to_address: Option<Text>,
        /// Memo or tag.
        memo: Option<Text>,
        /// How it is sent, such as `blockchain`.
        transfer_type: Option<Text>,
        /// The transaction, once sent.
        txid: Option<Text>,
        /// A page that shows the transaction.
        tx_explorer_url: Option<Text>,
        /// The block; a number or a string on the wire.
        block_number: Option<Text>,
        /// Why it failed.
        error_type: Option<PayoutErrorType>,
        /// The balance it was taken from, when converted.
        from_currency: Option<Currency>,
        /// What that balance was debited, when converted.
        debited_amount: Option<Amount>,
        /// The currency of `debited_amount`.
        debited_currency: Option<Currency>,
        /// When it was created.
        created_at: Option<Timestamp>,
        /// When it last changed.
        updated_at: Option<Timestamp>,
    }
}

model! {
    /// What a payout would cost (2328 §6.2).
    pub struct PayoutCalculation {
        /// The currency sent.
        currency: Option<Currency>,
        /// The network.
        network: Option<Network>,
        /// The amount asked for.
        amount: Amount,
        /// Who bears the fees.
        fee_option: Option<FeeOption>,
        /// What the merchant is debited.
        merchant_amount: Option<Amount>,
        /// What is sent on the chain.
        network_amount: Option<Amount>,
        /// All fees, in `currency`.
        total_fee: Option<Amount>,
        /// All fees, in US dollars.
        total_fee_usd: Option<Amount>,
    }
}

/// The payout endpoints.
#[derive(Debug, Clone, Copy)]
pub struct Payouts<'g>(&'g Gateway2328);

impl Gateway2328 {
    /// Payouts: create, calc, status. They need the payout key.
    pub fn payouts(&self) -> Payouts<'_> {
        Payouts(self)
    }
}

impl Payouts<'_> {
    /// Sends money. With an `order_id` it is safe to repeat, without one it is never repeated.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit, `configuration` without the payout key.
    pub fn create(&self, request: &PayoutCreate) -> Result<Call<Payout>, Error> {
        request.validate(self.0.options())?;
        let mut body = Writer::object();
        request.write(&mut body);
        let body = Some(body.finish());
        let call = self
            .0
            .call(CREATE, Signer::PayoutKey, CREATE.path, body, Payout::read)?;
        Ok(match request.order_id {
            Some(_) => call,
            None => call.with_repeat(Repeat::Unsafe),
        })
    }

    /// Says what a payout would cost.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a field outside its limit, `configuration` without the payout key.
    pub fn calc(&self, request: &PayoutCalc) -> Result<Call<PayoutCalculation>, Error> {
        request.validate(self.0.options())?;
        let mut body = Writer::object();
        request.write(&mut body);
        self.0.call(
            CALC,
            Signer::PayoutKey,
            CALC.path,
            Some(body.finish()),
            PayoutCalculation::read,
        )
    }

    /// Looks a payout up by the gateway's id.
    ///
    /// # Errors
    ///
    /// `invalid_request` for an empty id, `configuration` without the payout key.
    pub fn status(&self, uuid: &str) -> Result<Call<Payout>, Error> {
        limits::length("uuid", uuid, 128)?;
        let path = STATUS.path.replace("{uuid}", &encode_path_segment(uuid));
        self.0
            .call(STATUS, Signer::PayoutKey, &path, None, Payout::read)
    }
}
