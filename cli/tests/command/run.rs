//! Running the command, and what must never be in its output.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// Keys that the tests use. None of them may ever be printed.
pub(crate) const KEYS: [&str; 4] = [
    "test-api-key",
    "test-payout-key",
    "test-app-secret",
    "9f86d081884c7d659a2feaa0c55ad015",
];

/// No command of these tests takes longer.
const MOST: Duration = Duration::from_secs(60);

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Done {
    /// Fails the test unless the exit code is `code`.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Done {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// Fails the test unless standard output holds `text`.
    #[track_caller]
    pub(crate) fn says(self, text: &str) -> Done {
        assert!(self.out.contains(text), "expected {text:?} in {self:#?}");
        self
    }

    /// Fails the test unless standard error holds `text`, and standard output nothing.
    #[track_caller]
    pub(crate) fn complains(self, text: &str) -> Done {
        assert!(self.err.contains(text), "expected {text:?} in {self:#?}");
        assert_eq!(self.out, "", "{self:#?}");
        self
    }
}

/// A run to be.
#[must_use]
pub(crate) struct Run {
    command: Command,
    input: Vec<u8>,
    endless: bool,
    signs: bool,
}

/// Runs `cointill` with these arguments, the test keys in the environment, and nothing on
/// standard input.
pub(crate) fn cointill(arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cointill"));
    command
        .args(arguments)
        .env("API_KEY", KEYS[0])
        .env("PAYOUT_KEY", KEYS[1])
        .env("APP_SECRET", KEYS[2])
        .env_remove("NO_COLOR");
    Run {
        command,
        input: Vec::new(),
        endless: false,
        signs: false,
    }
}

impl Run {
    /// With this on standard input.
    pub(crate) fn input(mut self, input: impl AsRef<[u8]>) -> Run {
        self.input = input.as_ref().to_vec();
        self
    }

    /// With 64 MiB of it on standard input, made while it is read.
    pub(crate) fn input_of_64_mib(mut self, block: &[u8; 1024]) -> Run {
        self.input = block.to_vec();
        self.endless = true;
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Run {
        self.command.env(name, value);
        self
    }

    /// A signature is what this command is for.
    pub(crate) fn signs(mut self) -> Run {
        self.signs = true;
        self
    }

    /// Runs it, and checks that it printed neither a key nor, unless it signs, a signature.
    #[track_caller]
    pub(crate) fn done(mut self) -> Done {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = std::mem::take(&mut self.input);
        let blocks = if self.endless { 64 * 1024 } else { 1 };
        let writer = std::thread::spawn(move || {
            for _ in 0..blocks {
                // The command may have seen enough and gone.
                if stdin.write_all(&input).is_err() {
                    return;
                }
            }
        });
        let mut stdout = child.stdout.take().unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let out = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            stdout.read_to_end(&mut bytes).map(|_| bytes)
        });
        let err = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            stderr.read_to_end(&mut bytes).map(|_| bytes)
        });
        let start = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            if start.elapsed() > MOST {
                child.kill().unwrap();
                panic!("still running after {MOST:?}");
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        writer.join().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let done = Done {
            code: status.code().unwrap(),
            out: text(out.join().unwrap().unwrap()),
            err: text(err.join().unwrap().unwrap()),
        };
        assert_silent(&done, self.signs);
        done
    }
}

/// No key anywhere; a signature only on standard output of what signs.
#[track_caller]
fn assert_silent(done: &Done, signs: bool) {
    for key in KEYS {
        assert!(!done.out.contains(key), "a key in {done:#?}");
        assert!(!done.err.contains(key), "a key in {done:#?}");
    }
    assert!(longest_hex_run(&done.err) < 32, "a signature in {done:#?}");
    if !signs {
        let out = without_event_ids(&done.out);
        assert!(longest_hex_run(&out) < 32, "a signature in {done:#?}");
    }
    assert!(!done.out.contains('\x1b'), "an escape in {done:#?}");
    assert!(!done.err.contains('\x1b'), "an escape in {done:#?}");
}

/// An event id may hold the hash of a transaction, which looks like a signature and is public.
fn without_event_ids(text: &str) -> String {
    let mut parts = text.split("\"event_id\":\"");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once('"').map_or(part, |(_, behind)| behind));
    }
    rest
}

fn longest_hex_run(text: &str) -> usize {
    let runs = text.split(|c: char| !c.is_ascii_hexdigit());
    runs.map(str::len).max().unwrap_or(0)
}

/// A file of its own for a test, removed at its end.
pub(crate) struct TempFile(PathBuf);

impl TempFile {
    pub(crate) fn new(content: &[u8]) -> TempFile {
        static LAST: AtomicU32 = AtomicU32::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        let name = format!("cointill-test-{}-{number}.key", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, content).unwrap();
        let file = TempFile(path);
        file.set_mode(0o600);
        file
    }

    #[cfg(unix)]
    pub(crate) fn set_mode(&self, mode: u32) {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(&self.0, std::fs::Permissions::from_mode(mode)).unwrap();
    }

    #[cfg(not(unix))]
    pub(crate) fn set_mode(&self, _: u32) {}

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
