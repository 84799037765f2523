//! What the routes take.

use cointill::Amount;
use serde::Deserialize;

use crate::error::SandboxError;
use crate::pay::{Pay, Portion};

/// `POST /_sandbox/payments/{id}/pay`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PayBody {
    #[serde(default)]
    how: How,
    #[serde(default, with = "crate::amount_text::optional")]
    amount: Option<Amount>,
    #[serde(default)]
    percent: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum How {
    #[default]
    Exact,
    Amount,
    Short,
    TopUp,
    Over,
    Late,
    WrongCoin,
}

impl PayBody {
    pub(super) fn pay(self) -> Result<Pay, SandboxError> {
        let portion = |usual: u32| match (self.amount.clone(), self.percent) {
            (Some(_), Some(_)) => Err(SandboxError::invalid(
                "pay: expected amount or percent, got both",
            )),
            (Some(amount), None) => Ok(Portion::Amount(amount)),
            (None, percent) => Ok(Portion::Percent(percent.unwrap_or(usual))),
        };
        let bare = self.amount.is_none() && self.percent.is_none();
        Ok(match self.how {
            How::Amount => match portion(0)? {
                Portion::Amount(amount) => Pay::Amount(amount),
                Portion::Percent(_) => {
                    return Err(SandboxError::invalid(
                        "pay: expected amount with \"amount\"",
                    ));
                }
            },
            How::Short => Pay::Short(portion(50)?),
            How::Over => Pay::Over(portion(10)?),
            _ if !bare => {
                return Err(SandboxError::invalid(
                    "pay: expected amount or percent with \"amount\", \"short\" and \"over\" only",
                ));
            }
            How::Exact => Pay::Exact,
            How::TopUp => Pay::TopUp,
            How::Late => Pay::Late,
            How::WrongCoin => Pay::WrongCoin,
        })
    }
}

/// `POST /_sandbox/payments/{id}/choose_coin`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CoinBody {
    pub(super) currency: String,
    pub(super) network: String,
}

/// `POST /_sandbox/payments/{id}/status`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatusBody {
    pub(super) status: String,
}

/// `POST /_sandbox/payouts/{id}/fail`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FailBody {
    #[serde(default = "aml_risk")]
    pub(super) error_type: String,
}

// The only one that is documented (2328 §9).
fn aml_risk() -> String {
    "aml_risk".to_owned()
}

/// `POST /_sandbox/wallets/{id}/deposits`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DepositBody {
    #[serde(with = "crate::amount_text")]
    pub(super) amount: Amount,
    #[serde(default)]
    pub(super) aml_lock: bool,
}

/// `PUT /_sandbox/balances/{currency}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BalanceBody {
    #[serde(with = "crate::amount_text")]
    pub(super) free: Amount,
}

/// `PUT /_sandbox/prices/{currency}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PriceBody {
    #[serde(with = "crate::amount_text")]
    pub(super) usd: Amount,
}

/// `POST /_sandbox/clock/advance`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AdvanceBody {
    pub(super) seconds: u64,
}

/// `POST /_sandbox/deliveries/reorder`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReorderBody {
    pub(super) ids: Vec<i64>,
}

/// `POST /_sandbox/deliveries/wait`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WaitBody {
    #[serde(default = "ten_seconds")]
    pub(super) ms: u32,
}

fn ten_seconds() -> u32 {
    10_000
}
