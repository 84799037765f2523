//! Where the documents contradict themselves or are silent, the reading is a switch. All of them
//! can be changed while the sandbox runs.

mod alchemypay;
mod gateway2328;

pub use alchemypay::{
    Acknowledgement, AmountUnit, FeePayer, FiatFieldName, NestedForm, OverLimit, RetrySchedule,
    ShortPayment, SignedFields, SwitchesAlchemyPay, TokenTable, UnpaidFields,
};
pub use gateway2328::{
    ConvertKey, ErrorStatus, LatePayment, PrivateCallbacks, RepeatedCreate, RequestCheck,
    RetryAfterForm, Switches2328, Times, TonCode, WebhookForm, WrongCoin,
};

use serde::{Deserialize, Serialize};

/// All switches, each with a documented default.
///
/// ```
/// use cointill_sandbox::{Switches, TonCode};
///
/// let mut switches = Switches::default();
/// switches.gateway2328.ton_code = TonCode::Gram;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// The readings of 2328.io's documents.
    #[serde(rename = "2328")]
    pub gateway2328: Switches2328,
    /// The readings of Alchemy Pay's and AEON's documents.
    pub alchemypay: SwitchesAlchemyPay,
    /// What both gateways share.
    pub delivery: SwitchesDelivery,
}

/// How webhooks go out, whichever gateway they belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SwitchesDelivery {
    /// Events of one payment wait for the earlier ones to be taken or given up. With `false` a
    /// retry of an old event may arrive after a newer event, as 2328's newer documents warn (§10).
    /// Default: `true`.
    pub in_order: bool,
    /// Milliseconds after which a delivery counts as failed; no gateway documents its own.
    /// Default: 10,000.
    pub timeout_ms: u32,
}

impl Default for SwitchesDelivery {
    fn default() -> Self {
        SwitchesDelivery {
            in_order: true,
            timeout_ms: 10_000,
        }
    }
}

/// Declares the values of a switch; the first is the default.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident {
        $(#[$first_meta:meta])* $first:ident,
        $($(#[$variant_meta:meta])* $variant:ident,)*
    }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $(#[$first_meta])* #[default] $first,
            $($(#[$variant_meta])* $variant,)*
        }
    };
}
use choice;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_survive_json_and_refuse_what_they_do_not_know() {
        let all = Switches::default();
        let text = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Switches>(&text).unwrap(), all);
        let partial: Switches = serde_json::from_str(r#"{"2328":{"ton_code":"gram"}}"#).unwrap();
        assert_eq!(partial.gateway2328.ton_code, TonCode::Gram);
        let error = serde_json::from_str::<Switches>(r#"{"2328":{"ton":"gram"}}"#).unwrap_err();
        assert!(error.to_string().contains("ton_code"), "{error}");
    }
}
