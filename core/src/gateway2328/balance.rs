//! Balance (2328 §8).

use super::gateway::{Gateway2328, Signer};
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Repeat};
use crate::http::Method;
use crate::model::{model, read_list};
use crate::money::{Amount, Currency};
use crate::text::Text;

pub(super) const BALANCE: Endpoint = Endpoint {
    name: "2328.balance",
    method: Method::Get,
    path: "/v1/balance",
    repeat: Repeat::Harmless,
};

model! {
    /// The balance in one currency (2328 §8).
    pub struct Balance {
        /// The gateway's id of the account.
        uuid: Option<Text>,
        /// `active` or `disabled`.
        status: Option<Text>,
        /// The currency.
        currency_code: Currency,
        /// What is there.
        balance: Amount,
        /// The same in US dollars.
        balance_usd: Option<Amount>,
        /// What is held back for AML.
        locked_balance: Option<Amount>,
    }
}

/// The balance endpoint.
#[derive(Debug, Clone, Copy)]
pub struct Balances<'g>(&'g Gateway2328);

impl Gateway2328 {
    /// Balance.
    pub fn balance(&self) -> Balances<'_> {
        Balances(self)
    }
}

impl Balances<'_> {
    /// All balances of the project.
    ///
    /// # Errors
    ///
    /// None: there is nothing to check.
    pub fn get(&self) -> Result<Call<Vec<Balance>>, Error> {
        self.0
            .call(BALANCE, Signer::ApiKey, BALANCE.path, None, read_list)
    }
}
