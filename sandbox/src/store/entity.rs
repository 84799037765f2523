//! Records of one shape: an id, the shop's own number, a status, two times, and the record as JSON.

use rusqlite::{Connection, OptionalExtension as _, Row, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::clock::Millis;
use crate::error::SandboxError;

pub(super) const TABLES: &[&str] = &[
    "invoice",
    "payout",
    "wallet",
    "deposit",
    "conversion",
    "merchant_order",
    "refund",
];

/// Something that is kept in a table of its own.
pub(crate) trait Entity: Serialize + DeserializeOwned {
    /// One of [`TABLES`].
    const TABLE: &'static str;

    /// The gateway's id, unique in the table.
    fn id(&self) -> &str;
    /// The shop's number, or the id of what it belongs to.
    fn lookup(&self) -> &str;
    fn status(&self) -> &str;
    fn created_at(&self) -> Millis;
    /// When something happens to it by itself, such as expiry.
    fn due_at(&self) -> Option<Millis>;
}

pub(super) fn definition(table: &str) -> String {
    format!(
        "CREATE TABLE {table} (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            lookup TEXT NOT NULL,
            status TEXT NOT NULL,
            created_ms INTEGER NOT NULL,
            due_ms INTEGER,
            record TEXT NOT NULL
        ) STRICT;
        CREATE INDEX {table}_lookup ON {table} (lookup);
        CREATE INDEX {table}_due ON {table} (due_ms) WHERE due_ms IS NOT NULL;"
    )
}

/// Writes a new record or the new state of a known one.
pub(crate) fn save<E: Entity>(tx: &Connection, entity: &E) -> Result<(), SandboxError> {
    let sql = format!(
        "INSERT INTO {} (id, lookup, status, created_ms, due_ms, record)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET
            lookup = excluded.lookup, status = excluded.status, due_ms = excluded.due_ms,
            record = excluded.record",
        E::TABLE
    );
    tx.prepare_cached(&sql)?.execute((
        entity.id(),
        entity.lookup(),
        entity.status(),
        entity.created_at(),
        entity.due_at(),
        serde_json::to_string(entity)?,
    ))?;
    Ok(())
}

fn read<E: Entity>(row: &Row<'_>) -> Result<Result<E, SandboxError>, rusqlite::Error> {
    let record: String = row.get(0)?;
    Ok(serde_json::from_str(&record).map_err(SandboxError::from))
}

fn one<E: Entity>(tx: &Connection, column: &str, value: &str) -> Result<Option<E>, SandboxError> {
    let sql = format!(
        "SELECT record FROM {} WHERE {column} = ?1 ORDER BY seq DESC LIMIT 1",
        E::TABLE
    );
    tx.prepare_cached(&sql)?
        .query_row([value], read)
        .optional()?
        .transpose()
}

pub(crate) fn by_id<E: Entity>(tx: &Connection, id: &str) -> Result<Option<E>, SandboxError> {
    one(tx, "id", id)
}

/// The newest with this number of the shop.
pub(crate) fn by_lookup<E: Entity>(
    tx: &Connection,
    lookup: &str,
) -> Result<Option<E>, SandboxError> {
    one(tx, "lookup", lookup)
}

/// Conditions on columns or on members of the record, all of which must hold.
#[derive(Default)]
pub(crate) struct Filter {
    conditions: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
}

impl Filter {
    /// `expression` is our own text with one `?`; the value comes from outside.
    #[must_use]
    pub(crate) fn and<V: ToSql + 'static>(
        mut self,
        expression: &'static str,
        value: Option<V>,
    ) -> Filter {
        if let Some(value) = value {
            self.conditions.push(expression.to_owned());
            self.values.push(Box::new(value));
        }
        self
    }

    fn clause(&self) -> String {
        if self.conditions.is_empty() {
            return String::new();
        }
        format!(" WHERE {}", self.conditions.join(" AND "))
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(AsRef::as_ref).collect()
    }
}

/// Newest first, from `offset`, at most `limit`.
pub(crate) fn list<E: Entity>(
    tx: &Connection,
    filter: &Filter,
    offset: u64,
    limit: u64,
) -> Result<Vec<E>, SandboxError> {
    let sql = format!(
        "SELECT record FROM {}{} ORDER BY seq DESC LIMIT {} OFFSET {}",
        E::TABLE,
        filter.clause(),
        limit.min(i64::MAX.unsigned_abs()),
        offset.min(i64::MAX.unsigned_abs()),
    );
    let mut statement = tx.prepare_cached(&sql)?;
    let rows = statement.query_map(filter.values().as_slice(), read)?;
    rows.map(|row| row?).collect()
}

/// All, newest first.
pub(crate) fn all<E: Entity>(tx: &Connection) -> Result<Vec<E>, SandboxError> {
    list(tx, &Filter::default(), 0, u64::MAX)
}

pub(crate) fn count<E: Entity>(tx: &Connection, filter: &Filter) -> Result<u64, SandboxError> {
    let sql = format!("SELECT count(*) FROM {}{}", E::TABLE, filter.clause());
    let count: i64 = tx
        .prepare_cached(&sql)?
        .query_row(filter.values().as_slice(), |row| row.get(0))?;
    Ok(count.unsigned_abs())
}

/// Those whose time has come, earliest first.
pub(crate) fn due<E: Entity>(tx: &Connection, now: Millis) -> Result<Vec<E>, SandboxError> {
    let sql = format!(
        "SELECT record FROM {} WHERE due_ms <= ?1 ORDER BY due_ms, seq",
        E::TABLE
    );
    let mut statement = tx.prepare_cached(&sql)?;
    let rows = statement.query_map([now], read)?;
    rows.map(|row| row?).collect()
}

/// The next time at which anything is due.
pub(crate) fn next_due(tx: &Connection) -> Result<Option<Millis>, SandboxError> {
    let mut earliest = None;
    for table in TABLES {
        let sql = format!("SELECT min(due_ms) FROM {table} WHERE due_ms IS NOT NULL");
        let due: Option<Millis> = tx.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        earliest = match (earliest, due) {
            (Some(a), Some(b)) => Some(Millis::min(a, b)),
            (a, b) => a.or(b),
        };
    }
    Ok(earliest)
}
