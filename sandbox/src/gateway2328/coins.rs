//! Coins, networks and the sandbox's arithmetic of prices and fees. All figures are made up.

use cointill::{Amount, Network};

use crate::error::SandboxError;
use crate::exact::{self, Rounding};
use crate::prices::{canonical, convert, price, usd_price};
use crate::switches::TonCode;
use crate::world::Step;

/// The merchant's fee in percent, as in the documents' example (2328 §5.4).
pub(super) const FEE_PERCENT: &str = "0.3";

/// What a conversion costs, in percent: made up.
pub(super) const CONVERSION_PERCENT: &str = "0.2";

/// Decimals of amounts in `payer_amount` and everywhere else but in `merchant_amount`.
const DECIMALS: u8 = crate::prices::DECIMALS;

fn constant(text: &str) -> Amount {
    // Only this module's own digits come here.
    text.parse().unwrap_or_else(|_| Amount::zero())
}

pub(super) fn fee_percent() -> Amount {
    constant(FEE_PERCENT)
}

pub(super) fn conversion_percent() -> Amount {
    constant(CONVERSION_PERCENT)
}

/// Which network carries which coin at 2328 (2328 §9). Other lists carry more; the gateway's own
/// is what `/v1/directions` says.
const TABLE: &[(&str, &[&str])] = &[
    (
        "USDT",
        &[
            "TRX-TRC20",
            "BSC-BEP20",
            "ETH-ERC20",
            "AVAX-C",
            "POL-MATIC",
            "TON",
            "SOL",
        ],
    ),
    (
        "USDC",
        &["BSC-BEP20", "ETH-ERC20", "AVAX-C", "POL-MATIC", "SOL"],
    ),
    ("BTC", &["BTC"]),
    ("ETH", &["ETH-ERC20"]),
    ("TRX", &["TRX-TRC20"]),
    ("TON", &["TON"]),
    ("BNB", &["BSC-BEP20"]),
    ("SOL", &["SOL"]),
    ("LTC", &["LTC"]),
    ("DOGE", &["DOGE"]),
    ("DASH", &["DASH"]),
    ("AVAX", &["AVAX-C"]),
    ("POL", &["POL-MATIC"]),
    ("ZEC", &["ZEC"]),
    ("XRP", &["XRP"]),
    ("XMR", &["XMR"]),
];

/// A coin on a network that carries it, as 2328 names both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Coin {
    pub(crate) currency: &'static str,
    pub(crate) network: &'static str,
    pub(crate) network_name: &'static str,
    decimals: u8,
}

impl Coin {
    /// Every coin on every network of the table.
    pub(crate) fn all() -> impl Iterator<Item = Coin> {
        TABLE.iter().flat_map(|(currency, networks)| {
            networks
                .iter()
                .filter_map(|network| Coin::on(currency, network))
        })
    }

    fn on(currency: &'static str, network: &'static str) -> Option<Coin> {
        let known = Network::from(network).known()?;
        let coin = known
            .coins
            .iter()
            .find(|coin| canonical(coin.code) == currency)?;
        Some(Coin {
            currency,
            network,
            network_name: known.name,
            decimals: coin.decimals,
        })
    }

    /// Both codes as a request writes them.
    pub(crate) fn find(currency: &str, network: &str) -> Option<Coin> {
        let currency = canonical(currency);
        Coin::all().find(|coin| coin.currency == currency && coin.network == network)
    }

    /// Decimals that an amount on this network can have, as the gateway prints them.
    pub(crate) fn decimals(&self) -> u8 {
        self.decimals.min(DECIMALS)
    }

    /// What taking this coin out costs, in the coin: a dollar's worth by network, made up.
    pub(super) fn withdrawal_fee(&self, step: &Step<'_>) -> Result<Amount, SandboxError> {
        let usd = match self.network {
            "ETH-ERC20" => "4",
            "TRX-TRC20" | "BTC" => "2",
            _ => "0.5",
        };
        convert(step, &constant(usd), "USD", self.currency, Rounding::Up)
    }
}

/// True for a code that the sandbox has a price for.
pub(super) fn is_known(code: &str) -> bool {
    usd_price(code).is_some() && !code.bytes().any(|b| b.is_ascii_lowercase())
}

pub(super) fn is_crypto(code: &str) -> bool {
    cointill::Currency::from(code)
        .known()
        .is_some_and(|known| known.is_crypto())
}

/// One unit of `from` in `to`, with 8 decimals.
pub(super) fn rate(step: &Step<'_>, from: &str, to: &str) -> Result<Amount, SandboxError> {
    convert(step, &Amount::from(1), from, to, Rounding::Half)
}

/// What the payer owes in `coin`, rounded up to what its network can carry:
/// `amount × (1 + price_markup %) × (1 + fee % × fee_split %)`, at the sandbox's prices. The
/// gateway's own formula is not known (2328 §5.4).
pub(crate) fn owed(
    step: &Step<'_>,
    amount: &Amount,
    currency: &str,
    markup: Option<&Amount>,
    fee_split: Option<&Amount>,
    coin: &Coin,
) -> Result<Amount, SandboxError> {
    let mut price_due = amount.clone();
    if let Some(markup) = markup {
        price_due = &price_due + &exact::percent(&price_due, markup);
    }
    if let Some(split) = fee_split {
        let fee = exact::percent(&price_due, &fee_percent());
        price_due = &price_due + &exact::percent(&fee, split);
    }
    if canonical(currency) == coin.currency {
        return Ok(exact::round(&price_due, coin.decimals(), Rounding::Up));
    }
    let usd = exact::product(&price_due, &price(step, currency)?);
    let coin_price = price(step, coin.currency)?;
    exact::quotient(&usd, &coin_price, coin.decimals(), Rounding::Up)
        .ok_or_else(|| SandboxError::invalid("price: expected one above 0"))
}

/// What the merchant nets of `received`: all but the fee, exactly.
pub(super) fn net(received: &Amount) -> Amount {
    received - &exact::percent(received, &fee_percent())
}

/// A code as answers write it: Toncoin has two (2328 §9).
pub(super) fn code_out(step: &Step<'_>, code: &str) -> String {
    if canonical(code) != "TON" {
        return code.to_owned();
    }
    match step.switches.gateway2328.ton_code {
        TonCode::Ton => "TON".to_owned(),
        TonCode::Gram => "GRAM".to_owned(),
    }
}
