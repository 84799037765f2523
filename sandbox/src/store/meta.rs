//! Settings that survive a restart: switches, how far the clock is ahead, whether webhooks are held.

use rusqlite::{Connection, OptionalExtension as _};

use crate::error::SandboxError;

pub(super) const DEFINITION: &str =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;";

pub(crate) fn get(tx: &Connection, key: &str) -> Result<Option<String>, SandboxError> {
    Ok(tx
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

pub(crate) fn set(tx: &Connection, key: &str, value: &str) -> Result<(), SandboxError> {
    tx.prepare_cached(
        "INSERT INTO meta (key, value) VALUES (?1, ?2)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute([key, value])?;
    Ok(())
}
