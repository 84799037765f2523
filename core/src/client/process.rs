//! A value that belongs to the process that made it.
//!
//! A runtime, its sockets and its threads do not survive a fork: in the child the threads are
//! gone, and the epoll instance and the connections are still shared with the parent, so that even
//! dropping them there disturbs the parent (a `close_notify` on its TLS connection, its sockets
//! taken out of its epoll). Web servers fork after loading a shop (gunicorn `--preload`, Celery,
//! `multiprocessing`), and a client made before would hang in every worker. So each process makes
//! its own value at its first use, and never touches, not even drops, an inherited one.

use std::sync::OnceLock;

/// A value that belongs to the process that made it, such as a runtime: a child that was forked
/// makes its own and never touches the inherited one.
///
/// Within, it is a list with a value for each process that this memory has lived in. Reading takes
/// no lock: a lock that another thread holds during a fork stays locked in the child for ever.
#[derive(Debug)]
pub struct PerProcess<T>(OnceLock<Box<Slot<T>>>);

#[derive(Debug)]
struct Slot<T> {
    pid: u32,
    value: Option<T>,
    next: PerProcess<T>,
}

impl<T> PerProcess<T> {
    /// Without a value yet.
    pub const fn new() -> PerProcess<T> {
        PerProcess(OnceLock::new())
    }

    /// The value of this process, made by `make` at the first use.
    ///
    /// # Errors
    ///
    /// That of `make`, which is tried again at the next use.
    pub fn get<E>(&self, make: impl Fn() -> Result<T, E>) -> Result<&T, E> {
        self.of(std::process::id(), make)
    }

    fn of<E>(&self, pid: u32, make: impl Fn() -> Result<T, E>) -> Result<&T, E> {
        let mut link = self;
        let mut made = None;
        loop {
            if let Some(slot) = link.0.get() {
                match &slot.value {
                    Some(value) if slot.pid == pid => return Ok(value),
                    _ => link = &slot.next,
                }
                continue;
            }
            let slot = match made.take() {
                Some(slot) => slot,
                None => Box::new(Slot {
                    pid,
                    value: Some(make()?),
                    next: PerProcess::new(),
                }),
            };
            // When two threads come here at once, the later one finds the other's value.
            made = link.0.set(slot).err();
        }
    }
}

impl<T> Default for PerProcess<T> {
    fn default() -> PerProcess<T> {
        PerProcess::new()
    }
}

impl<T> Drop for Slot<T> {
    fn drop(&mut self) {
        if self.pid != std::process::id() {
            std::mem::forget(self.value.take());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::PerProcess;

    static DROPPED: AtomicU32 = AtomicU32::new(0);

    struct Value(u32);

    impl Drop for Value {
        fn drop(&mut self) {
            DROPPED.fetch_add(self.0, Ordering::SeqCst);
        }
    }

    #[test]
    fn a_child_makes_its_own_value_and_leaves_the_inherited_one_alone() {
        let made = AtomicU32::new(0);
        let make = || {
            made.fetch_add(1, Ordering::SeqCst);
            Ok::<_, Infallible>(Value(made.load(Ordering::SeqCst)))
        };
        let this = std::process::id();
        let values = PerProcess::new();
        for (pid, expected) in [(this + 1, 1), (this, 2), (this + 1, 1), (this, 2)] {
            let Ok(value) = values.of(pid, make);
            assert_eq!(value.0, expected);
        }
        drop(values);
        assert_eq!(DROPPED.load(Ordering::SeqCst), 2, "only the own value");
    }

    #[test]
    fn threads_share_one_value_and_a_failure_is_tried_again() {
        let values = PerProcess::new();
        assert!(values.get(|| Err::<u32, _>("not now")).is_err());
        let seen: Vec<&u32> = std::thread::scope(|scope| {
            let spawn = |n| {
                let values = &values;
                scope.spawn(move || values.get(|| Ok::<_, Infallible>(n)).unwrap())
            };
            let threads: Vec<_> = (0..8).map(spawn).collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert!(seen.iter().all(|value| std::ptr::eq(*value, seen[0])));
    }
}
