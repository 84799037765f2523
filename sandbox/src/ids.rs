//! Ids as the gateways form them.

use rand::RngExt as _;

use crate::clock::Millis;

/// A version 7 UUID, as the documents' static-wallet example shows (2328 §7).
pub(crate) fn uuid(now: Millis) -> String {
    let seconds = u64::try_from(now.div_euclid(1_000)).unwrap_or(0);
    let nanos = u32::try_from(now.rem_euclid(1_000)).unwrap_or(0) * 1_000_000;
    uuid::Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos)).to_string()
}

/// 21 digits: `3002`, the epoch milliseconds, four more (Alchemy §5.1).
pub(crate) fn order_no(now: Millis) -> String {
    let tail: u16 = rand::rng().random_range(0..10_000);
    format!("3002{:013}{tail:04}", now.max(0))
}

/// 32 hexadecimal digits, the first eight of which are the epoch second (Alchemy §2).
pub(crate) fn trace_id(now: Millis) -> String {
    let second = u32::try_from(now.div_euclid(1_000)).unwrap_or(u32::MAX);
    format!("{second:08x}{}", hex(12))
}

/// A transaction's hash: 64 hexadecimal digits.
pub(crate) fn txid() -> String {
    hex(32)
}

fn hex(bytes: usize) -> String {
    let mut rng = rand::rng();
    (0..bytes)
        .map(|_| format!("{:02x}", rng.random::<u8>()))
        .collect()
}

/// A deposit address with the length and beginning that the network's have, and one that no wallet
/// takes: `SANDBOX` in it is neither hexadecimal, Base58 nor Bech32. A real coin sent to a made-up
/// address would be lost.
pub(crate) fn address(network: &str) -> String {
    let (start, length) = match network.split('-').next().unwrap_or("") {
        "TRX" => ("T", 34),
        "BSC" | "ETH" | "AVAX" | "POL" | "MATIC" | "ARBIRUM" | "BASE" | "PCI" => ("0x", 42),
        "TON" => ("UQ", 48),
        "BTC" => ("bc1q", 42),
        "LTC" => ("ltc1q", 43),
        "DASH" => ("X", 34),
        "DOGE" => ("D", 34),
        "ZEC" => ("t1", 35),
        "XRP" => ("r", 34),
        "XMR" => ("4", 95),
        _ => ("", 44),
    };
    const ALPHABET: &[u8] = b"0123456789abcdef";
    let mut rng = rand::rng();
    let mut out = format!("{start}SANDBOX");
    while out.len() < length {
        let at = rng.random_range(0..ALPHABET.len());
        out.push(char::from(ALPHABET[at]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_their_gateways_form() {
        let now = 1_778_335_018_900;
        assert_eq!(uuid(now).as_bytes()[14], b'7');
        let order = order_no(now);
        assert_eq!((order.len(), &order[..17]), (21, "30021778335018900"));
        let trace = trace_id(now);
        assert_eq!((trace.len(), &trace[..8]), (32, "69ff3d2a"));
        assert_eq!(txid().len(), 64);
    }

    #[test]
    fn no_address_is_one_that_a_wallet_takes() {
        for network in ["TRX-TRC20", "ETH-ERC20", "BTC", "SOL", "NEWNET"] {
            let address = address(network);
            assert!(address.contains("SANDBOX"), "{address}");
        }
        assert_eq!(address("TRX-TRC20").len(), 34);
        assert_eq!(address("BSC").len(), 42);
    }
}
