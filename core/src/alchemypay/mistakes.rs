//! What mistaken senders sign, for explanations only: each mistake was seen in public client code
//! or follows from a JSON library's habits (Alchemy §3.2, §6.4).

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha512};

use super::blank::is_blank;
use super::fields::SIGN;
use super::signed_text::SIGNATURE_BYTES;
use crate::canonical::{Kind, Value};
use crate::money::Amount;

/// How the text before the secret is written.
pub(super) struct Style {
    /// In words; `None` for the right one.
    pub(super) mistake: Option<&'static str>,
    all: bool,
    blanks: bool,
    encoded: bool,
    order: Order,
    numbers: Numbers,
}

#[derive(Clone, Copy, PartialEq)]
enum Order {
    ByName,
    AsReceived,
    WithoutCase,
}

#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    AsWritten,
    Shortest,
    Decimals(usize),
}

const RIGHT: Style = Style {
    mistake: None,
    all: false,
    blanks: false,
    encoded: false,
    order: Order::ByName,
    numbers: Numbers::AsWritten,
};

pub(super) const STYLES: &[Style] = &[
    RIGHT,
    Style {
        mistake: Some("all fields were signed and not only the documented ones"),
        all: true,
        ..RIGHT
    },
    Style {
        mistake: Some("the fields were not sorted by name"),
        order: Order::AsReceived,
        ..RIGHT
    },
    Style {
        mistake: Some("the fields were sorted without regard to case, not by ASCII code"),
        order: Order::WithoutCase,
        ..RIGHT
    },
    Style {
        mistake: Some(
            "numbers lost their trailing zeros: something parsed the body and wrote it again",
        ),
        numbers: Numbers::Shortest,
        ..RIGHT
    },
    Style {
        mistake: Some("numbers were signed with two decimals and sent with others"),
        numbers: Numbers::Decimals(2),
        ..RIGHT
    },
    Style {
        mistake: Some("whole numbers were signed as floats, such as 100.0"),
        numbers: Numbers::Decimals(1),
        ..RIGHT
    },
    Style {
        mistake: Some("values were percent-encoded before signing"),
        encoded: true,
        ..RIGHT
    },
    Style {
        mistake: Some("fields that are empty or null were signed too"),
        blanks: true,
        ..RIGHT
    },
    Style {
        mistake: Some("all fields were signed, those that are empty or null as well"),
        all: true,
        blanks: true,
        ..RIGHT
    },
    Style {
        mistake: Some("all fields were signed, unsorted"),
        all: true,
        order: Order::AsReceived,
        ..RIGHT
    },
];

/// What is done with the text and the secret.
pub(super) struct Ending {
    /// In words; `None` for the right one.
    pub(super) mistake: Option<&'static str>,
    word: Option<&'static str>,
    hmac: bool,
}

pub(super) const ENDINGS: &[Ending] = &[
    Ending {
        mistake: None,
        word: Some("&key="),
        hmac: false,
    },
    Ending {
        mistake: Some("the secret was appended as &KEY=, with the word in upper case"),
        word: Some("&KEY="),
        hmac: false,
    },
    Ending {
        mistake: Some("the secret was appended as &Key=, with the word capitalised"),
        word: Some("&Key="),
        hmac: false,
    },
    Ending {
        mistake: Some("the secret was appended without &key="),
        word: Some(""),
        hmac: false,
    },
    Ending {
        mistake: Some("the secret was appended as key= without the & before it"),
        word: Some("key="),
        hmac: false,
    },
    Ending {
        mistake: Some("the secret was appended as &secret= and not as &key="),
        word: Some("&secret="),
        hmac: false,
    },
    Ending {
        mistake: Some("the secret was left out"),
        word: None,
        hmac: false,
    },
    Ending {
        mistake: Some("an HMAC was made with the secret, where a plain hash is wanted"),
        word: None,
        hmac: true,
    },
    Ending {
        mistake: Some("an HMAC was made of a text with &key=, where a plain hash is wanted"),
        word: Some("&key="),
        hmac: true,
    },
];

impl Ending {
    pub(super) fn hash(&self, text: &str, secret: &[u8]) -> Option<[u8; SIGNATURE_BYTES]> {
        let word = self.word.unwrap_or("");
        let behind: &[&[u8]] = match self.word {
            Some(_) => &[word.as_bytes(), secret],
            None => &[],
        };
        if self.hmac {
            let mut mac = Hmac::<Sha512>::new_from_slice(secret).ok()?;
            mac.update(text.as_bytes());
            behind.iter().for_each(|part| mac.update(part));
            return Some(mac.finalize().into_bytes().into());
        }
        let mut hash = Sha512::new();
        hash.update(text);
        behind.iter().for_each(|part| hash.update(part));
        Some(hash.finalize().into())
    }
}

/// The text before the secret, as a mistaken sender writes it.
pub(super) fn signed_text(root: Value<'_>, listed: &[&str], style: &Style) -> String {
    let mut fields: Vec<(String, String)> = root
        .members()
        .filter(|(name, value)| {
            name != SIGN
                && (style.all || listed.contains(&name.as_ref()))
                && (style.blanks || !is_blank(*value))
        })
        .map(|(name, value)| (name.into_owned(), value_text(value, style)))
        .collect();
    match style.order {
        Order::ByName => fields.sort_unstable(),
        Order::AsReceived => {}
        Order::WithoutCase => fields.sort_by_key(|(name, _)| name.to_lowercase()),
    }
    let pairs: Vec<String> = fields
        .into_iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    pairs.join("&")
}

fn value_text(value: Value<'_>, style: &Style) -> String {
    let text = match value.as_str() {
        Some(text) => text.into_owned(),
        None => value.literal().to_owned(),
    };
    let text = if value.kind() == Kind::Number {
        number_text(text, style.numbers)
    } else {
        text
    };
    if !style.encoded {
        return text;
    }
    let keep = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| match keep(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

fn number_text(text: String, numbers: Numbers) -> String {
    let Ok(amount) = text.parse::<Amount>() else {
        return text;
    };
    match numbers {
        Numbers::AsWritten => text,
        Numbers::Shortest => amount.normalized().as_str().to_owned(),
        Numbers::Decimals(most) => {
            let short = amount.normalized();
            if short.scale() >= most {
                return short.as_str().to_owned();
            }
            let point = if short.scale() == 0 { "." } else { "" };
            let zeros = "0".repeat(most - short.scale());
            format!("{short}{point}{zeros}")
        }
    }
}
