//! Tokens and networks (Alchemy §7.2), currencies (§7.1), and what a payer owes.

use cointill::{Amount, Network};

use crate::error::SandboxError;
use crate::exact::{self, Rounding};
use crate::prices::{self, DECIMALS};
use crate::switches::{FeePayer, TokenTable};
use crate::world::Step;

const OF_2024: &[(&str, &[&str])] = &[
    ("USDT", &["TRX", "BSC", "ETH", "SOL"]),
    ("USDC", &["TRX", "BSC", "ETH", "SOL"]),
    ("ETH", &["ETH", "BSC"]),
    ("BTC", &["BTC"]),
    ("PCI", &["ETH", "PCI"]),
    ("TON", &["TON"]),
];

// `ARBIRUM` is the vendor's spelling.
const NEWER: &[(&str, &[&str])] = &[
    (
        "USDT",
        &["TRX", "BSC", "ETH", "SOL", "TON", "MATIC", "ARBIRUM"],
    ),
    ("USDC", &["TRX", "BSC", "ETH", "SOL", "MATIC", "ARBIRUM"]),
    ("ETH", &["ETH", "BSC", "BASE", "ARBIRUM"]),
    ("BTC", &["BTC"]),
    ("PCI", &["ETH", "PCI"]),
    ("TON", &["TON"]),
    ("SOL", &["SOL"]),
    ("BNB", &["BSC"]),
    ("DOGE", &["BSC"]),
    ("PEPE", &["ETH"]),
];

/// A token on a network that carries it, as Alchemy Pay names both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) symbol: &'static str,
    pub(crate) network: &'static str,
    pub(crate) network_name: &'static str,
    decimals: u8,
}

impl Token {
    /// The merchant's whole table.
    pub(crate) fn all(table: TokenTable) -> impl Iterator<Item = Token> {
        let table = match table {
            TokenTable::Newer => NEWER,
            TokenTable::Of2024 => OF_2024,
        };
        table.iter().flat_map(|(symbol, networks)| {
            networks.iter().map(move |network| {
                let known = Network::from(*network).known();
                let on = known.and_then(|k| k.coin(symbol));
                Token {
                    symbol,
                    network,
                    network_name: known.map_or(network, |known| known.name),
                    decimals: on.map_or(DECIMALS, |coin| coin.decimals),
                }
            })
        })
    }

    /// Whatever table is in force: an order keeps its token when the switch moves.
    pub(crate) fn find(symbol: &str, network: &str) -> Option<Token> {
        Token::all(TokenTable::Newer)
            .find(|token| token.symbol == symbol && token.network == network)
    }

    pub(crate) fn decimals(&self) -> u8 {
        self.decimals.min(DECIMALS)
    }
}

/// Decimals of a price in `currency`; `None` for a currency that is not on the list.
pub(super) fn decimals_of(currency: &str, tokens_too: bool) -> Option<u8> {
    match currency {
        "USD" | "EUR" | "HKD" => Some(2),
        "IDR" | "THB" | "VND" => Some(0),
        token if tokens_too && NEWER.iter().any(|(own, _)| *own == token) => Some(DECIMALS),
        _ => None,
    }
}

/// What a payer owes in `token`, rounded up to what its network carries; the fee is on top when the
/// payer bears it (Alchemy §1).
pub(crate) fn owed(
    step: &Step<'_>,
    amount: &Amount,
    currency: &str,
    token: &Token,
) -> Result<Amount, SandboxError> {
    let switches = &step.switches.alchemypay;
    let mut due = amount.clone();
    if switches.fee_payer == FeePayer::User {
        due = &due + &exact::percent(&due, &switches.fee_percent);
    }
    let usd = exact::product(&due, &prices::price(step, currency)?);
    let price = prices::price(step, token.symbol)?;
    exact::quotient(&usd, &price, token.decimals(), Rounding::Up)
        .ok_or_else(|| SandboxError::invalid("price: expected one above 0"))
}
