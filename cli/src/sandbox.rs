//! `cointill sandbox`: both gateways on this machine, until it is stopped.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use cointill_sandbox::{Credentials, ErrorKind, Sandbox, SandboxError, Switches};
use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::key::Refused;
use crate::output::{self, Ink, Paint};

/// Run both gateways on this machine
///
/// Keeps payments, payouts, wallets and refunds, checks signatures over the raw bytes, sends signed
/// webhooks to your shop and repeats them, and shows a checkout page for every payment on which you
/// pay, underpay or let it expire. The credentials are fixed and public.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  cointill sandbox
  cointill sandbox --data shop.sandbox --time-scale 60
  cointill sandbox --listen 127.0.0.1:0 --ready-file sandbox.json
  cointill sandbox --switch alchemypay.accumulation=true

Exit codes:
  0  stopped by Ctrl-C or SIGTERM
  2  wrong usage, the address is taken, or a file cannot be used")]
pub(crate) struct SandboxArgs {
    /// The address to listen on; port 0 takes any free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:2328")]
    listen: String,

    /// Write a JSON file once it listens: url, url_2328, url_alchemypay, control_url, pid
    ///
    /// The file appears whole or not at all, and goes away at the end.
    #[arg(long, value_name = "FILE")]
    ready_file: Option<PathBuf>,

    /// Keep the state in this file, across restarts and kills; in memory when left out
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,

    /// Divide the gateways' delays: with 60, what takes a minute there takes a second here
    #[arg(long, value_name = "TIMES", default_value_t = 1,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    time_scale: u32,

    /// Choose a reading of the documents, such as 2328.ton_code=gram; may be repeated
    #[arg(long, value_name = "NAME=VALUE")]
    switch: Vec<String>,

    /// Choose readings from a JSON file, as --print-switches writes it
    #[arg(long, value_name = "FILE")]
    switches: Option<PathBuf>,

    /// Print every switch with its default as JSON, and stop
    #[arg(long)]
    print_switches: bool,

    /// The URL under which payers reach it, for the links to checkout pages
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,

    /// Listen beyond loopback, and answer under this host name too; may be repeated
    ///
    /// Whoever reaches the sandbox moves its made-up money. Meant for containers.
    #[arg(long, value_name = "HOST")]
    allow_remote_host: Vec<String>,

    #[command(flatten)]
    refused: Refused,
}

impl SandboxArgs {
    pub(crate) fn run(self) -> Result<Outcome, Failure> {
        self.refused.check()?;
        let switches = self.chosen_switches()?;
        if self.print_switches {
            let switches = switches.unwrap_or_default();
            let text = serde_json::to_string_pretty(&switches).map_err(|error| {
                Failure::new(format!("the switches cannot be written: {error}"))
            })?;
            output::line(text);
            return Ok(Outcome::Yes);
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::new(format!("no signals: {error}")))?;
        // Before the sandbox listens: a script may stop it as soon as the file is there.
        let stop = runtime.block_on(async { Stop::listen() })?;
        let sandbox = self.start(switches)?;
        if let Some(file) = &self.ready_file {
            write_whole(file, &ready(&sandbox).to_string())?;
        }
        greet(&sandbox, self.time_scale);
        runtime.block_on(stop.wait());
        if let Some(file) = &self.ready_file {
            // Somebody may have taken it away already.
            let _ = fs::remove_file(file);
        }
        sandbox.shutdown_blocking();
        output::line("stopped");
        Ok(Outcome::Yes)
    }

    fn start(&self, switches: Option<Switches>) -> Result<Sandbox, Failure> {
        let mut builder = Sandbox::builder()
            .listen(&self.listen)
            .time_scale(self.time_scale);
        if let Some(data) = &self.data {
            builder = builder.data(data);
        }
        if let Some(switches) = switches {
            builder = builder.switches(switches);
        }
        if let Some(url) = &self.public_url {
            builder = builder.public_url(url);
        }
        for host in &self.allow_remote_host {
            builder = builder.allow_host(host);
        }
        builder
            .start_blocking()
            .map_err(|error| self.not_started(&error))
    }

    fn not_started(&self, error: &SandboxError) -> Failure {
        let text = error.to_string();
        let hint = match error.kind() {
            ErrorKind::Io if text.contains("in use") => {
                "; another program, perhaps another sandbox, listens there: stop it, or take a \
                 free port with --listen 127.0.0.1:0"
            }
            ErrorKind::Invalid if text.contains("loopback") => " (--allow-remote-host HOST)",
            _ => "",
        };
        Failure::new(format!("{text}{hint}"))
    }

    /// The switches that were named; `None` when none was, so that those in the data file hold.
    fn chosen_switches(&self) -> Result<Option<Switches>, Failure> {
        let mut chosen = match &self.switches {
            Some(file) => {
                let text = fs::read_to_string(file).map_err(|error| {
                    Failure::new(format!("--switches: {}: {error}", file.display()))
                })?;
                serde_json::from_str(&text).map_err(|error| {
                    Failure::new(format!("--switches: {}: {error}", file.display()))
                })?
            }
            None if self.switch.is_empty() => return Ok(None),
            None => Switches::default(),
        };
        for switch in &self.switch {
            chosen = with_switch(&chosen, switch)?;
        }
        Ok(Some(chosen))
    }
}

/// `switches` with `GROUP.NAME=VALUE` set.
fn with_switch(switches: &Switches, argument: &str) -> Result<Switches, Failure> {
    let refuse = |why: String| Failure::new(format!("--switch {argument:?}: {why}"));
    let parts = argument
        .split_once('=')
        .and_then(|(path, value)| Some((path.split_once('.')?, value)));
    let Some(((group, name), value)) = parts else {
        return Err(refuse(
            "expected GROUP.NAME=VALUE such as 2328.ton_code=gram".to_owned(),
        ));
    };
    let mut all = serde_json::to_value(switches).map_err(|error| refuse(error.to_string()))?;
    let Some(members) = all.get_mut(group).and_then(Value::as_object_mut) else {
        return Err(refuse(
            "expected 2328, alchemypay or delivery before the point".to_owned(),
        ));
    };
    if !members.contains_key(name) {
        return Err(refuse(format!(
            "expected one of {}",
            members.keys().cloned().collect::<Vec<_>>().join(", ")
        )));
    }
    // A bare word is text; everything else is JSON.
    let value = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()));
    members.insert(name.to_owned(), value);
    serde_json::from_value(all).map_err(|error| refuse(error.to_string()))
}

fn ready(sandbox: &Sandbox) -> Value {
    json!({
        "url": sandbox.url(),
        "url_2328": sandbox.url_2328(),
        "url_alchemypay": sandbox.url_alchemypay(),
        "control_url": sandbox.control_url(),
        "pid": std::process::id(),
    })
}

/// Writes a file so that a reader sees all of it or none.
fn write_whole(file: &Path, text: &str) -> Result<(), Failure> {
    let refuse =
        |error: std::io::Error| Failure::new(format!("--ready-file: {}: {error}", file.display()));
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = file.with_file_name(name);
    fs::write(&part, format!("{text}\n")).map_err(refuse)?;
    fs::rename(&part, file).map_err(|error| {
        let _ = fs::remove_file(&part);
        refuse(error)
    })
}

fn greet(sandbox: &Sandbox, time_scale: u32) {
    let paint = Paint::for_stdout();
    let title = |text: &str| output::line(paint.ink(Ink::Bold, text));
    let row = |label: &str, text: &str| {
        let label = paint.ink(Ink::Dim, format!("{label:<12}"));
        output::line(format!("  {label}{text}"));
    };
    let own = Credentials::default();
    let url = sandbox.url();
    title("Sandbox of 2328.io, Alchemy Pay and AEON");
    row("page", url);
    row("control", &sandbox.control_url());
    if time_scale > 1 {
        row(
            "time scale",
            &format!("{time_scale} times faster than the gateways"),
        );
    }
    output::line("");
    title("2328.io");
    row("base URL", &sandbox.url_2328());
    row("project", &own.project);
    row("API key", &own.api_key);
    row("payout key", &own.payout_key);
    output::line("");
    title("Alchemy Pay and AEON");
    row("base URL", &sandbox.url_alchemypay());
    row("appId", &own.app_id);
    row("secret", &own.secret);
    output::line("");
    title("First steps, in another terminal");
    output::line(first_steps(url, &sandbox.url_2328(), &own));
    output::line("");
    output::line(paint.ink(Ink::Dim, "Ctrl-C stops it."));
}

fn first_steps(url: &str, url_2328: &str, own: &Credentials) -> String {
    format!(
        r#"  export SHOP_API_KEY={key}
  body='{{"amount":"19.99","currency":"EUR","order_id":"1001",
    "url_callback":"http://127.0.0.1:8000/webhooks/2328"}}'
  curl -sS {url_2328}/v1/payment --data-binary "$body" \
    -H 'Content-Type: application/json' -H 'User-Agent: MyShop/1.0' \
    -H 'project: {project}' \
    -H "sign: $(printf '%s' "$body" | cointill sign 2328 --key-env SHOP_API_KEY)"
  cointill trigger --sandbox {url} --payment 1001 --status paid"#,
        key = own.api_key,
        project = own.project,
    )
}

/// What ends the sandbox.
struct Stop {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    #[cfg(unix)]
    fn listen() -> Result<Stop, Failure> {
        use tokio::signal::unix::{SignalKind, signal};
        let listen =
            |kind| signal(kind).map_err(|error| Failure::new(format!("no signals: {error}")));
        Ok(Stop {
            terminate: listen(SignalKind::terminate())?,
            interrupt: listen(SignalKind::interrupt())?,
        })
    }

    #[cfg(unix)]
    async fn wait(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    #[cfg(not(unix))]
    fn listen() -> Result<Stop, Failure> {
        Ok(Stop {})
    }

    #[cfg(not(unix))]
    async fn wait(self) {
        // Without a way to hear of Ctrl-C the system ends the process itself.
        let _ = tokio::signal::ctrl_c().await;
    }
}
