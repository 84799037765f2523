//! Payment URIs. The addresses are those of the standards' own examples, or made up in their form.

use serde_json::{Value, json};

use super::URI;
use crate::vectors::Case;

/// The address of BIP-20 and BIP-21.
const BTC: &str = "175tWpb8K1S7NmH4Zx6rewF9WQrcZv245W";
/// The first address of BIP-173.
const SEGWIT: &str = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
const TAPROOT: &str = "bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr";
const LTC: &str = "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9";
const LTC_SEGWIT: &str = "ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9";
const DOGE: &str = "DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD";
const DASH: &str = "XpESxaUmonkq8RaLLp46Brx2K39ggQe226";
const ETH: &str = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";

fn input(currency: &str, network: &str, address: &str, amount: Option<&str>) -> Value {
    json!({"currency": currency, "network": network, "address": address, "amount": amount})
}

fn has(id: &str, comment: &str, input: Value, uri: &str) -> Case {
    Case::valid(
        format!("uri-{id}"),
        URI,
        comment,
        input,
        json!({"uri": uri}),
    )
}

fn none(id: &str, comment: &str, input: Value) -> Case {
    Case::invalid(
        format!("uri-{id}"),
        URI,
        comment,
        input,
        json!({"uri": null}),
    )
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = chains();
    cases.extend(amounts());
    cases.extend(addresses());
    cases.extend(left_out());
    cases
}

fn chains() -> Vec<Case> {
    let case = |id, comment, coin: &str, address: &str, scheme: &str| {
        let uri = format!("{scheme}:{address}?amount=1.5");
        has(id, comment, input(coin, coin, address, Some("1.50")), &uri)
    };
    vec![
        case("btc", "BIP-21", "BTC", BTC, "bitcoin"),
        case(
            "btc-script",
            "a script's address",
            "BTC",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            "bitcoin",
        ),
        case(
            "btc-segwit",
            "an address in Bech32",
            "BTC",
            SEGWIT,
            "bitcoin",
        ),
        case(
            "btc-taproot",
            "an address in Bech32m",
            "BTC",
            TAPROOT,
            "bitcoin",
        ),
        case("ltc", "Litecoin's own scheme", "LTC", LTC, "litecoin"),
        case(
            "ltc-script",
            "a script's address, in its newer form",
            "LTC",
            "MQMcJhpWHYVeQArcZR3sBgyPZxxRtnH441",
            "litecoin",
        ),
        case(
            "ltc-segwit",
            "an address in Bech32",
            "LTC",
            LTC_SEGWIT,
            "litecoin",
        ),
        case("doge", "Dogecoin's own scheme", "DOGE", DOGE, "dogecoin"),
        case("dash", "Dash's own scheme", "DASH", DASH, "dash"),
        has(
            "case",
            "codes in small letters",
            input("btc", "btc", BTC, Some("1")),
            &format!("bitcoin:{BTC}?amount=1"),
        ),
        has(
            "no-amount",
            "without an amount the payer writes it",
            input("BTC", "BTC", BTC, None),
            &format!("bitcoin:{BTC}"),
        ),
    ]
}

fn amounts() -> Vec<Case> {
    let case = |id, comment, amount: &str, shown: &str| {
        has(
            id,
            comment,
            input("BTC", "BTC", BTC, Some(amount)),
            &format!("bitcoin:{BTC}?amount={shown}"),
        )
    };
    let bad = |id, comment, amount: &str| none(id, comment, input("BTC", "BTC", BTC, Some(amount)));
    vec![
        case(
            "amount-standard",
            "the amount of BIP-21's example",
            "20.3",
            "20.3",
        ),
        case("amount-smallest", "a satoshi", "0.00000001", "0.00000001"),
        case(
            "amount-zeros",
            "zeros that do not count are left out",
            "0.001250000000000000",
            "0.00125",
        ),
        case("amount-leading", "those before it too", "007.50", "7.5"),
        case("amount-whole", "a whole number has no point", "50.00", "50"),
        bad(
            "amount-too-fine",
            "nine decimals cannot be sent, and rounding would pay short",
            "0.000000001",
        ),
        bad("amount-zero", "nothing to pay", "0.00"),
        bad("amount-negative", "less than nothing", "-1"),
    ]
}

fn addresses() -> Vec<Case> {
    let bad = |id: &str, comment, coin: &str, address: &str| {
        none(
            &format!("address-{id}"),
            comment,
            input(coin, coin, address, Some("1")),
        )
    };
    let injected = format!("{BTC}?amount=9");
    let upper = SEGWIT.to_uppercase();
    vec![
        bad("empty", "no address", "BTC", ""),
        bad(
            "injected",
            "an address that brings an amount of its own",
            "BTC",
            &injected,
        ),
        bad("fragment", "or a fragment", "BTC", &format!("{BTC}#x")),
        bad("percent", "or an escape", "BTC", &format!("{BTC}%3F")),
        bad("space", "or white space", "BTC", &format!("{BTC} ")),
        bad(
            "prefixed",
            "a URI already",
            "BTC",
            &format!("bitcoin:{BTC}"),
        ),
        bad(
            "base58-zero",
            "a digit that Base58 leaves out",
            "BTC",
            "175tWpb8K1S7NmH4Zx6rewF9WQrcZv2450",
        ),
        bad("base58-short", "25 characters", "BTC", &BTC[..25]),
        bad("base58-long", "36 characters", "BTC", &format!("{BTC}ab")),
        bad(
            "bech32-capitals",
            "capitals, which gateways do not write",
            "BTC",
            &upper,
        ),
        bad(
            "bech32-letter",
            "a letter that Bech32 leaves out",
            "BTC",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3tb",
        ),
        bad(
            "unicode",
            "letters that look alike",
            "BTC",
            "175tWpb8K1S7NmH4Zx6rewF9WQrcZv24\u{415}W",
        ),
        bad(
            "testnet",
            "play money",
            "BTC",
            "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
        ),
        bad("other-chain", "another chain's address", "BTC", LTC_SEGWIT),
        bad(
            "ltc-as-btc",
            "a Litecoin address that begins as Bitcoin's do",
            "LTC",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        ),
        bad("ethereum", "an Ethereum address", "BTC", ETH),
        bad(
            "sandbox",
            "the sandbox's, which no wallet takes",
            "BTC",
            "bc1qSANDBOX0123456789abcdef0123456789abcde",
        ),
    ]
}

/// What has no URI, whatever its address.
fn left_out() -> Vec<Case> {
    let bad = |id: &str, comment, currency: &str, network: &str, address: &str| {
        none(
            &format!("none-{id}"),
            comment,
            input(currency, network, address, Some("1")),
        )
    };
    let solana = "7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv";
    vec![
        bad(
            "eth",
            "wallets that do not look at EIP-681's chain would pay on another one",
            "ETH",
            "ETH-ERC20",
            ETH,
        ),
        bad(
            "usdt-eth",
            "or, of a token, pay the contract",
            "USDT",
            "ETH-ERC20",
            ETH,
        ),
        bad(
            "usdt-tron",
            "no standard is published",
            "USDT",
            "TRX-TRC20",
            "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
        ),
        bad(
            "sol",
            "Solana Pay's own code refuses an address that was never used",
            "SOL",
            "SOL",
            solana,
        ),
        bad(
            "usdc-sol",
            "and wants the owner's address of a token",
            "USDC",
            "SOL",
            solana,
        ),
        bad(
            "ton",
            "wallets differ in what they do without a comment",
            "TON",
            "TON",
            "UQBvI0aFLnw2QbZgjMPCLRdtRHxhUyinQudg6sdiohIwg5jL",
        ),
        bad(
            "xrp",
            "a missing tag loses the coin",
            "XRP",
            "XRP",
            "rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv",
        ),
        bad(
            "doge-bsc",
            "DOGE on another chain is another coin",
            "DOGE",
            "BSC",
            ETH,
        ),
        bad(
            "btc-elsewhere",
            "Bitcoin's address, another network",
            "BTC",
            "ETH",
            BTC,
        ),
        bad(
            "network-new",
            "a network that is not known",
            "BTC",
            "LIGHTNING",
            BTC,
        ),
        bad("coin-new", "a coin that is not known", "WBTC", "BTC", BTC),
        bad(
            "mixed",
            "a coin on another coin's network",
            "LTC",
            "BTC",
            BTC,
        ),
    ]
}
