//! What is known of currencies and networks. The sets are open: nothing is refused for not being
//! here (2328 §9: "treat the set as open, never as a closed enum").

/// Money of a state, or a coin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurrencyKind {
    /// Issued by a state; amounts have at most the decimals of ISO 4217.
    Fiat,
    /// A coin or token; decimals are those of its chain, which differ between networks for tokens.
    Crypto,
}

/// A currency that the gateways' documents name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownCurrency {
    /// The code, the same at both gateways.
    pub code: &'static str,
    /// The English name.
    pub name: &'static str,
    /// Fiat or crypto.
    pub kind: CurrencyKind,
    /// Decimals of the smallest unit; for a token, the most that any of its networks has.
    pub decimals: u8,
}

impl KnownCurrency {
    /// True for a coin or token.
    pub fn is_crypto(&self) -> bool {
        self.kind == CurrencyKind::Crypto
    }
}

/// A network that carries coins, with its code at each gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownNetwork {
    /// The English name.
    pub name: &'static str,
    /// Code at 2328.io (§9).
    pub code_2328: Option<&'static str>,
    /// Code at Alchemy Pay and AEON (§7.2); `ARBIRUM` is the vendor's own spelling.
    pub code_alchemypay: Option<&'static str>,
    /// Coins that the documents list on it, with their decimals there.
    pub coins: &'static [(&'static str, u8)],
}

const fn fiat(code: &'static str, name: &'static str, decimals: u8) -> KnownCurrency {
    KnownCurrency {
        code,
        name,
        kind: CurrencyKind::Fiat,
        decimals,
    }
}

const fn coin(code: &'static str, name: &'static str, decimals: u8) -> KnownCurrency {
    KnownCurrency {
        code,
        name,
        kind: CurrencyKind::Crypto,
        decimals,
    }
}

// Sources: 2328 §9, Alchemy §7.1 and §7.2; decimals from ISO 4217 and from the chains.
static CURRENCIES: &[KnownCurrency] = &[
    fiat("USD", "US dollar", 2),
    fiat("EUR", "Euro", 2),
    fiat("HKD", "Hong Kong dollar", 2),
    fiat("RUB", "Russian rouble", 2),
    fiat("KZT", "Kazakhstani tenge", 2),
    fiat("UAH", "Ukrainian hryvnia", 2),
    fiat("UZS", "Uzbekistani sum", 2),
    fiat("INR", "Indian rupee", 2),
    fiat("IDR", "Indonesian rupiah", 2),
    fiat("THB", "Thai baht", 2),
    fiat("VND", "Vietnamese dong", 0),
    coin("USDT", "Tether USD", 18),
    coin("USDC", "USD Coin", 18),
    coin("BTC", "Bitcoin", 8),
    coin("LTC", "Litecoin", 8),
    coin("DASH", "Dash", 8),
    coin("DOGE", "Dogecoin", 8),
    coin("ETH", "Ether", 18),
    coin("BNB", "BNB", 18),
    coin("TRX", "Tron", 6),
    coin("TON", "Toncoin", 9),
    coin("GRAM", "Toncoin", 9),
    coin("SOL", "Solana", 9),
    coin("AVAX", "Avalanche", 18),
    coin("POL", "Polygon", 18),
    coin("MATIC", "Polygon", 18),
    coin("ZEC", "Zcash", 8),
    coin("XRP", "XRP", 6),
    coin("XMR", "Monero", 12),
    coin("PCI", "Paycoin", 18),
    coin("PEPE", "Pepe", 18),
];

const fn net(
    name: &'static str,
    code_2328: Option<&'static str>,
    code_alchemypay: Option<&'static str>,
    coins: &'static [(&'static str, u8)],
) -> KnownNetwork {
    KnownNetwork {
        name,
        code_2328,
        code_alchemypay,
        coins,
    }
}

static NETWORKS: &[KnownNetwork] = &[
    net(
        "Tron",
        Some("TRX-TRC20"),
        Some("TRX"),
        &[("USDT", 6), ("USDC", 6), ("TRX", 6)],
    ),
    net(
        "BNB Smart Chain",
        Some("BSC-BEP20"),
        Some("BSC"),
        &[
            ("USDT", 18),
            ("USDC", 18),
            ("BNB", 18),
            ("ETH", 18),
            ("DOGE", 8),
        ],
    ),
    net(
        "Ethereum",
        Some("ETH-ERC20"),
        Some("ETH"),
        &[
            ("USDT", 6),
            ("USDC", 6),
            ("ETH", 18),
            ("PCI", 18),
            ("PEPE", 18),
        ],
    ),
    net(
        "Avalanche C-Chain",
        Some("AVAX-C"),
        None,
        &[("USDT", 6), ("USDC", 6), ("AVAX", 18)],
    ),
    net(
        "Polygon",
        Some("POL-MATIC"),
        Some("MATIC"),
        &[("USDT", 6), ("USDC", 6), ("POL", 18), ("MATIC", 18)],
    ),
    net(
        "Arbitrum",
        None,
        Some("ARBIRUM"),
        &[("USDT", 6), ("USDC", 6), ("ETH", 18)],
    ),
    net("Base", None, Some("BASE"), &[("ETH", 18)]),
    net(
        "TON",
        Some("TON"),
        Some("TON"),
        &[("USDT", 6), ("TON", 9), ("GRAM", 9)],
    ),
    net("Bitcoin", Some("BTC"), Some("BTC"), &[("BTC", 8)]),
    net("Litecoin", Some("LTC"), None, &[("LTC", 8)]),
    net("Dash", Some("DASH"), None, &[("DASH", 8)]),
    net(
        "Solana",
        Some("SOL"),
        Some("SOL"),
        &[("USDT", 6), ("USDC", 6), ("SOL", 9)],
    ),
    net("Dogecoin", Some("DOGE"), None, &[("DOGE", 8)]),
    net("Zcash", Some("ZEC"), None, &[("ZEC", 8)]),
    net("XRP Ledger", Some("XRP"), None, &[("XRP", 6)]),
    net("Monero", Some("XMR"), None, &[("XMR", 12)]),
    net("Paycoin", None, Some("PCI"), &[("PCI", 18)]),
];

pub(super) fn currency(code: &str) -> Option<&'static KnownCurrency> {
    CURRENCIES
        .iter()
        .find(|known| known.code.eq_ignore_ascii_case(code))
}

pub(super) fn network(code: &str) -> Option<&'static KnownNetwork> {
    NETWORKS.iter().find(|known| {
        [known.code_2328, known.code_alchemypay]
            .into_iter()
            .flatten()
            .any(|own| own.eq_ignore_ascii_case(code))
    })
}

/// Networks that the documents list for a coin (2328 §9, Alchemy §7.2).
///
/// A merchant's own table decides at both gateways: 2328 gives it as `/v1/directions`, Alchemy not
/// at all.
///
/// ```
/// let networks: Vec<_> = cointill::networks_of("BNB").map(|n| n.name).collect();
/// assert_eq!(networks, ["BNB Smart Chain"]);
/// ```
pub fn networks_of(code: &str) -> impl Iterator<Item = &'static KnownNetwork> {
    let code = code.to_ascii_uppercase();
    NETWORKS
        .iter()
        .filter(move |network| network.coins.iter().any(|(own, _)| *own == code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_coin_is_known() {
        for network in NETWORKS {
            for (code, decimals) in network.coins {
                let known = currency(code).unwrap_or_else(|| panic!("{code} is not known"));
                assert!(known.is_crypto());
                assert!(*decimals <= known.decimals, "{code} on {}", network.name);
            }
        }
    }

    #[test]
    fn a_code_of_either_gateway_finds_the_network() {
        assert_eq!(network("TRX-TRC20"), network("TRX"));
        assert!(network("NEWNET").is_none());
    }
}
