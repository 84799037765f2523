//! Running another program: its output shown as it comes, and kept for those who read it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What came of a program.
pub(crate) struct Finished {
    pub(crate) success: bool,
    /// How it ended, in words: `exit status: 101`.
    pub(crate) status: String,
    /// Both output streams in the order in which they were written.
    pub(crate) output: String,
}

impl Finished {
    fn into_result(self, name: &str) -> Result<String, String> {
        if self.success {
            Ok(self.output)
        } else {
            Err(format!("{name}: {}", self.status))
        }
    }
}

/// How a program's output is shown.
#[derive(Clone, Copy)]
pub(crate) struct Shell {
    /// Every line, also those that say that all is well.
    pub(crate) verbose: bool,
    /// Nothing unless it fails, and then everything.
    pub(crate) quiet: bool,
}

impl Shell {
    pub(crate) fn new(verbose: bool) -> Shell {
        Shell {
            verbose,
            quiet: false,
        }
    }

    /// For programs whose output is of use to those only who look for a fault.
    pub(crate) fn quiet(self) -> Shell {
        Shell {
            quiet: !self.verbose,
            ..self
        }
    }

    /// Runs `command`; `Err` when it fails or cannot be started.
    pub(crate) fn run(self, command: Command) -> Result<String, String> {
        let name = shown(&command);
        self.finish(command, None, &mut |_| {})?.into_result(&name)
    }

    /// The same, for a program that may hang: it is killed after `most`.
    pub(crate) fn run_within(self, command: Command, most: Duration) -> Result<String, String> {
        let name = shown(&command);
        self.finish(command, Some(most), &mut |_| {})?
            .into_result(&name)
    }

    /// Runs `command` to its end, gives each line to `watch` as it comes.
    pub(crate) fn finish(
        self,
        mut command: Command,
        most: Option<Duration>,
        watch: &mut dyn FnMut(&str),
    ) -> Result<Finished, String> {
        let name = shown(&command);
        println!("    $ {name}");
        let refuse = |error| format!("{name}: {error}");
        let (reader, writer) = std::io::pipe().map_err(refuse)?;
        command
            .stdin(Stdio::null())
            .stdout(writer.try_clone().map_err(refuse)?)
            .stderr(writer);
        let child = command.spawn().map_err(refuse)?;
        // The command holds the writing ends, without which the reader would never see the end.
        drop(command);
        let child = Arc::new(Mutex::new(child));
        let watchdog = most.map(|most| Watchdog::start(Arc::clone(&child), most));
        let mut output = String::new();
        let mut lines = BufReader::new(reader);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line).map_err(refuse)? > 0 {
            let text = String::from_utf8_lossy(&line);
            let text = text.trim_end_matches(['\n', '\r']);
            if !self.quiet && (self.verbose || !is_all_well(text)) {
                println!("{text}");
            }
            watch(text);
            output.push_str(text);
            output.push('\n');
            line.clear();
        }
        let status = loop {
            // Not `wait`: it would hold the lock that the watchdog needs for a program that closed
            // its output and hangs all the same.
            let ended = match child.lock() {
                Ok(mut child) => child.try_wait().map_err(refuse)?,
                Err(_) => return Err(format!("{name}: its end was not seen")),
            };
            match ended {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        let killed = watchdog.is_some_and(Watchdog::stop);
        if self.quiet && (killed || !status.success()) {
            print!("{output}");
        }
        Ok(Finished {
            success: status.success() && !killed,
            status: match most {
                Some(most) if killed => format!("did not end within {} s", most.as_secs()),
                _ => status.to_string(),
            },
            output,
        })
    }
}

/// Thousands of lines that say `ok` hide the one that does not; building notes are kept, since
/// silence for minutes looks like a hang.
fn is_all_well(line: &str) -> bool {
    (line.starts_with("test ") && (line.ends_with(" ... ok") || line.ends_with(" ... ignored")))
        || (line.starts_with("test ") && line.contains(" - compile fail") && line.ends_with(" ok"))
        || line.is_empty()
        // libFuzzer's pulse, and the words that it recommends for a dictionary.
        || line.starts_with('#')
        || line.trim_start().starts_with("NEW_FUNC[")
        || line.contains("\" # Uses: ")
}

/// The command as one would type it, without this machine's paths to programs.
fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut text = program
        .file_stem()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// Kills a program that takes too long.
struct Watchdog {
    done: mpsc::Sender<()>,
    thread: std::thread::JoinHandle<bool>,
}

impl Watchdog {
    fn start(child: Arc<Mutex<Child>>, most: Duration) -> Watchdog {
        let (done, ended) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            if ended.recv_timeout(most) != Err(mpsc::RecvTimeoutError::Timeout) {
                return false;
            }
            child.lock().is_ok_and(|mut child| child.kill().is_ok())
        });
        Watchdog { done, thread }
    }

    /// True when it had to kill.
    fn stop(self) -> bool {
        let _ = self.done.send(());
        self.thread.join().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: Shell = Shell {
        verbose: false,
        quiet: false,
    };

    fn rustc(argument: &str) -> Command {
        let mut command = Command::new("rustc");
        command.arg(argument);
        command
    }

    #[test]
    fn output_and_success_are_those_of_the_program() {
        assert!(SHELL.run(rustc("--version")).unwrap().contains("rustc"));
        let error = SHELL.run(rustc("--no-such-option")).unwrap_err();
        assert!(error.starts_with("rustc --no-such-option: exit"), "{error}");
    }

    #[test]
    #[cfg(unix)]
    fn a_program_that_hangs_is_killed() {
        let mut command = Command::new("sleep");
        command.arg("60");
        let finished = SHELL
            .finish(command, Some(Duration::from_millis(50)), &mut |_| {})
            .unwrap();
        assert!(!finished.success);
        assert_eq!(finished.status, "did not end within 0 s");
    }
}
