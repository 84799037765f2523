//! `cointill sandbox`, and `cointill trigger` with one that runs.

use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use cointill::Amount;
use cointill::alchemypay::{self, AlchemyPay, AppSecret, Host, OrderCreate, RefundCreate};
use cointill::client::BlockingClient;
use cointill::gateway2328::{
    self, ApiKey, Gateway2328, Payment, PaymentCreate, PaymentQuery, PayoutCreate, PayoutKey,
    StaticWalletCreate,
};
use serde_json::Value;

use crate::run::{Done, TempFile, cointill};
use crate::shop::Shop;

/// A running `cointill sandbox`; killed when the test ends early.
struct Running {
    child: Child,
    ready_file: PathBuf,
    ready: Value,
}

impl Running {
    fn start(more: &[&str]) -> Running {
        let holder = TempFile::new(b"");
        let ready_file = PathBuf::from(format!("{}.ready", holder.path()));
        let child = Command::new(env!("CARGO_BIN_EXE_cointill"))
            .args(["sandbox", "--listen", "127.0.0.1:0", "--ready-file"])
            .arg(&ready_file)
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let start = Instant::now();
        let text = loop {
            // The file is whole as soon as it is there.
            if let Ok(text) = std::fs::read_to_string(&ready_file) {
                break text;
            }
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "the sandbox does not start"
            );
            std::thread::sleep(Duration::from_millis(5));
        };
        Running {
            child,
            ready_file,
            ready: serde_json::from_str(&text).unwrap(),
        }
    }

    fn text(&self, name: &str) -> &str {
        self.ready[name].as_str().unwrap()
    }

    fn gateway(&self) -> Gateway2328 {
        Gateway2328::new(
            "00000000-0000-4000-8000-000000002328",
            ApiKey::new("sandbox-api-key").unwrap(),
        )
        .unwrap()
        .with_base_url(self.text("url_2328"))
        .unwrap()
    }

    fn create(&self, order: &str, callback: Option<&str>) -> Result<Payment, cointill::Error> {
        let mut request = PaymentCreate::new("19.99".parse::<Amount>().unwrap(), "EUR", order);
        request.url_callback = callback.map(str::to_owned);
        let call = self.gateway().payments().create(&request).unwrap();
        BlockingClient::new().unwrap().send(call)
    }

    fn info(&self, order: &str) -> Payment {
        let query = PaymentQuery::OrderId(order.to_owned());
        let call = self.gateway().payments().info(&query).unwrap();
        BlockingClient::new().unwrap().send(call).unwrap()
    }

    #[track_caller]
    fn trigger(&self, more: &[&str]) -> Done {
        let arguments = [&["trigger", "--sandbox", self.text("url")], more].concat();
        cointill(&arguments).done()
    }

    /// Sends a signal and waits for the end.
    #[cfg(unix)]
    fn stop(mut self, signal: &str) -> (ExitStatus, String, PathBuf) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill")
            .args(["-s", signal, &pid])
            .status()
            .unwrap();
        assert!(sent.success());
        let mut out = String::new();
        self.child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut out)
            .unwrap();
        (self.child.wait().unwrap(), out, self.ready_file.clone())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Gone already when the test stopped it.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_file(&self.ready_file);
    }
}

#[cfg(unix)]
#[test]
fn it_tells_where_it_is_and_ends_cleanly() {
    for signal in ["TERM", "INT"] {
        let sandbox = Running::start(&["--time-scale", "60"]);
        assert_eq!(sandbox.ready["pid"], sandbox.child.id());
        let url = sandbox.text("url").to_owned();
        assert_eq!(sandbox.text("url_2328"), format!("{url}/api"));
        assert_eq!(sandbox.text("url_alchemypay"), url);
        assert_eq!(sandbox.text("control_url"), format!("{url}/_sandbox"));

        let (status, out, ready_file) = sandbox.stop(signal);
        assert_eq!(status.code(), Some(0), "SIG{signal}");
        assert!(!ready_file.exists());
        for line in [
            &format!("  base URL    {url}/api\n"),
            "  project     00000000-0000-4000-8000-000000002328\n",
            "  API key     sandbox-api-key\n",
            "  payout key  sandbox-payout-key\n",
            "  appId       SANDBOX0001\n",
            "  secret      sandbox-secret\n",
            "  time scale  60 times faster than the gateways\n",
            "\nstopped\n",
        ] {
            assert!(out.contains(line), "{line:?} in {out}");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_first_steps_work() {
    use std::io::{BufRead as _, BufReader};

    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: the first steps need curl");
        return;
    }
    let mut sandbox = Running::start(&[]);
    let out = BufReader::new(sandbox.child.stdout.take().unwrap());
    let lines: Vec<String> = out
        .lines()
        .map(|line| line.unwrap())
        .take_while(|line| !line.starts_with("Ctrl-C"))
        .skip_while(|line| !line.starts_with("First steps"))
        .skip(1)
        .collect();
    // Whatever listens on port 8000 of this machine is not meant.
    let script = lines.join("\n").replace("127.0.0.1:8000", "127.0.0.1:9");
    let bin = PathBuf::from(env!("CARGO_BIN_EXE_cointill"));
    let path = format!(
        "{}:{}",
        bin.parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    let done = Command::new("sh")
        .args(["-c", &script])
        .env("PATH", path)
        .output()
        .unwrap();
    let out = String::from_utf8(done.stdout).unwrap();
    assert!(out.contains(r#"{"state":0,"result":{"uuid":""#), "{out}");
    assert!(
        out.contains("POST http://127.0.0.1:9/webhooks/2328"),
        "{out}"
    );
    assert!(out.contains("delivered: no"), "{out}");
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(sandbox.info("1001").payment_status.as_str(), "paid");
}

#[test]
fn an_address_that_cannot_be_had_is_a_clear_error() {
    let sandbox = Running::start(&[]);
    let address = sandbox.text("url").trim_start_matches("http://").to_owned();
    cointill(&["sandbox", "--listen", &address])
        .done()
        .exits(2)
        .complains("listens there: stop it, or take a free port with --listen 127.0.0.1:0");
    for beyond in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        cointill(&["sandbox", "--listen", beyond])
            .done()
            .exits(2)
            .complains("--allow-remote-host");
    }
    cointill(&["sandbox", "--listen", "nonsense"])
        .done()
        .exits(2)
        .complains("listen: expected");
    cointill(&["sandbox", "--api-key", "test-api-key"])
        .done()
        .exits(2)
        .complains("a key is never");
    cointill(&[
        "sandbox",
        "--listen",
        "127.0.0.1:0",
        "--data",
        "/nonexistent/file",
    ])
    .done()
    .exits(2)
    .complains("data file");
    cointill(&[
        "sandbox",
        "--listen",
        "127.0.0.1:0",
        "--ready-file",
        "/nonexistent/file",
    ])
    .done()
    .exits(2)
    .complains("--ready-file: /nonexistent/file");
    cointill(&["sandbox", "--time-scale", "0"])
        .done()
        .exits(2)
        .complains("--time-scale");
}

#[test]
fn the_state_is_kept_across_a_kill() {
    let data = TempFile::new(b"");
    let path = format!("{}.sqlite", data.path());
    let mut first = Running::start(&["--data", &path]);
    let created = first.create("1001", None).unwrap();
    first.child.kill().unwrap();
    first.child.wait().unwrap();
    drop(first);

    let second = Running::start(&["--data", &path]);
    assert_eq!(second.info("1001").uuid, created.uuid);
    cointill(&["sandbox", "--listen", "127.0.0.1:0", "--data", &path])
        .done()
        .exits(2)
        .complains("data file");
    drop(second);
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{path}{end}"));
    }
}

#[test]
fn switches_choose_the_readings() {
    let strict = Running::start(&["--switch", "2328.url_callback_required=true"]);
    let error = strict.create("1001", None).unwrap_err();
    assert_eq!(error.code(), cointill::ErrorCode::Validation);
    assert!(strict.create("1002", Some("http://127.0.0.1:9/")).is_ok());

    let switch = [
        "--switch",
        "alchemypay.accumulation=true",
        "--switch",
        "2328.ton_code=gram",
    ];
    let done = cointill(&[&["sandbox", "--print-switches"], &switch[..]].concat())
        .done()
        .exits(0);
    let printed: Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(printed["alchemypay"]["accumulation"], true);
    assert_eq!(printed["2328"]["ton_code"], "gram");
    let file = TempFile::new(done.out.as_bytes());
    let again = cointill(&["sandbox", "--print-switches", "--switches", file.path()]);
    assert_eq!(again.done().exits(0).out, done.out);

    for (switch, complaint) in [
        ("2328.ton=gram", "expected one of url_callback_required, "),
        ("2328.ton_code=gra", "expected `ton` or `gram`"),
        ("stripe.x=1", "expected 2328, alchemypay or delivery"),
        ("ton_code", "expected GROUP.NAME=VALUE"),
        ("2328.url_callback_required=maybe", "invalid type"),
    ] {
        cointill(&["sandbox", "--switch", switch])
            .done()
            .exits(2)
            .complains(complaint);
    }
    let broken = TempFile::new(b"{\"2328\":{\"ton\":1}}");
    cointill(&["sandbox", "--switches", broken.path()])
        .done()
        .exits(2)
        .complains("ton_code");
}

#[test]
fn a_running_sandbox_sends_webhooks_of_any_status() {
    let shop = Shop::answering("200 OK", "", "ok");
    let hook = shop.url("/hook");
    let sandbox = Running::start(&[]);
    sandbox.create("1001", Some(&hook)).unwrap();
    sandbox.create("1002", Some(&hook)).unwrap();
    sandbox.create("1003", None).unwrap();

    let trigger = |more: &[&str]| sandbox.trigger(&[&["--payment"], more].concat());
    trigger(&["1001", "--status", "underpaid_check"])
        .exits(0)
        .says(&format!("POST {hook}\n"))
        .says(": underpaid_check\n")
        .says("answer: 200")
        .says("delivered: yes");
    trigger(&["1001"]).exits(0).says(": paid\n");
    trigger(&["1001", "--status", "cancel"])
        .exits(2)
        .complains("--force");
    trigger(&["1001", "--status", "cancel", "--force"])
        .exits(0)
        .says(": cancel\n");
    trigger(&["1001", "--status", "brand_new"])
        .exits(0)
        .says(": brand_new\n");
    trigger(&["1002", "--status", "underpaid"])
        .exits(0)
        .says(": underpaid\n");
    trigger(&["1003", "--status", "paid"])
        .exits(1)
        .says("without a callback URL");
    trigger(&["nope"]).exits(2).complains("no payment \"nope\"");
    sandbox
        .trigger(&["--replay", "1"])
        .exits(0)
        .says(": underpaid_check\n");
    sandbox
        .trigger(&["--replay", "99"])
        .exits(2)
        .complains("no delivery");

    let key = ApiKey::new("sandbox-api-key").unwrap();
    let webhooks = cointill::gateway2328::Webhooks::new().with_api_key("k", key);
    let statuses: Vec<String> = shop
        .bodies()
        .iter()
        .map(|body| {
            let kind = cointill::gateway2328::WebhookKind::Payment;
            let event = webhooks.verify(kind, body.as_bytes()).unwrap();
            event.observed().unwrap().gateway_status.to_string()
        })
        .collect();
    assert_eq!(
        statuses,
        [
            "underpaid_check",
            "paid",
            "cancel",
            "brand_new",
            "underpaid_check",
            "underpaid",
            "underpaid_check"
        ]
    );
}

#[test]
fn payouts_and_wallets_send_theirs() {
    let shop = Shop::answering("200 OK", "", "ok");
    let hook = shop.url("/hook");
    let sandbox = Running::start(&["--switch", "2328.payout_seconds=null"]);
    let gateway = sandbox
        .gateway()
        .with_payout_key(PayoutKey::new("sandbox-payout-key").unwrap());
    let client = BlockingClient::new().unwrap();
    let address = "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8";
    for (order, status) in [
        ("P-1", "completed"),
        ("P-2", "failed"),
        ("P-3", "cancelled"),
    ] {
        let payout = PayoutCreate::new("USDT", "TRX-TRC20", Amount::from(50), address)
            .order_id(order)
            .url_callback(&hook);
        client
            .send(gateway.payouts().create(&payout).unwrap())
            .unwrap();
        sandbox
            .trigger(&["--payout", order, "--status", status])
            .exits(0)
            .says(&format!(": {status}\n"))
            .says("delivered: yes");
    }
    let wallet = StaticWalletCreate::new("USDT", "TRX-TRC20", "W-1", &hook);
    let wallet = client
        .send(gateway.static_wallets().create(&wallet).unwrap())
        .unwrap();
    let deposit = ["--wallet", &wallet.uuid, "--deposit", "7.5"];
    sandbox
        .trigger(&deposit)
        .exits(0)
        .says("static_wallet of")
        .says(": paid\n");
    sandbox
        .trigger(&[&deposit[..], &["--status", "aml_lock"]].concat())
        .exits(0)
        .says(": aml_lock\n");
    sandbox
        .trigger(&["--wallet", "W-1"])
        .exits(2)
        .complains("--deposit");

    let verified = shop.bodies().iter().all(|body| {
        let webhooks = gateway.webhooks();
        webhooks
            .verify(gateway2328::WebhookKind::Any, body.as_bytes())
            .is_ok()
    });
    assert!(verified);
    assert_eq!(shop.bodies().len(), 5);
}

#[test]
fn orders_and_refunds_of_alchemy_pay_send_theirs() {
    let shop = Shop::answering("200 OK", "", "success");
    let hook = shop.url("/hook");
    let refunds = format!("alchemypay.refund_callback_url={hook}");
    let sandbox = Running::start(&[
        "--switch",
        &refunds,
        "--switch",
        "alchemypay.refund_seconds=null",
    ]);
    let host = Host::Custom(sandbox.text("url_alchemypay").to_owned());
    let secret = AppSecret::new("sandbox-secret").unwrap();
    let gateway = AlchemyPay::new("SANDBOX0001", secret, host).unwrap();
    let client = BlockingClient::new().unwrap();
    let create = |order: &str| {
        let order = OrderCreate::new(order, Amount::from(20), "USD", "payer@example.com")
            .callback_url(&hook);
        client
            .send(gateway.payments().create(&order).unwrap())
            .unwrap()
    };
    for (order, status) in [
        ("2001", "COMPLETED"),
        ("2002", "FAILED"),
        ("2003", "TIMEOUT"),
        ("2004", "CLOSE"),
        ("2005", "BRAND_NEW"),
    ] {
        create(order);
        sandbox
            .trigger(&["--payment", order, "--status", status])
            .exits(0)
            .says(&format!(": {status}\n"));
    }
    sandbox
        .trigger(&["--payment", "2003", "--status", "DELAY_SUCCESS"])
        .exits(0)
        .says(": DELAY_SUCCESS\n");
    let refund = RefundCreate::new("2001", "TWallet", Amount::from(10), "USDT", "TRX");
    client
        .send(gateway.refunds().create(&refund).unwrap())
        .unwrap();
    sandbox
        .trigger(&["--refund", "2001"])
        .exits(0)
        .says("refund of")
        .says(": COMPLETED\n");
    sandbox
        .trigger(&["--refund", "2001", "--status", "x"])
        .exits(2)
        .complains("COMPLETED or");

    let webhooks = gateway.webhooks();
    let bodies = shop.bodies();
    assert_eq!(bodies.len(), 7);
    for body in &bodies {
        assert!(
            webhooks
                .verify(alchemypay::WebhookKind::Any, body.as_bytes())
                .is_ok(),
            "{body}"
        );
    }
}

#[test]
fn a_webhook_that_is_not_taken_is_told() {
    let sandbox = Running::start(&[]);
    let shop = Shop::answering("500 Oops", "", "");
    sandbox.create("1001", Some(&shop.url("/"))).unwrap();
    sandbox
        .trigger(&["--payment", "1001", "--timeout", "1"])
        .exits(1)
        .says("answer: 500")
        .says("delivered: no; the sandbox will try again");
}

#[test]
fn what_is_no_sandbox_is_told() {
    let arguments = ["trigger", "--payment", "1", "--sandbox"];
    let trigger = |url: &str| cointill(&[&arguments[..], &[url]].concat()).done().exits(2);
    trigger("http://127.0.0.1:9").complains("start one with: cointill sandbox");
    let shop = Shop::answering("200 OK", "", "ok");
    trigger(&shop.url("")).complains("it is no sandbox of cointill");
    trigger("http://sandbox.example").complains("--allow-remote");
    let sandbox = Running::start(&[]);
    sandbox.trigger(&[]).exits(2).complains("--payment ID");
    sandbox
        .trigger(&["--payment", "1", "--url", "http://127.0.0.1:9/"])
        .exits(2)
        .complains("--url");
    sandbox
        .trigger(&["--payout", "1", "--status", "paid"])
        .exits(2)
        .complains("completed, failed");
}
