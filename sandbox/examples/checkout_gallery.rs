//! Writes the checkout page in every phase, and the index page, to a folder to look at.
//!
//! ```text
//! cargo run -p cointill-sandbox --example checkout_gallery -- target/gallery
//! ```

use std::path::PathBuf;
use std::{env, fs, io};

use cointill_sandbox::checkout::{
    self, Action, ActionKind, CoinChoice, DeliveryState, DeliveryView, Gateway, IndexGateway,
    IndexPayment, IndexView, NetworkLabel, Phase, View,
};

const NOW: i64 = 1_795_330_000;

fn main() -> io::Result<()> {
    let folder = match env::args_os().nth(1) {
        Some(folder) => PathBuf::from(folder),
        None => {
            eprintln!("expected the folder to write to as the only argument");
            std::process::exit(2);
        }
    };
    fs::create_dir_all(&folder)?;
    for (name, view) in pages() {
        fs::write(folder.join(format!("{name}.html")), checkout::page(&view))?;
    }
    fs::write(folder.join("index.html"), checkout::index(&index()))?;
    let nothing = IndexView {
        payments: Vec::new(),
        ..index()
    };
    fs::write(folder.join("index_empty.html"), checkout::index(&nothing))
}

fn pages() -> Vec<(&'static str, View)> {
    let phase = |phase, status: &str| View {
        phase,
        status: status.to_owned(),
        ..waiting()
    };
    let arrived = |view: View, received: &str| View {
        received_amount: Some(received.to_owned()),
        txid: Some("7d1a9f0c5b2e4a6688d3c1f09e7b5a4432211000ffeeddccbbaa998877665544".to_owned()),
        ..view
    };
    vec![
        ("waiting", waiting()),
        ("choose_coin", choose_coin()),
        (
            "partial",
            View {
                remaining_amount: Some("60.30".to_owned()),
                ..arrived(phase(Phase::Partial, "underpaid_check"), "40.20")
            },
        ),
        (
            "confirming",
            arrived(phase(Phase::Confirming, "awaiting_confirmation"), "100.50"),
        ),
        ("paid", arrived(phase(Phase::Paid, "paid"), "100.50")),
        (
            "overpaid",
            arrived(phase(Phase::Paid, "overpaid"), "110.00"),
        ),
        ("expired", phase(Phase::Expired, "cancel")),
        (
            "failed",
            arrived(phase(Phase::Failed, "underpaid"), "40.20"),
        ),
        ("held", arrived(phase(Phase::Held, "aml_lock"), "100.50")),
        (
            "refunded",
            arrived(phase(Phase::Refunded, "refund_paid"), "100.50"),
        ),
        ("alchemypay", alchemypay()),
        ("extreme", extreme()),
        ("hebrew", right_to_left()),
    ]
}

fn waiting() -> View {
    View {
        gateway: Gateway::Gateway2328,
        id: "0193a1b2-7c4d-7e5f-8a90-b1c2d3e4f506".to_owned(),
        order_id: "ORDER-1042".to_owned(),
        status: "check".to_owned(),
        phase: Phase::Waiting,
        price_amount: "100.00".to_owned(),
        price_currency: "USD".to_owned(),
        payer_amount: Some("100.50".to_owned()),
        payer_currency: Some("USDT".to_owned()),
        network: Some(network("TRX-TRC20", "Tron")),
        address: Some("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE".to_owned()),
        received_amount: None,
        remaining_amount: None,
        txid: None,
        expires_at_unix: NOW + 3_541,
        now_unix: NOW,
        description: "Annual plan, three seats".to_owned(),
        return_url: Some("https://shop.example/orders/1042".to_owned()),
        success_url: Some("https://shop.example/thanks".to_owned()),
        options: Vec::new(),
        actions: actions(),
        deliveries: deliveries(),
    }
}

fn choose_coin() -> View {
    let coin = |currency: &str, code: &str, name: &str, amount: &str| CoinChoice {
        currency: currency.to_owned(),
        network: network(code, name),
        amount: amount.to_owned(),
    };
    View {
        phase: Phase::ChooseCoin,
        payer_amount: None,
        payer_currency: None,
        network: None,
        address: None,
        options: vec![
            coin("USDT", "TRX-TRC20", "Tron", "100.50"),
            coin("USDT", "BSC-BEP20", "BNB Smart Chain", "100.50"),
            coin("USDT", "ETH-ERC20", "Ethereum", "100.50"),
            coin("USDC", "POL-MATIC", "Polygon", "100.51000000"),
            coin("BTC", "BTC", "Bitcoin", "0.00109842"),
            coin("ETH", "ETH-ERC20", "Ethereum", "0.034120000000000001"),
            coin("TON", "TON", "The Open Network", "52.91480221"),
            coin("DOGE", "DOGE", "Dogecoin", "712.00000000"),
            coin("XMR", "XMR", "Monero", "0.281200000000"),
        ],
        deliveries: Vec::new(),
        ..waiting()
    }
}

fn alchemypay() -> View {
    View {
        gateway: Gateway::AlchemyPay,
        id: "300217953300001231234".to_owned(),
        order_id: "17236123450000".to_owned(),
        status: "INIT".to_owned(),
        price_amount: "25".to_owned(),
        price_currency: "EUR".to_owned(),
        payer_amount: Some("0.008541120000000000".to_owned()),
        payer_currency: Some("ETH".to_owned()),
        network: Some(network("BASE", "Base")),
        address: Some("0x52908400098527886E0F7030069857D2E4169EE7".to_owned()),
        expires_at_unix: NOW + 172_799,
        description: String::new(),
        success_url: None,
        return_url: None,
        ..waiting()
    }
}

fn extreme() -> View {
    View {
        order_id: "ORDER-".to_owned() + &"0123456789".repeat(12),
        price_amount: "123456789012.99".to_owned(),
        price_currency: "UZS".to_owned(),
        payer_amount: Some("123456789.123456789012345678".to_owned()),
        payer_currency: Some("POL".to_owned()),
        network: Some(network("POL-MATIC", "Polygon")),
        address: Some(
            "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge"
                .to_owned(),
        ),
        description: "A \"description\" with <b>markup</b>, {{slots}} and no end: ".to_owned()
            + &"very ".repeat(28),
        expires_at_unix: NOW + 184,
        ..waiting()
    }
}

fn right_to_left() -> View {
    View {
        order_id: "הזמנה-77".to_owned(),
        description: "מינוי שנתי, שלושה משתמשים".to_owned(),
        ..waiting()
    }
}

fn network(code: &str, name: &str) -> NetworkLabel {
    NetworkLabel {
        code: code.to_owned(),
        name: name.to_owned(),
    }
}

fn actions() -> Vec<Action> {
    let action = |action, label: &str, amount: Option<&str>| Action {
        action,
        label: label.to_owned(),
        amount: amount.map(str::to_owned),
    };
    vec![
        action(ActionKind::PayExact, "Pay exactly", None),
        action(ActionKind::PayShort, "Pay too little", Some("50.25")),
        action(ActionKind::PayOver, "Pay too much", Some("110.55")),
        action(ActionKind::PayLate, "Pay late", Some("100.50")),
        action(ActionKind::WrongCoin, "Pay with the wrong coin", None),
        action(ActionKind::Expire, "Let it expire", None),
        action(ActionKind::AmlLock, "Stop by the AML check", None),
    ]
}

fn deliveries() -> Vec<DeliveryView> {
    let sent = |at, http_status, attempt, state, error: Option<&str>| DeliveryView {
        at_unix: NOW + at,
        event: "underpaid_check".to_owned(),
        url: "http://127.0.0.1:8000/webhooks/2328?shop=1".to_owned(),
        http_status,
        attempt,
        state,
        error: error.map(str::to_owned),
    };
    vec![
        sent(60, None, 4, DeliveryState::Scheduled, None),
        sent(
            -10,
            None,
            3,
            DeliveryState::Retrying,
            Some("connection refused"),
        ),
        sent(-70, Some(500), 2, DeliveryState::Retrying, None),
        sent(-80, None, 1, DeliveryState::Lost, None),
        sent(-90, Some(200), 1, DeliveryState::Delivered, None),
        sent(
            -95,
            Some(401),
            9,
            DeliveryState::Failed,
            Some("the body lacks success"),
        ),
    ]
}

fn index() -> IndexView {
    let credentials = |pairs: &[(&str, &str)]| {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        pairs.iter().map(own).collect()
    };
    let payment = |(name, view): (&str, View)| IndexPayment {
        gateway: view.gateway,
        id: view.id,
        order_id: if name == "waiting" {
            view.order_id
        } else {
            format!("{}-{name}", view.order_id)
        },
        status: view.status,
        phase: view.phase,
        price_amount: view.price_amount,
        price_currency: view.price_currency,
        created_at_unix: NOW - 59,
    };
    IndexView {
        now_unix: NOW,
        gateways: vec![
            IndexGateway {
                gateway: Gateway::Gateway2328,
                base_url: "http://127.0.0.1:2328/2328/api".to_owned(),
                credentials: credentials(&[
                    ("Project", "00000000-0000-4000-8000-000000002328"),
                    ("API key", "sandbox-api-key"),
                    ("Payout key", "sandbox-payout-key"),
                ]),
            },
            IndexGateway {
                gateway: Gateway::AlchemyPay,
                base_url: "http://127.0.0.1:2328/alchemypay".to_owned(),
                credentials: credentials(&[("appId", "SANDBOX0001"), ("Secret", "sandbox-secret")]),
            },
        ],
        payments: pages().into_iter().map(payment).collect(),
    }
}
