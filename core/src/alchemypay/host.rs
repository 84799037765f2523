//! Where requests go, and where the payer goes (Alchemy §1).

use std::str::FromStr;

use crate::error::{Error, ErrorCode};
use crate::http::encode_path_segment;

/// Whose service, and which of its environments. Alchemy Pay and AEON speak the same protocol.
///
/// Both sandboxes move real coins on real chains: there are no test cards, wallets or faucets
/// (Alchemy §1). The caller's outgoing addresses must be registered with the vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Host {
    /// Alchemy Pay's sandbox.
    AlchemySandbox,
    /// Alchemy Pay.
    AlchemyProduction,
    /// AEON's sandbox.
    AeonSandbox,
    /// AEON.
    AeonProduction,
    /// Another base URL, such as that of an emulator or a proxy: `https`, or `http` on loopback.
    Custom(String),
}

impl Host {
    /// The base URL.
    ///
    /// ```
    /// use cointill::alchemypay::Host;
    /// assert_eq!(Host::AeonProduction.base_url(), "https://crypto-payment-api.aeon.xyz");
    /// ```
    pub fn base_url(&self) -> &str {
        match self {
            Host::AlchemySandbox => "https://crypto-payment-sbx.alchemytech.cc",
            Host::AlchemyProduction => "https://crypto-payment.alchemytech.cc",
            Host::AeonSandbox => "https://sbx-crypto-payment-api.aeon.xyz",
            Host::AeonProduction => "https://crypto-payment-api.aeon.xyz",
            Host::Custom(url) => url,
        }
    }

    /// The cashier page of an order; `None` where its form is not documented: AEON, and any other
    /// base URL.
    ///
    /// ```
    /// use cointill::alchemypay::Host;
    /// assert_eq!(
    ///     Host::AlchemyProduction.cashier_url("300217236173748123456").as_deref(),
    ///     Some("https://crypto-payment.alchemypay.org?orderNum=300217236173748123456"),
    /// );
    /// ```
    pub fn cashier_url(&self, order_no: &str) -> Option<String> {
        let page = match self {
            Host::AlchemySandbox => "https://sbx-crypto-payment.alchemypay.org/?orderNum=",
            Host::AlchemyProduction => "https://crypto-payment.alchemypay.org?orderNum=",
            Host::AeonSandbox | Host::AeonProduction | Host::Custom(_) => return None,
        };
        Some(format!("{page}{}", encode_path_segment(order_no)))
    }

    /// True where a refund can have a number of the shop's own (Alchemy §4.6: AEON does not document
    /// it). Who is behind another base URL is not known.
    pub(super) fn knows_refund_numbers(&self) -> bool {
        matches!(self, Host::AlchemySandbox | Host::AlchemyProduction)
    }
}

/// The name of a preset, `alchemy`, `alchemy-sandbox`, `aeon` or `aeon-sandbox`, or a base URL.
///
/// ```
/// use cointill::alchemypay::Host;
///
/// assert_eq!("aeon".parse::<Host>()?, Host::AeonProduction);
/// assert!("alchemypay".parse::<Host>().is_err());
/// # Ok::<(), cointill::Error>(())
/// ```
impl FromStr for Host {
    type Err = Error;

    fn from_str(text: &str) -> Result<Host, Error> {
        Ok(match text {
            "alchemy" => Host::AlchemyProduction,
            "alchemy-sandbox" => Host::AlchemySandbox,
            "aeon" => Host::AeonProduction,
            "aeon-sandbox" => Host::AeonSandbox,
            url if url.contains("://") => Host::Custom(url.to_owned()),
            other => {
                let names = "alchemy, alchemy-sandbox, aeon, aeon-sandbox or a URL";
                let message = format!("host: expected {names}, got {other:?}");
                return Err(Error::new(ErrorCode::Configuration, message).with_field(Some("host")));
            }
        })
    }
}
