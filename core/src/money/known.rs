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
    /// Coins that the documents of either gateway list on it.
    pub coins: &'static [KnownCoin],
}

impl KnownNetwork {
    /// What is known of a coin on this network; its code in either case.
    pub fn coin(&self, code: &str) -> Option<&'static KnownCoin> {
        let mut coins = self.coins.iter();
        coins.find(|coin| coin.code.eq_ignore_ascii_case(code))
    }
}

/// A coin on one network.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownCoin {
    /// Its code.
    pub code: &'static str,
    /// Decimals of its smallest unit on this network.
    pub decimals: u8,
    /// True when 2328.io lists it on this network (§9).
    pub at_2328: bool,
    /// True when Alchemy Pay lists it on this network (§7.2).
    pub at_alchemypay: bool,
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
    coins: &'static [KnownCoin],
) -> KnownNetwork {
    KnownNetwork {
        name,
        code_2328,
        code_alchemypay,
        coins,
    }
}

const fn listed(code: &'static str, decimals: u8, at_2328: bool, at_alchemypay: bool) -> KnownCoin {
    KnownCoin {
        code,
        decimals,
        at_2328,
        at_alchemypay,
    }
}

const fn both(code: &'static str, decimals: u8) -> KnownCoin {
    listed(code, decimals, true, true)
}

const fn only_2328(code: &'static str, decimals: u8) -> KnownCoin {
    listed(code, decimals, true, false)
}

const fn only_alchemypay(code: &'static str, decimals: u8) -> KnownCoin {
    listed(code, decimals, false, true)
}

static NETWORKS: &[KnownNetwork] = &[
    net(
        "Tron",
        Some("TRX-TRC20"),
        Some("TRX"),
        &[
            both("USDT", 6),
            only_alchemypay("USDC", 6),
            only_2328("TRX", 6),
        ],
    ),
    net(
        "BNB Smart Chain",
        Some("BSC-BEP20"),
        Some("BSC"),
        &[
            both("USDT", 18),
            both("USDC", 18),
            both("BNB", 18),
            only_alchemypay("ETH", 18),
            only_alchemypay("DOGE", 8),
        ],
    ),
    net(
        "Ethereum",
        Some("ETH-ERC20"),
        Some("ETH"),
        &[
            both("USDT", 6),
            both("USDC", 6),
            both("ETH", 18),
            only_alchemypay("PCI", 18),
            only_alchemypay("PEPE", 18),
        ],
    ),
    net(
        "Avalanche C-Chain",
        Some("AVAX-C"),
        None,
        &[
            only_2328("USDT", 6),
            only_2328("USDC", 6),
            only_2328("AVAX", 18),
        ],
    ),
    net(
        "Polygon",
        Some("POL-MATIC"),
        Some("MATIC"),
        &[
            both("USDT", 6),
            both("USDC", 6),
            only_2328("POL", 18),
            only_2328("MATIC", 18),
        ],
    ),
    net(
        "Arbitrum",
        None,
        Some("ARBIRUM"),
        &[
            only_alchemypay("USDT", 6),
            only_alchemypay("USDC", 6),
            only_alchemypay("ETH", 18),
        ],
    ),
    net("Base", None, Some("BASE"), &[only_alchemypay("ETH", 18)]),
    net(
        "TON",
        Some("TON"),
        Some("TON"),
        &[both("USDT", 6), both("TON", 9), only_2328("GRAM", 9)],
    ),
    net("Bitcoin", Some("BTC"), Some("BTC"), &[both("BTC", 8)]),
    net("Litecoin", Some("LTC"), None, &[only_2328("LTC", 8)]),
    net("Dash", Some("DASH"), None, &[only_2328("DASH", 8)]),
    net(
        "Solana",
        Some("SOL"),
        Some("SOL"),
        &[both("USDT", 6), both("USDC", 6), both("SOL", 9)],
    ),
    net("Dogecoin", Some("DOGE"), None, &[only_2328("DOGE", 8)]),
    net("Zcash", Some("ZEC"), None, &[only_2328("ZEC", 8)]),
    net("XRP Ledger", Some("XRP"), None, &[only_2328("XRP", 6)]),
    net("Monero", Some("XMR"), None, &[only_2328("XMR", 12)]),
    net("Paycoin", None, Some("PCI"), &[only_alchemypay("PCI", 18)]),
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

/// Networks that the documents of either gateway list for a coin (2328 §9, Alchemy §7.2);
/// [`KnownNetwork::coin`] says which of them does.
///
/// A merchant's own table decides at both gateways: 2328 gives it as `/v1/directions`, Alchemy not
/// at all.
///
/// ```
/// let networks: Vec<_> = cointill::networks_of("BNB").map(|n| n.name).collect();
/// assert_eq!(networks, ["BNB Smart Chain"]);
///
/// let mut usdc = cointill::networks_of("USDC");
/// let tron = usdc.find(|network| network.code_2328 == Some("TRX-TRC20")).unwrap();
/// assert!(!tron.coin("USDC").unwrap().at_2328, "only Alchemy Pay takes USDC on Tron");
/// ```
pub fn networks_of(code: &str) -> impl Iterator<Item = &'static KnownNetwork> {
    let code = code.to_owned();
    NETWORKS
        .iter()
        .filter(move |network| network.coin(&code).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_coin_is_known() {
        for network in NETWORKS {
            for coin in network.coins {
                let code = coin.code;
                let known = currency(code).unwrap_or_else(|| panic!("{code} is not known"));
                assert!(known.is_crypto());
                assert!(
                    coin.decimals <= known.decimals,
                    "{code} on {}",
                    network.name
                );
                assert!(!coin.at_2328 || network.code_2328.is_some());
                assert!(!coin.at_alchemypay || network.code_alchemypay.is_some());
            }
        }
    }

    #[test]
    fn a_code_of_either_gateway_finds_the_network() {
        assert_eq!(network("TRX-TRC20"), network("TRX"));
        assert!(network("NEWNET").is_none());
    }

    /// The tables of both protocol pages, by code (2328 §9, Alchemy §7.2).
    #[test]
    fn the_lists_are_those_of_the_documents() {
        let at_2328 = [
            (
                "USDT",
                "TRX-TRC20 BSC-BEP20 ETH-ERC20 AVAX-C POL-MATIC TON SOL",
            ),
            ("USDC", "BSC-BEP20 ETH-ERC20 AVAX-C POL-MATIC SOL"),
            ("BTC", "BTC"),
            ("LTC", "LTC"),
            ("DASH", "DASH"),
            ("SOL", "SOL"),
            ("DOGE", "DOGE"),
            ("ETH", "ETH-ERC20"),
            ("BNB", "BSC-BEP20"),
            ("TRX", "TRX-TRC20"),
            ("TON", "TON"),
            ("AVAX", "AVAX-C"),
            ("POL", "POL-MATIC"),
            ("ZEC", "ZEC"),
            ("XRP", "XRP"),
            ("XMR", "XMR"),
        ];
        let at_alchemypay = [
            ("USDT", "TRX BSC ETH SOL TON MATIC ARBIRUM"),
            ("USDC", "TRX BSC ETH SOL MATIC ARBIRUM"),
            ("ETH", "ETH BSC BASE ARBIRUM"),
            ("BTC", "BTC"),
            ("PCI", "ETH PCI"),
            ("TON", "TON"),
            ("SOL", "SOL"),
            ("BNB", "BSC"),
            ("DOGE", "BSC"),
            ("PEPE", "ETH"),
        ];
        let sorted = |codes: Vec<&'static str>| {
            let mut codes = codes;
            codes.sort_unstable();
            codes
        };
        let ours = |coin: &str,
                    code: fn(&KnownNetwork) -> Option<&'static str>,
                    at: fn(&KnownCoin) -> bool| {
            let networks = networks_of(coin).filter(|network| network.coin(coin).is_some_and(at));
            sorted(networks.filter_map(code).collect())
        };
        for (coin, networks) in at_2328 {
            let expected = sorted(networks.split(' ').collect());
            assert_eq!(
                ours(coin, |n| n.code_2328, |c| c.at_2328),
                expected,
                "{coin}"
            );
        }
        for (coin, networks) in at_alchemypay {
            let expected = sorted(networks.split(' ').collect());
            assert_eq!(
                ours(coin, |n| n.code_alchemypay, |c| c.at_alchemypay),
                expected,
                "{coin}"
            );
        }
        // Other names of listed coins stand beside these.
        let all = |at: fn(&KnownCoin) -> bool| {
            NETWORKS
                .iter()
                .flat_map(|n| n.coins)
                .filter(|c| at(c))
                .count()
        };
        let count = |table: &[(&str, &str)]| {
            table
                .iter()
                .map(|(_, n)| n.split(' ').count())
                .sum::<usize>()
        };
        assert_eq!(all(|c| c.at_2328), count(&at_2328) + 2, "and GRAM, MATIC");
        assert_eq!(all(|c| c.at_alchemypay), count(&at_alchemypay));
    }
}
