//! The merchant's balances at 2328: free and locked, by currency.

use cointill::Amount;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;

use crate::amount_text;
use crate::error::SandboxError;
use crate::prices::canonical;

pub(super) const DEFINITION: &str = "CREATE TABLE balance (
    currency TEXT PRIMARY KEY,
    uuid TEXT NOT NULL,
    free TEXT NOT NULL,
    locked TEXT NOT NULL
) STRICT;";

/// What a new sandbox has, so that payouts and conversions work at once.
pub(crate) const SEEDED: &[(&str, &str)] = &[
    ("USDT", "10000"),
    ("USDC", "10000"),
    ("BTC", "1"),
    ("ETH", "10"),
    ("TRX", "10000"),
    ("TON", "1000"),
    ("BNB", "10"),
    ("SOL", "100"),
    ("LTC", "100"),
    ("DOGE", "10000"),
];

/// One currency of the merchant's balance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Balance {
    /// The currency's code.
    pub currency: String,
    /// The gateway's id of the balance.
    pub uuid: String,
    /// What payouts and conversions can use.
    #[serde(with = "amount_text")]
    pub free: Amount,
    /// Held because of an AML lock.
    #[serde(with = "amount_text")]
    pub locked: Amount,
}

pub(super) fn seed(tx: &Connection) -> Result<(), SandboxError> {
    for (currency, amount) in SEEDED {
        let mut balance = Balance::get(tx, currency)?;
        balance.free = parse(amount)?;
        balance.save(tx)?;
    }
    Ok(())
}

fn parse(text: &str) -> Result<Amount, SandboxError> {
    text.parse()
        .map_err(|error: cointill::AmountError| SandboxError::invalid(error.to_string()))
}

fn read(row: &Row<'_>) -> Result<[String; 4], rusqlite::Error> {
    Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
}

impl Balance {
    fn of([currency, uuid, free, locked]: [String; 4]) -> Result<Balance, SandboxError> {
        Ok(Balance {
            currency,
            uuid,
            free: parse(&free)?,
            locked: parse(&locked)?,
        })
    }

    /// The balance in `currency`, which is zero when nothing ever moved it.
    pub(crate) fn get(tx: &Connection, currency: &str) -> Result<Balance, SandboxError> {
        let currency = canonical(currency);
        let found = tx
            .prepare_cached("SELECT currency, uuid, free, locked FROM balance WHERE currency = ?1")?
            .query_row([&currency], read)
            .optional()?;
        match found {
            Some(row) => Balance::of(row),
            None => Ok(Balance {
                currency,
                uuid: uuid::Uuid::new_v4().to_string(),
                free: Amount::zero(),
                locked: Amount::zero(),
            }),
        }
    }

    pub(crate) fn all(tx: &Connection) -> Result<Vec<Balance>, SandboxError> {
        let mut statement =
            tx.prepare_cached("SELECT currency, uuid, free, locked FROM balance ORDER BY rowid")?;
        let rows = statement.query_map([], read)?;
        rows.map(|row| Balance::of(row?)).collect()
    }

    pub(crate) fn save(&self, tx: &Connection) -> Result<(), SandboxError> {
        tx.prepare_cached(
            "INSERT INTO balance (currency, uuid, free, locked) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (currency) DO UPDATE SET free = excluded.free, locked = excluded.locked",
        )?
        .execute([
            self.currency.as_str(),
            self.uuid.as_str(),
            self.free.as_str(),
            self.locked.as_str(),
        ])?;
        Ok(())
    }

    /// Adds `amount`, which may be negative, to what is free.
    pub(crate) fn add(
        tx: &Connection,
        currency: &str,
        amount: &Amount,
    ) -> Result<(), SandboxError> {
        let mut balance = Balance::get(tx, currency)?;
        balance.free = &balance.free + amount;
        balance.save(tx)
    }

    /// Moves `amount` from what is free to what is locked; a negative one back.
    pub(crate) fn lock(
        tx: &Connection,
        currency: &str,
        amount: &Amount,
    ) -> Result<(), SandboxError> {
        let mut balance = Balance::get(tx, currency)?;
        balance.free = &balance.free - amount;
        balance.locked = &balance.locked + amount;
        balance.save(tx)
    }
}
