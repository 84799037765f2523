//! Where the documents contradict themselves or are silent, the reading is a switch. All of them
//! can be changed while the sandbox runs.

mod alchemypay;
mod gateway2328;

pub use alchemypay::{
    Acknowledgement, AmountUnit, FeePayer, FiatFieldName, NestedForm, OverLimit, RefundUnit,
    RetrySchedule, ShortPayment, SignedFields, SwitchesAlchemyPay, TokenTable, UnpaidFields,
};
pub use gateway2328::{
    ConvertKey, ErrorStatus, LatePayment, PrivateCallbacks, RepeatedCreate, RequestCheck,
    RetryAfterForm, Switches2328, Times, TonCode, WebhookForm, WrongCoin,
};

use cointill::Amount;
use serde::{Deserialize, Serialize};

use crate::error::SandboxError;

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

impl Switches {
    /// Refuses what would make answers that no HTTP client reads, or amounts that take for ever.
    pub(crate) fn check(&self) -> Result<(), SandboxError> {
        let refuse = |name: &str, expected: &str| {
            Err(SandboxError::invalid(format!(
                "{name}: expected {expected}"
            )))
        };
        let percent = |amount: &Amount| {
            amount.as_str().len() <= 16 && !amount.is_negative() && *amount <= Amount::from(100)
        };
        let own = &self.alchemypay;
        if !(200..=599).contains(&own.error_http_status) {
            return refuse("alchemypay.error_http_status", "200 to 599");
        }
        if !percent(&own.fee_percent) {
            return refuse("alchemypay.fee_percent", "0 to 100 with few digits");
        }
        if !own.slippage_percent.as_ref().is_none_or(percent) {
            return refuse("alchemypay.slippage_percent", "0 to 100 with few digits");
        }
        let is_url = |url: &String| {
            reqwest::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
        };
        if !own.refund_callback_url.as_ref().is_none_or(is_url) {
            return refuse("alchemypay.refund_callback_url", "an http or https URL");
        }
        if self.gateway2328.underpayment_tolerance_basis_points > 10_000 {
            let name = "2328.underpayment_tolerance_basis_points";
            return refuse(name, "0 to 10,000");
        }
        if self.gateway2328.webhook_retry_seconds.len() > 1_000 {
            return refuse("2328.webhook_retry_seconds", "at most 1,000 repeats");
        }
        if self.delivery.timeout_ms == 0 {
            return refuse("delivery.timeout_ms", "1 or more");
        }
        Ok(())
    }
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

    #[test]
    fn values_that_break_the_sandbox_are_refused() {
        assert!(Switches::default().check().is_ok());
        for bad in [
            r#"{"alchemypay":{"error_http_status":99}}"#,
            r#"{"alchemypay":{"fee_percent":"100.01"}}"#,
            r#"{"alchemypay":{"slippage_percent":"-1"}}"#,
            r#"{"alchemypay":{"refund_callback_url":"shop.example/x"}}"#,
            r#"{"2328":{"underpayment_tolerance_basis_points":10001}}"#,
            r#"{"delivery":{"timeout_ms":0}}"#,
        ] {
            let switches: Switches = serde_json::from_str(bad).unwrap();
            assert!(switches.check().is_err(), "{bad}");
        }
    }

    /// Name and default of every switch, as `docs/sandbox.md` lists them.
    #[test]
    fn the_documentation_lists_every_switch_with_its_default() {
        let page = include_str!("../../../docs/sandbox.md");
        let all = serde_json::to_value(Switches::default()).unwrap();
        for (group, switches) in all.as_object().unwrap() {
            for (name, default) in switches.as_object().unwrap() {
                // Long lists are described in words.
                let default = if default.as_array().is_some_and(|list| list.len() > 1) {
                    "| ".to_owned()
                } else {
                    format!("| `{default}` |")
                };
                let row = format!("| `{group}.{name}` {default}");
                assert!(page.contains(&row), "docs/sandbox.md lacks {row}");
            }
        }
    }
}
