//! A sandbox with `--data` that is killed in the middle of deliveries loses none.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cointill::gateway2328::{ApiKey, PaymentCreate};
use cointill_sandbox::{DeliveryState, Pay, Sandbox};
use support::{PATIENCE, PROJECT, Shop, amount, call, fast, gateway2328, send};

const FILE: &str = "COINTILL_TEST_DATA_FILE";

/// A file in a folder of its own, which goes with it.
struct Data(PathBuf);

impl Data {
    fn new(name: &str) -> Data {
        let folder = std::env::temp_dir().join(format!("cointill-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Data(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("sandbox.sqlite")
    }
}

impl Drop for Data {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Not a test: the process that is killed. It runs in this very program, under an environment
/// variable that only the tests below set.
#[test]
fn process_to_be_killed() {
    let Ok(file) = std::env::var(FILE) else {
        return;
    };
    let sandbox = fast().data(file).start_blocking().unwrap();
    println!("\nready {}", sandbox.url());
    loop {
        std::thread::sleep(Duration::from_secs(60));
    }
}

struct Process {
    child: Child,
    url: String,
}

impl Process {
    fn start(data: &Data) -> Process {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "process_to_be_killed", "--nocapture"])
            .env(FILE, data.file())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("ready ").map(str::to_owned));
        Process {
            child,
            url: ready.expect("the process to start"),
        }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn pay(&self, id: &str) -> std::io::Result<u16> {
        let url = format!("{}/_sandbox/payments/{id}/pay", self.url);
        Ok(send("POST", &url, &[], b"")?.status)
    }

    fn pending(&self) -> usize {
        let url = format!("{}/_sandbox/deliveries", self.url);
        let list = send("GET", &url, &[], b"").unwrap().json();
        let list = list.as_array().unwrap().iter();
        list.filter(|delivery| delivery["state"] == "pending")
            .count()
    }

    fn create(&self, shop: &Shop, id: &str) {
        let body = format!(
            r#"{{"amount":"5","currency":"USD","order_id":"{id}","url_callback":"{}"}}"#,
            shop.url("/hook")
        );
        let sign = ApiKey::new("sandbox-api-key")
            .unwrap()
            .sign(body.as_bytes());
        let headers = [
            ("project", PROJECT),
            ("sign", sign.as_str()),
            ("user-agent", "Test/1.0"),
            ("content-type", "application/json"),
        ];
        let url = format!("{}/api/v1/payment", self.url);
        assert_eq!(
            send("POST", &url, &headers, body.as_bytes())
                .unwrap()
                .status,
            200
        );
    }
}

#[test]
fn a_kill_in_the_middle_of_deliveries_loses_none() {
    const PAYMENTS: usize = 60;
    let data = Data::new("kill");
    let shop = Shop::start();
    // Slow enough that deliveries are under way at any moment.
    shop.take_its_time(Duration::from_millis(300));
    let ids: Vec<_> = (0..PAYMENTS).map(|i| format!("K{i}")).collect();
    let mut process = Process::start(&data);
    for id in &ids {
        process.create(&shop, id);
    }
    let mut answered = Vec::new();
    let mut waiting = ids.clone();
    for round in 1..=3 {
        let until = round * PAYMENTS / 4;
        while answered.len() < until {
            let id = waiting.remove(0);
            assert_eq!(process.pay(&id).unwrap(), 200);
            answered.push(id);
        }
        // Some have arrived, and some are under way.
        shop.wait_for(round);
        assert!(process.pending() > 0, "nothing was left to be lost");
        process.kill();
        process = Process::start(&data);
    }
    for id in waiting {
        assert_eq!(process.pay(&id).unwrap(), 200);
        answered.push(id);
    }
    shop.take_its_time(Duration::ZERO);
    let end = Instant::now() + PATIENCE;
    loop {
        let lost: Vec<_> = answered
            .iter()
            .filter(|id| shop.told_so_far(id).is_empty())
            .collect();
        if lost.is_empty() {
            break;
        }
        assert!(Instant::now() < end, "lost: {lost:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
    let wait = format!("{}/_sandbox/deliveries/wait", process.url);
    let done = send("POST", &wait, &[], br#"{"ms":20000}"#).unwrap();
    assert_eq!(done.json()["done"], true);
    process.kill();

    let sandbox = fast().data(data.file()).start_blocking().unwrap();
    let control = sandbox.control();
    let deliveries = control.deliveries().unwrap();
    assert_eq!(deliveries.len(), PAYMENTS);
    assert!(
        deliveries
            .iter()
            .all(|delivery| delivery.state == DeliveryState::Delivered)
    );
    assert!(
        control
            .payments()
            .unwrap()
            .iter()
            .all(|payment| payment.status() == "paid")
    );
}

#[test]
fn a_restart_keeps_payments_balances_switches_and_the_moved_clock() {
    let data = Data::new("restart");
    let shop = Shop::start();
    let start = || {
        Sandbox::builder()
            .data(data.file())
            .start_blocking()
            .unwrap()
    };
    let first = start();
    let order = PaymentCreate::new(amount("100"), "USD", "A").url_callback(shop.url("/hook"));
    call(&gateway2328(&first).payments().create(&order).unwrap()).unwrap();
    let control = first.control();
    control.hold_webhooks().unwrap();
    control.pay("A", &Pay::Exact).unwrap();
    control
        .switch(|all| all.gateway2328.url_callback_required = true)
        .unwrap();
    let now = control.advance(Duration::from_secs(86_400)).unwrap();
    let balances = control.balances().unwrap();
    first.shutdown_blocking();
    // A handle that outlives its sandbox says so, and does not keep the file.
    assert!(control.payments().is_err());

    let second = start();
    let control = second.control();
    assert_eq!(control.payment("A").unwrap().status(), "paid");
    assert_eq!(control.balances().unwrap(), balances);
    assert!(control.switches().gateway2328.url_callback_required);
    assert!(control.now_ms() >= now);
    assert!(control.webhooks_held().unwrap());
    control.release_webhooks().unwrap();
    assert_eq!(shop.told_of("A", 1), ["paid"]);
    control.reset().unwrap();
    assert!(control.payments().unwrap().is_empty() && control.deliveries().unwrap().is_empty());
    assert!(control.now_ms() < now);
    assert!(!control.webhooks_held().unwrap());
}

#[test]
fn one_file_serves_one_sandbox() {
    let data = Data::new("shared");
    let first = fast().data(data.file()).start_blocking().unwrap();
    let error = fast().data(data.file()).start_blocking().unwrap_err();
    assert!(
        error.to_string().contains("no other sandbox uses"),
        "{error}"
    );
    drop(first);
    std::fs::write(data.file(), "no database, but long enough to look at").unwrap();
    assert!(fast().data(data.file()).start_blocking().is_err());
}
