//! The core's open enums in stored records and in the control interface: their text on the wire.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serializer};

macro_rules! open_text {
    ($($module:ident: $kind:ty;)*) => {$(
        pub(crate) mod $module {
            use super::*;

            pub(crate) fn serialize<S: Serializer>(value: &$kind, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(value.as_str())
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<$kind, D::Error> {
                Ok(<$kind>::from(Cow::<'de, str>::deserialize(from)?.as_ref()))
            }
        }
    )*};
}

open_text! {
    payment_status: cointill::gateway2328::PaymentStatus;
    payout_status: cointill::gateway2328::PayoutStatus;
    wallet_status: cointill::gateway2328::StaticWalletStatus;
    order_status: cointill::alchemypay::OrderStatus;
    refund_status: cointill::alchemypay::RefundStatus;
    fee_option: cointill::gateway2328::FeeOption;
}
