//! What only 2328 has: payouts, static wallets, balances; and the prices of both gateways.

use cointill::Amount;
use cointill::gateway2328::PayoutStatus;

use super::Control;
use crate::error::SandboxError;
use crate::gateway2328::{self, Deposit, Payout, Wallet};
use crate::prices::{USD_PRICES, price, set_price, usd_price};
use crate::store::{self, Balance};

impl Control {
    /// The payouts, all of them, newest first.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn payouts(&self) -> Result<Vec<Payout>, SandboxError> {
        self.world.change(|step| store::all(step.tx))
    }

    /// One payout.
    ///
    /// # Errors
    ///
    /// When there is none with this id.
    pub fn payout(&self, id: &str) -> Result<Payout, SandboxError> {
        self.world.change(|step| gateway2328::find_payout(step, id))
    }

    /// A payout is sent.
    ///
    /// # Errors
    ///
    /// When it is not pending.
    pub fn complete_payout(&self, id: &str) -> Result<Payout, SandboxError> {
        self.end_payout(id, PayoutStatus::Completed, None)
    }

    /// A payout fails, with the money back in the balance; `aml_risk` is the only documented
    /// `error_type` (2328 §9).
    ///
    /// # Errors
    ///
    /// When it is not pending.
    pub fn fail_payout(&self, id: &str, error_type: &str) -> Result<Payout, SandboxError> {
        self.end_payout(id, PayoutStatus::Failed, Some(error_type.to_owned()))
    }

    /// A payout is cancelled, with the money back in the balance.
    ///
    /// # Errors
    ///
    /// When it is not pending.
    pub fn cancel_payout(&self, id: &str) -> Result<Payout, SandboxError> {
        self.end_payout(id, PayoutStatus::Cancelled, None)
    }

    fn end_payout(
        &self,
        id: &str,
        status: PayoutStatus,
        error_type: Option<String>,
    ) -> Result<Payout, SandboxError> {
        self.world
            .change(|step| gateway2328::end_payout(step, id, status, error_type))
    }

    /// The static wallets, all of them, newest first.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn wallets(&self) -> Result<Vec<Wallet>, SandboxError> {
        self.world.change(|step| store::all(step.tx))
    }

    /// One static wallet.
    ///
    /// # Errors
    ///
    /// When there is none with this id.
    pub fn wallet(&self, id: &str) -> Result<Wallet, SandboxError> {
        self.world.change(|step| gateway2328::find_wallet(step, id))
    }

    /// Switches a static wallet on or off.
    ///
    /// # Errors
    ///
    /// When there is none with this id.
    pub fn set_wallet_active(&self, id: &str, active: bool) -> Result<Wallet, SandboxError> {
        self.world
            .change(|step| gateway2328::set_active(step, id, active))
    }

    /// Money arrives at a static wallet.
    ///
    /// # Errors
    ///
    /// When there is no such wallet, or its coin has fewer decimals.
    pub fn deposit(&self, wallet: &str, amount: &Amount) -> Result<Deposit, SandboxError> {
        self.world
            .change(|step| gateway2328::deposit(step, wallet, amount, false))
    }

    /// Money arrives at a static wallet, and the AML check stops it.
    ///
    /// # Errors
    ///
    /// See [`deposit`](Self::deposit).
    pub fn deposit_locked(&self, wallet: &str, amount: &Amount) -> Result<Deposit, SandboxError> {
        self.world
            .change(|step| gateway2328::deposit(step, wallet, amount, true))
    }

    /// A deposit that waits for confirmations or for the AML check is booked.
    ///
    /// # Errors
    ///
    /// When it waits for neither.
    pub fn end_deposit(&self, id: &str) -> Result<Deposit, SandboxError> {
        self.world.change(|step| gateway2328::end_deposit(step, id))
    }

    /// The deposits of a static wallet, newest first.
    ///
    /// # Errors
    ///
    /// When there is no such wallet.
    pub fn deposits(&self, wallet: &str) -> Result<Vec<Deposit>, SandboxError> {
        self.world
            .change(|step| gateway2328::deposits_of(step, wallet))
    }

    /// The merchant's balances.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn balances(&self) -> Result<Vec<Balance>, SandboxError> {
        self.world.change(|step| Balance::all(step.tx))
    }

    /// Sets what the merchant has free in a currency.
    ///
    /// # Errors
    ///
    /// When the sandbox does not know the currency, or the amount is negative.
    pub fn set_balance(&self, currency: &str, free: &Amount) -> Result<Balance, SandboxError> {
        if usd_price(currency).is_none() {
            return Err(SandboxError::not_found("currency", currency));
        }
        if free.is_negative() || free.as_str().len() > 40 {
            return Err(SandboxError::invalid(format!(
                "balance: expected an amount of 0 or more with at most 40 digits, got {free}"
            )));
        }
        self.world.change(|step| {
            let mut balance = Balance::get(step.tx, currency)?;
            balance.free = free.clone();
            balance.save(step.tx)?;
            Ok(balance)
        })
    }

    /// The prices of one unit of every currency in US dollars.
    ///
    /// # Errors
    ///
    /// When the data file cannot be read.
    pub fn prices(&self) -> Result<Vec<(String, Amount)>, SandboxError> {
        self.world.change(|step| {
            let of = |(code, _): &(&str, &str)| Ok(((*code).to_owned(), price(step, code)?));
            USD_PRICES.iter().map(of).collect()
        })
    }

    /// Moves the price of a currency, in US dollars for one unit. Payments whose coin is chosen keep
    /// what they ask for.
    ///
    /// # Errors
    ///
    /// When the sandbox does not know the currency, or the price is not above 0.
    pub fn set_price(&self, currency: &str, usd: &Amount) -> Result<(), SandboxError> {
        self.world.change(|step| set_price(step, currency, usd))
    }
}
