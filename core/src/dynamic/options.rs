//! The readings of the documentation, by name.

use crate::alchemypay::{self, AmountUnit, Nested, SignedSet};
use crate::error::Error;
use crate::gateway2328;

/// The value of an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SetOption<'v> {
    /// Yes or no.
    Flag(bool),
    /// A limit.
    Number(usize),
    /// One of its words.
    Word(&'v str),
}

/// An option of a gateway.
#[derive(Debug)]
#[non_exhaustive]
pub struct OptionField<O: 'static> {
    /// Its name.
    pub name: &'static str,
    /// The words that it takes; empty for a flag or a number.
    pub words: &'static [&'static str],
    /// True for a number.
    pub number: bool,
    set: fn(&mut O, SetOption<'_>) -> bool,
}

impl<O> OptionField<O> {
    /// Sets the option of a name.
    ///
    /// # Errors
    ///
    /// `invalid_request` for a name that is not known, or a value that it does not take.
    pub fn set(
        all: &[OptionField<O>],
        options: &mut O,
        name: &str,
        value: SetOption<'_>,
    ) -> Result<(), Error> {
        let Some(field) = all.iter().find(|field| field.name == name) else {
            let names: Vec<_> = all.iter().map(|field| field.name).collect();
            let expected = format!("one of {}", names.join(", "));
            return Err(Error::field_limit("options", expected, format!("{name:?}")));
        };
        if (field.set)(options, value) {
            return Ok(());
        }
        let expected = match field {
            OptionField {
                words: [],
                number: false,
                ..
            } => "true or false".to_owned(),
            OptionField { words: [], .. } => "a number".to_owned(),
            OptionField { words, .. } => words.join(" or "),
        };
        let got = match value {
            SetOption::Flag(flag) => flag.to_string(),
            SetOption::Number(number) => number.to_string(),
            SetOption::Word(word) => format!("{word:?}"),
        };
        Err(Error::field_limit(field.name, expected, got))
    }
}

macro_rules! option {
    ($name:ident: flag) => {
        OptionField {
            name: stringify!($name),
            words: &[],
            number: false,
            set: |options, value| match value {
                SetOption::Flag(flag) => {
                    options.$name = flag;
                    true
                }
                _ => false,
            },
        }
    };
    ($name:ident: number) => {
        OptionField {
            name: stringify!($name),
            words: &[],
            number: true,
            set: |options, value| match value {
                SetOption::Number(number) => {
                    options.$name = number;
                    true
                }
                _ => false,
            },
        }
    };
    ($name:ident: $($word:literal = $made:expr),+) => {
        OptionField {
            name: stringify!($name),
            words: &[$($word),+],
            number: false,
            set: |options, value| {
                options.$name = match value {
                    $(SetOption::Word($word) => $made,)+
                    _ => return false,
                };
                true
            },
        }
    };
}

/// The options of 2328.
pub static OPTIONS_2328: &[OptionField<gateway2328::Options>] = &[
    option!(url_callback_required: flag),
    option!(network_required_for_crypto: flag),
    option!(list_by_aml_lock: flag),
    option!(payout_order_id_max: number),
];

/// The options of Alchemy Pay and AEON.
pub static OPTIONS_ALCHEMYPAY: &[OptionField<alchemypay::Options>] = &[
    option!(amount_unit: "cents" = AmountUnit::Cents, "as_sent" = AmountUnit::AsSent),
    option!(signed_set: "documented" = SignedSet::Documented, "all" = SignedSet::All),
    option!(nested: "recurse" = Nested::Recurse, "flatten" = Nested::Flatten),
    option!(null_text_is_absent: flag),
    option!(digits_only_order_numbers: flag),
    option!(payment_exchange: flag),
    option!(refund_order_no: flag),
];
