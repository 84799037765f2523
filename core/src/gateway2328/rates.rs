//! Exchange rates, prices and directions (2328 §8).

use super::gateway::{Gateway2328, Signer};
use crate::canonical::{Kind, Value};
use crate::error::Error;
use crate::exchange::{Call, Endpoint, Repeat};
use crate::http::Method;
use crate::model::{FromJson as _, Problem, Source, model, read_list, wrong_kind};
use crate::money::{Amount, Currency, Network};
use crate::text::Text;

const fn get(name: &'static str, path: &'static str) -> Endpoint {
    Endpoint {
        name,
        method: Method::Get,
        path,
        repeat: Repeat::Harmless,
    }
}

pub(super) const EXCHANGE_RATES: Endpoint = get("2328.exchange_rates", "/v1/exchange-rates");
pub(super) const PRICES: Endpoint = get("2328.prices", "/v1/prices");
pub(super) const DIRECTIONS: Endpoint = get("2328.directions", "/v1/directions");

/// The matrix of exchange rates. It need not be complete (2328 §8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeRates {
    rates: Vec<(Currency, Currency, Amount)>,
}

impl ExchangeRates {
    /// How much `to` one unit of `from` is.
    pub fn rate(&self, from: &str, to: &str) -> Option<&Amount> {
        self.rates
            .iter()
            .find(|(own_from, own_to, _)| *own_from == from && *own_to == to)
            .map(|(_, _, rate)| rate)
    }

    /// All rates: from, to, rate.
    pub fn iter(&self) -> impl Iterator<Item = (&Currency, &Currency, &Amount)> {
        self.rates.iter().map(|(from, to, rate)| (from, to, rate))
    }

    fn read(value: Value<'_>) -> Result<ExchangeRates, Error> {
        let mut rates = Vec::new();
        // PHP writes an empty object as an empty list.
        if value.kind() == Kind::Array && value.items().next().is_none() {
            return Ok(ExchangeRates { rates });
        }
        if value.kind() != Kind::Object {
            return Err(wrong_kind("exchange_rates", "an object", value));
        }
        let source = Source::of(value);
        for (from, row) in value.members() {
            let from = Currency::from(from.as_ref());
            for (to, rate) in row.members() {
                let rate = Amount::from_json(rate, &source).map_err(|problem| match problem {
                    Problem::Amount(error) => Error::from(*error),
                    _ => wrong_kind("exchange rate", "an amount", rate),
                })?;
                rates.push((from.clone(), Currency::from(to.as_ref()), rate));
            }
        }
        Ok(ExchangeRates { rates })
    }
}

model! {
    /// The price of a pair, the platform's markup included (2328 §8).
    pub struct Price {
        /// What is given.
        from: Currency,
        /// What is received.
        to: Currency,
        /// How much `to` one unit of `from` is.
        price: Amount,
    }
}

model! {
    /// What a project may take and pay out: the live source of truth (2328 §8).
    pub struct Direction {
        /// The network's name.
        network: Option<Text>,
        /// The network's code.
        network_code: Option<Network>,
        /// The coin.
        currency: Currency,
        /// Whether deposits are on; values are not documented.
        deposit_status: Option<Text>,
        /// Whether withdrawals are on; values are not documented.
        withdrawal_status: Option<Text>,
        /// Least deposit.
        min_deposit: Option<Amount>,
        /// Most deposit.
        max_deposit: Option<Amount>,
        /// Least withdrawal.
        min_withdrawal: Option<Amount>,
        /// Most withdrawal.
        max_withdrawal: Option<Amount>,
        /// Fee of a deposit in percent.
        deposit_fee_percent: Option<Amount>,
        /// Fee of a withdrawal.
        withdrawal_fee: Option<Amount>,
        /// What `withdrawal_fee` is in; values are not documented.
        withdrawal_fee_type: Option<Text>,
    }
}

/// The endpoints for rates.
#[derive(Debug, Clone, Copy)]
pub struct Rates<'g>(&'g Gateway2328);

impl Gateway2328 {
    /// Exchange rates, prices, directions.
    pub fn rates(&self) -> Rates<'_> {
        Rates(self)
    }
}

impl Rates<'_> {
    /// The public matrix of rates, asked for without project and signature.
    ///
    /// # Errors
    ///
    /// None: there is nothing to check.
    pub fn exchange_rates(&self) -> Result<Call<ExchangeRates>, Error> {
        let path = EXCHANGE_RATES.path;
        self.0.call(
            EXCHANGE_RATES,
            Signer::Nobody,
            path,
            None,
            ExchangeRates::read,
        )
    }

    /// Prices of pairs. The key is not documented; one client signs with its single key (§13
    /// item 19), so the API key does.
    ///
    /// # Errors
    ///
    /// None: there is nothing to check.
    pub fn prices(&self) -> Result<Call<Vec<Price>>, Error> {
        self.0
            .call(PRICES, Signer::ApiKey, PRICES.path, None, read_list)
    }

    /// What the project may take and pay out.
    ///
    /// # Errors
    ///
    /// None: there is nothing to check.
    pub fn directions(&self) -> Result<Call<Vec<Direction>>, Error> {
        self.0
            .call(DIRECTIONS, Signer::ApiKey, DIRECTIONS.path, None, read_list)
    }
}
