//! Codes of currencies and networks, kept as they came.

use std::fmt;

use super::known::{self, KnownCurrency, KnownNetwork};
use crate::text::Text;

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Text);

        impl $name {
            /// The code as written.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            pub(crate) fn from_text(text: Text) -> $name {
                $name(text)
            }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> $name {
                $name(Text::from(code))
            }
        }

        impl From<String> for $name {
            fn from(code: String) -> $name {
                $name(Text::from(code))
            }
        }

        impl From<&$name> for $name {
            fn from(code: &$name) -> $name {
                code.clone()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }
    };
}

code! {
    /// A currency code as the gateway writes it: `USD`, `USDT`, `TON`.
    ///
    /// Any code is accepted, since gateways add currencies without notice; what is known of the
    /// common ones is in [`Currency::known`].
    ///
    /// ```
    /// use cointill::Currency;
    ///
    /// let usdt = Currency::from("USDT");
    /// assert!(usdt.known().is_some_and(|known| known.is_crypto()));
    /// assert!(Currency::from("NEWCOIN").known().is_none());
    /// ```
    Currency
}

code! {
    /// A network code as the gateway writes it: `TRX-TRC20` at 2328.io, `TRX` at Alchemy Pay.
    Network
}

impl Currency {
    /// What is known of this currency, if anything.
    pub fn known(&self) -> Option<&'static KnownCurrency> {
        known::currency(self.as_str())
    }

    /// True for the same currency under another of its codes: 2328 renamed `TON` to `GRAM` and
    /// takes both (2328 §9, §13 item 10); `POL` was `MATIC`. Case does not count.
    ///
    /// ```
    /// use cointill::Currency;
    /// assert!(Currency::from("TON").same_as(&Currency::from("GRAM")));
    /// assert!(!Currency::from("USDT").same_as(&Currency::from("USDC")));
    /// ```
    pub fn same_as(&self, other: &Currency) -> bool {
        fn canonical(code: &str) -> &str {
            match code {
                _ if code.eq_ignore_ascii_case("GRAM") => "TON",
                _ if code.eq_ignore_ascii_case("MATIC") => "POL",
                _ => code,
            }
        }
        canonical(self.as_str()).eq_ignore_ascii_case(canonical(other.as_str()))
    }
}

impl Network {
    /// What is known of this network, if anything.
    pub fn known(&self) -> Option<&'static KnownNetwork> {
        known::network(self.as_str())
    }
}
