//! How a payer pays, on purpose, at either gateway.

use cointill::Amount;

use crate::error::SandboxError;
use crate::exact;

/// Digits that an amount may have here: a price of 40 digits in a coin worth little has more.
const MOST_DIGITS: usize = 120;

/// What arrives.
///
/// An invoice whose coin is not chosen yet is given one first: USDT on Tron, or the only one that
/// it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pay {
    /// All that is owed, or all that is still owed.
    Exact,
    /// So much of the payer's coin, whatever that makes of the payment.
    Amount(Amount),
    /// Less than is owed.
    Short(Portion),
    /// The rest of an invoice that a part was paid of.
    TopUp,
    /// What is owed, and more.
    Over(Portion),
    /// What is owed, after expiry. An invoice that is still open expires first.
    Late,
    /// The value of what is owed, in another coin.
    WrongCoin,
}

/// A part of what is owed, or an addition to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Portion {
    /// So much, in the payer's coin.
    Amount(Amount),
    /// So many percent of what is owed in all.
    Percent(u32),
}

impl Pay {
    /// Half of what is owed.
    pub fn half() -> Pay {
        Pay::Short(Portion::Percent(50))
    }

    /// The name in the control interface.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Pay::Exact => "exact",
            Pay::Amount(_) => "amount",
            Pay::Short(_) => "short",
            Pay::TopUp => "top_up",
            Pay::Over(_) => "over",
            Pay::Late => "late",
            Pay::WrongCoin => "wrong_coin",
        }
    }

    /// How much of the payer's coin arrives, of `owed` of which `rest` is open.
    pub(crate) fn amount(
        &self,
        owed: &Amount,
        rest: &Amount,
        decimals: u8,
    ) -> Result<Amount, SandboxError> {
        let portion = |portion: &Portion| match portion {
            Portion::Amount(amount) => amount.clone(),
            Portion::Percent(percent) => {
                let part = exact::percent(owed, &Amount::from(*percent));
                exact::round(&part, decimals, exact::Rounding::Down)
            }
        };
        let amount = match self {
            Pay::Exact | Pay::TopUp | Pay::Late | Pay::WrongCoin => rest.clone(),
            Pay::Amount(amount) => amount.clone(),
            Pay::Short(part) => portion(part),
            Pay::Over(extra) => {
                let extra = portion(extra);
                if !extra.is_positive() {
                    return Err(refuse(
                        "over: expected more than 0 beyond what is owed",
                        &extra,
                    ));
                }
                rest + &extra
            }
        };
        if amount.as_str().len() > MOST_DIGITS || amount.significant_scale() > usize::from(decimals)
        {
            let text = format!("amount: expected at most {decimals} decimals, got {amount}");
            return Err(SandboxError::invalid(text));
        }
        if !amount.is_positive() {
            return Err(refuse("amount: expected more than 0", &amount));
        }
        if matches!(self, Pay::Short(_)) && amount >= *rest {
            let text = format!("short: expected less than the {rest} that are owed");
            return Err(refuse(&text, &amount));
        }
        Ok(amount.normalized())
    }
}

/// A status that a test may make up: one word.
pub(crate) fn check_status(status: &str) -> Result<(), SandboxError> {
    if status.is_empty() || status.len() > 64 || !status.bytes().all(|b| b.is_ascii_graphic()) {
        let text = format!("status: expected 1 to 64 printable characters, got {status:?}");
        return Err(SandboxError::invalid(text));
    }
    Ok(())
}

fn refuse(expected: &str, got: &Amount) -> SandboxError {
    SandboxError::invalid(format!("{expected}, got {got}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn portions_are_of_the_whole_and_rounded_to_the_coin() {
        let (owed, rest) = (amount("10.01"), amount("4.00"));
        let got = |pay: Pay| pay.amount(&owed, &rest, 2).map(|a| a.to_string());
        assert_eq!(got(Pay::Exact).unwrap(), "4");
        assert_eq!(got(Pay::Short(Portion::Percent(25))).unwrap(), "2.5");
        assert_eq!(got(Pay::Over(Portion::Amount(amount("1")))).unwrap(), "5");
        assert_eq!(got(Pay::Over(Portion::Percent(10))).unwrap(), "5");
        let error = got(Pay::Short(Portion::Amount(amount("4")))).unwrap_err();
        assert_eq!(
            error.to_string(),
            "short: expected less than the 4.00 that are owed, got 4"
        );
        assert!(got(Pay::Short(Portion::Amount(amount("0.001")))).is_err());
    }
}
