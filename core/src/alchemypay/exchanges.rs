//! The exchanges and wallets that `paymentExchange` names (Alchemy §7.4).

/// An exchange or wallet of the Mesh catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentExchange {
    /// The English name.
    pub name: &'static str,
    /// The UUID that `paymentExchange` takes.
    pub code: &'static str,
    /// True for a wallet, false for an exchange.
    pub is_wallet: bool,
}

const fn exchange(name: &'static str, code: &'static str) -> PaymentExchange {
    PaymentExchange {
        name,
        code,
        is_wallet: false,
    }
}

const fn wallet(name: &'static str, code: &'static str) -> PaymentExchange {
    PaymentExchange {
        name,
        code,
        is_wallet: true,
    }
}

/// The documented ones. The set is open, and several revisions say "not supported for now".
///
/// ```
/// use cointill::alchemypay::PAYMENT_EXCHANGES;
///
/// let binance = PAYMENT_EXCHANGES.iter().find(|exchange| exchange.name == "Binance").unwrap();
/// assert_eq!(binance.code, "9226e5c2-ebc3-4fdd-94f6-ed52cdce1420");
/// ```
pub const PAYMENT_EXCHANGES: &[PaymentExchange] = &[
    exchange("Kraken", "16f021b0-f220-4bbb-aa3b-82d423301957"),
    exchange("Paxos", "2fdd678d-8ece-49f5-992c-a1d7c4367833"),
    exchange("Bybit", "3b8d8911-b2c0-4c1a-9127-675653c21960"),
    exchange("Coinbase", "47624467-e52e-4938-a41a-7926b6c27acf"),
    exchange("Robinhood", "6e192ebb-a073-4055-bbd7-d644539c9a20"),
    exchange("Binance", "9226e5c2-ebc3-4fdd-94f6-ed52cdce1420"),
    wallet("Metamask", "34aeb688-decb-485f-9d80-b66466783394"),
    wallet("Trust Wallet", "7f4307ea-58c6-4678-9eb2-fec205de5401"),
    wallet("Coinbase Wallet", "6132432e-d59c-4555-9844-cea0ce600ba3"),
    wallet("Uniswap Wallet", "58c89cae-b2ff-4176-85a3-1d1f7795cbe0"),
    wallet("Blockchain Wallet", "d22f63a1-50c0-4439-961c-870fc430c979"),
    wallet("Bitcoin.com Wallet", "f4b147b5-d166-4e6e-b4c1-e59d401cde11"),
    wallet(
        "Crypto.com Wallet Prime",
        "e16f1dc8-7577-4170-a67f-5ebb266e410e",
    ),
    wallet("imToken", "7f523342-0bc6-4465-a035-bb4d2ed693ed"),
    wallet("Rainbow", "8a60d227-2825-4158-b14b-3c8443a2b681"),
];
