//! The one store: SQLite, in memory or in a file.
//!
//! A change of state and the webhooks that it causes are written in one transaction, before the
//! HTTP answer goes out. With a file, SQLite writes ahead (WAL) and waits for the disk at every
//! commit (`synchronous=FULL`), so neither a killed process nor a power cut loses a webhook whose
//! cause was answered.

mod balance;
mod entity;
mod meta;
mod outbox;

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};

pub use balance::Balance;
pub(crate) use entity::{Entity, Filter, all, by_id, by_lookup, count, due, list, next_due, save};
pub use outbox::{Attempt, Delivery, DeliveryState, WebhookKind};
pub(crate) use outbox::{NewDelivery, Outbox};

use crate::error::{ErrorKind, SandboxError};

/// Raised whenever a stored record would no longer be read as it was written.
const SCHEMA_VERSION: i64 = 1;

#[derive(Debug)]
pub(crate) struct Store {
    /// `None` once it is closed.
    connection: Mutex<Option<Connection>>,
}

impl Store {
    /// In `file`, which is made when there is none; in memory without one.
    pub(crate) fn open(file: Option<&Path>) -> Result<Store, SandboxError> {
        let connection = match file {
            Some(file) => Connection::open(file)?,
            None => Connection::open_in_memory()?,
        };
        connection.busy_timeout(Duration::from_millis(500))?;
        if file.is_some() {
            // Two sandboxes on one file would send every webhook twice: the lock is kept.
            connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            connection.pragma_update(None, "journal_mode", "WAL")?;
        }
        connection.pragma_update(None, "synchronous", "FULL")?;
        let store = Store {
            connection: Mutex::new(Some(connection)),
        };
        store.transaction(create)?;
        Ok(store)
    }

    /// Runs `change` in one transaction, which ends without a trace when it fails.
    pub(crate) fn transaction<T, E: From<SandboxError>>(
        &self,
        change: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let connection = connection
            .as_mut()
            .ok_or_else(|| SandboxError::new(ErrorKind::Io, "the sandbox was shut down"))?;
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(SandboxError::from)?;
        let result = change(&transaction)?;
        transaction.commit().map_err(SandboxError::from)?;
        Ok(result)
    }

    /// Lets go of the file, whoever still holds on to the store.
    pub(crate) fn close(&self) {
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        connection.take();
    }
}

fn create(connection: &Connection) -> Result<(), SandboxError> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version == SCHEMA_VERSION {
        connection.execute_batch(outbox::PENDING)?;
        return Ok(());
    }
    if version != 0 {
        return Err(SandboxError::new(
            ErrorKind::Store,
            format!(
                "data file: expected one of version {SCHEMA_VERSION}, got version {version}: \
                 start with a new file"
            ),
        ));
    }
    for table in entity::TABLES {
        connection.execute_batch(&entity::definition(table))?;
    }
    connection.execute_batch(outbox::DEFINITION)?;
    connection.execute_batch(outbox::PENDING)?;
    connection.execute_batch(balance::DEFINITION)?;
    connection.execute_batch(meta::DEFINITION)?;
    balance::seed(connection)?;
    connection.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(())
}

/// Empties everything, as if the file were new. Switches and the clock are the caller's to reset.
pub(crate) fn clear(connection: &Connection) -> Result<(), SandboxError> {
    for table in entity::TABLES {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    for table in ["delivery", "balance", "meta"] {
        connection.execute(&format!("DELETE FROM {table}"), [])?;
    }
    balance::seed(connection)
}

pub(crate) use meta::{get as get_meta, set as set_meta};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_change_leaves_no_trace() {
        let store = Store::open(None).unwrap();
        let failed: Result<(), SandboxError> = store.transaction(|tx| {
            set_meta(tx, "a", "1")?;
            Err(SandboxError::invalid("stop"))
        });
        assert!(failed.is_err());
        let kept = store.transaction(|tx| get_meta(tx, "a")).unwrap();
        assert_eq!(kept, None);
    }

    #[test]
    fn a_file_is_written_through_and_serves_one() {
        let folder = std::env::temp_dir().join(format!("cointill-store-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.sqlite");
        let first = Store::open(Some(&file)).unwrap();
        let setting = |name: &str| {
            first.transaction(|tx| {
                let sql = format!("SELECT lower(CAST({name} AS TEXT)) FROM pragma_{name}");
                Ok::<String, SandboxError>(tx.query_row(&sql, [], |row| row.get(0))?)
            })
        };
        // 2 is FULL: a commit waits for the disk.
        assert_eq!(setting("synchronous").unwrap(), "2");
        assert_eq!(setting("journal_mode").unwrap(), "wal");
        let error = Store::open(Some(&file)).unwrap_err();
        assert!(
            error.to_string().contains("no other sandbox uses"),
            "{error}"
        );
        drop(first);
        assert!(Store::open(Some(&file)).is_ok());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
