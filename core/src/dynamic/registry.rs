//! Models and open sets by name.

use std::sync::Arc;

use crate::alchemypay::{
    self, AmountUnit, FailReason, OrderModel, OrderStatus, PayType, RefundStatus, RefundType,
    TgModel,
};
use crate::canonical::{Document, Json, Limits, Value};
use crate::error::{Error, ErrorCode};
use crate::gateway2328::{
    self, AmountSide, FeeOption, PaymentStatus, PayoutErrorType, PayoutStatus, StaticWalletStatus,
};
use crate::model::{self, Field, Model, Record};
use crate::payment::{Observed, Source};
use crate::text::Text;

/// A model as other languages see it.
#[derive(Debug)]
#[non_exhaustive]
pub struct RegisteredModel {
    /// The gateway, such as `2328`.
    pub gateway: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its documentation.
    pub doc: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
    read: fn(Value<'_>) -> Result<Arc<dyn Record>, Error>,
}

/// The words of an open set as other languages see them.
#[derive(Debug)]
#[non_exhaustive]
pub struct OpenEnum {
    /// The gateway, such as `2328`.
    pub gateway: &'static str,
    /// Its name.
    pub name: &'static str,
    words: fn() -> Vec<&'static str>,
}

impl OpenEnum {
    /// The words that are known.
    pub fn words(&self) -> Vec<&'static str> {
        (self.words)()
    }
}

const fn registered<T: Model + Record>(gateway: &'static str) -> RegisteredModel {
    RegisteredModel {
        gateway,
        name: T::NAME,
        doc: T::DOC,
        fields: T::FIELDS,
        read: model::read_record::<T>,
    }
}

macro_rules! models {
    ($($gateway:literal => $($model:ty),+;)*) => {
        &[$($(registered::<$model>($gateway),)+)*]
    };
}

macro_rules! enums {
    ($($gateway:literal => $($name:ident),+;)*) => {
        &[$($(OpenEnum {
            gateway: $gateway,
            name: stringify!($name),
            words: || $name::KNOWN.iter().map(|(word, _)| *word).collect(),
        },)+)*]
    };
}

/// Every model; the names differ over all gateways.
pub static MODELS: &[RegisteredModel] = models! {
    "2328" =>
        gateway2328::Payment,
        gateway2328::Payout,
        gateway2328::PayoutCalculation,
        gateway2328::StaticWallet,
        gateway2328::StaticWalletState,
        gateway2328::StaticWalletTransaction,
        gateway2328::StaticWalletDeposit,
        gateway2328::Balance,
        gateway2328::Price,
        gateway2328::Direction,
        gateway2328::ConversionPrice,
        gateway2328::Conversion,
        gateway2328::Paginate;
    "alchemypay" =>
        alchemypay::Created,
        alchemypay::NativeCreated,
        alchemypay::Order,
        alchemypay::OrderSigned,
        alchemypay::OrderUnsigned,
        alchemypay::RefundSigned,
        alchemypay::PartialSigned;
};

/// Every open set of words; the names differ over all gateways.
pub static ENUMS: &[OpenEnum] = enums! {
    "2328" =>
        PaymentStatus, PayoutStatus, StaticWalletStatus, FeeOption, AmountSide, PayoutErrorType;
    "alchemypay" =>
        OrderStatus, RefundStatus, RefundType, FailReason, OrderModel, PayType, TgModel;
};

/// Makes a model again from its JSON, as [`to_json`](trait.Record.html) gives it.
///
/// # Errors
///
/// `invalid_request` for a name that is not known, `malformed_json` or `malformed_response` for
/// JSON that is not such a model.
pub fn read_record(name: &str, json: &str) -> Result<Arc<dyn Record>, Error> {
    let Some(model) = MODELS.iter().find(|model| model.name == name) else {
        return Err(Error::new(
            ErrorCode::InvalidRequest,
            format!("expected the name of a model, got {name:?}"),
        ));
    };
    // What came within the limits is here twice, and a level deeper.
    let limits = Limits {
        max_bytes: usize::MAX,
        max_depth: Limits::DEEPEST,
    };
    let document = Document::parse(json.as_bytes(), limits)?;
    let Some(fields) = document.root().get("fields") else {
        return Err(Error::new(
            ErrorCode::MalformedResponse,
            format!("{name}: expected \"fields\", got none"),
        ));
    };
    let record = (model.read)(fields)?;
    match document.root().get("raw") {
        Some(raw) => Ok(record.received_as(Json::from_text(Text::from(raw.literal())))),
        None => Ok(record),
    }
}

/// What a model that a query gave says to [`decide`](crate::payment::decide); `None` for one that is not about a
/// payment. The unit is that of Alchemy Pay's `orderAmount` ([`alchemypay::Options`]).
pub fn observed(record: &dyn Record, unit: AmountUnit) -> Option<Observed> {
    let any = record.as_any();
    let payment = any.downcast_ref::<gateway2328::Payment>();
    let deposit = any.downcast_ref::<gateway2328::StaticWalletTransaction>();
    let order = any.downcast_ref::<alchemypay::Order>();
    payment
        .map(|payment| payment.observed(Source::Query))
        .or_else(|| deposit.map(gateway2328::StaticWalletTransaction::observed))
        .or_else(|| order.map(|order| order.observed(unit)))
}
