//! The readings of the documentation, by name.

use cointill::dynamic::{OptionField, SetOption};

use crate::problem::NativeProblem;

/// The value of an option.
#[derive(Debug, Clone, uniffi::Enum)]
pub enum NativeSetting {
    /// Yes or no.
    Flag {
        /// Which.
        on: bool,
    },
    /// A limit.
    Number {
        /// How much.
        number: u64,
    },
    /// One of its words.
    Word {
        /// Which.
        word: String,
    },
}

/// An option with its value.
#[derive(Debug, Clone, uniffi::Record)]
pub struct NativeOption {
    /// Its name.
    pub name: String,
    /// Its value.
    pub setting: NativeSetting,
}

pub(super) fn set<O: Default>(
    known: &[OptionField<O>],
    given: &[NativeOption],
) -> Result<O, NativeProblem> {
    let mut options = O::default();
    for option in given {
        let value = match &option.setting {
            NativeSetting::Flag { on } => SetOption::Flag(*on),
            NativeSetting::Number { number } => {
                SetOption::Number(usize::try_from(*number).unwrap_or(usize::MAX))
            }
            NativeSetting::Word { word } => SetOption::Word(word),
        };
        OptionField::set(known, &mut options, &option.name, value)?;
    }
    Ok(options)
}
