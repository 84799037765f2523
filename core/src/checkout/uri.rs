//! Payment URIs, where a standard is published and wallets honour it.
//!
//! A wrong URI loses money, so this list is short: `docs/decisions/0013` says what is left out, and
//! why. Neither label nor message is written: they would carry the shop's words into a wallet's
//! history, and need escaping.

use crate::money::{Amount, Currency, Network};

/// A chain whose wallets take BIP-21 URIs under a scheme of their own.
struct Chain {
    /// Of the coin.
    code: &'static str,
    /// Its name in [`KnownNetwork`](crate::KnownNetwork).
    network: &'static str,
    scheme: &'static str,
    /// How an address in Base58 begins.
    base58: &'static [&'static str],
    /// How one in Bech32 begins.
    bech32: Option<&'static str>,
}

/// Litecoin's older script addresses begin with `3` as Bitcoin's do: they are left out, as nothing
/// tells which chain they are of.
const CHAINS: &[Chain] = &[
    Chain {
        code: "BTC",
        network: "Bitcoin",
        scheme: "bitcoin",
        base58: &["1", "3"],
        bech32: Some("bc1"),
    },
    Chain {
        code: "LTC",
        network: "Litecoin",
        scheme: "litecoin",
        base58: &["L", "M"],
        bech32: Some("ltc1"),
    },
    Chain {
        code: "DOGE",
        network: "Dogecoin",
        scheme: "dogecoin",
        base58: &["D", "A", "9"],
        bech32: None,
    },
    Chain {
        code: "DASH",
        network: "Dash",
        scheme: "dash",
        base58: &["X", "7"],
        bech32: None,
    },
];

/// All four have 8 decimals: less than that cannot be sent.
const DECIMALS: usize = 8;

/// The URI with which a wallet opens ready to pay `amount` to `address`; `None` where no standard is
/// certain enough, the address is not of that chain's form, or the amount cannot be sent exactly.
/// A QR code then holds the plain address.
///
/// Bitcoin, Litecoin, Dogecoin and Dash have one, by BIP-21. The address's checksum is left to the
/// wallet, which looks at it anyway.
///
/// ```
/// use cointill::checkout::payment_uri;
/// use cointill::{Amount, Currency, Network};
///
/// let address = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT";
/// let amount: Amount = "0.00125000".parse()?;
/// let uri = payment_uri(&Currency::from("BTC"), &Network::from("BTC"), address, Some(&amount));
/// assert_eq!(
///     uri.as_deref(),
///     Some("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=0.00125"),
/// );
/// // DOGE on the BNB Smart Chain is another coin.
/// let doge = payment_uri(&Currency::from("DOGE"), &Network::from("BSC"), "0x00", None);
/// assert_eq!(doge, None);
/// # Ok::<(), cointill::AmountError>(())
/// ```
pub fn payment_uri(
    currency: &Currency,
    network: &Network,
    address: &str,
    amount: Option<&Amount>,
) -> Option<String> {
    let name = network.known()?.name;
    let chain = CHAINS.iter().find(|chain| {
        chain.network == name && chain.code.eq_ignore_ascii_case(currency.as_str())
    })?;
    if !chain.takes(address) {
        return None;
    }
    let Some(amount) = amount else {
        return Some(format!("{}:{address}", chain.scheme));
    };
    if !amount.is_positive() || amount.significant_scale() > DECIMALS {
        return None;
    }
    let amount = amount.normalized();
    Some(format!("{}:{address}?amount={amount}", chain.scheme))
}

impl Chain {
    /// True for an address of this chain's form. The alphabets leave out what separates the parts of
    /// a URI, so an address cannot bring an amount of its own.
    fn takes(&self, address: &str) -> bool {
        let base58 = |byte: u8| byte.is_ascii_alphanumeric() && !b"0OIl".contains(&byte);
        let begins = |start: &&str| address.starts_with(*start);
        if self.base58.iter().any(begins) {
            return (26..=35).contains(&address.len()) && address.bytes().all(base58);
        }
        // Capitals are Bech32 as well; gateways write small letters, and mixed ones are wrong.
        let small = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
        let rest = self.bech32.and_then(|start| address.strip_prefix(start));
        (14..=90).contains(&address.len())
            && rest.is_some_and(|rest| {
                rest.bytes()
                    .all(|byte| small(byte) && !b"1bio".contains(&byte))
            })
    }
}
