//! Reading the fields of a request; the first problem ends it with 8000.

use cointill::Amount;
use cointill::canonical::{Kind, Value};

use super::envelope::Refusal;

/// The members of a request's body.
pub(super) struct Form<'d> {
    root: Value<'d>,
    strings_only: bool,
}

impl<'d> Form<'d> {
    pub(super) fn new(root: Value<'d>, strings_only: bool) -> Form<'d> {
        Form { root, strings_only }
    }

    /// Null and the empty string count as absent, as in the signature (Alchemy §3.1 step 2).
    fn value(&self, name: &str) -> Option<Value<'d>> {
        let value = self.root.get(name)?;
        let empty = value.is_null() || value.as_str().is_some_and(|text| text.is_empty());
        Some(value).filter(|_| !empty)
    }

    /// A string of at most `most` characters; a number by its digits, unless the switch forbids it.
    pub(super) fn text(&self, name: &str, most: usize) -> Result<Option<String>, Refusal> {
        let Some(value) = self.value(name) else {
            return Ok(None);
        };
        let text = match value.kind() {
            Kind::String => value.as_str(),
            Kind::Number if !self.strings_only => value.as_text(),
            _ => return Err(Refusal::parameter(name, "a string")),
        };
        let text = text.unwrap_or_default().into_owned();
        if text.chars().count() > most {
            return Err(Refusal::parameter(
                name,
                &format!("at most {most} characters"),
            ));
        }
        Ok(Some(text))
    }

    pub(super) fn required(&self, name: &str, most: usize) -> Result<String, Refusal> {
        self.text(name, most)?
            .ok_or_else(|| Refusal::parameter(name, "a value"))
    }

    /// One of a few words.
    pub(super) fn word(&self, name: &str, words: &[&str]) -> Result<Option<String>, Refusal> {
        let text = self.text(name, 32)?;
        if text
            .as_ref()
            .is_some_and(|text| !words.contains(&text.as_str()))
        {
            let expected = format!("one of {}", words.join(", "));
            return Err(Refusal::parameter(name, &expected));
        }
        Ok(text)
    }

    /// An amount above 0.
    pub(super) fn positive(&self, name: &str, most: usize) -> Result<Amount, Refusal> {
        let text = self.required(name, most)?;
        match text.parse::<Amount>() {
            Ok(amount) if amount.is_positive() => Ok(amount),
            _ => Err(Refusal::parameter(name, "a decimal above 0")),
        }
    }

    /// Comma-separated codes.
    pub(super) fn list(&self, name: &str, most: usize) -> Result<Vec<String>, Refusal> {
        let text = self.text(name, most)?.unwrap_or_default();
        let items = text
            .split(',')
            .map(str::trim)
            .filter(|item| !item.is_empty());
        Ok(items.map(str::to_owned).collect())
    }

    /// A nested object of strings, at most `most` characters of JSON.
    pub(super) fn object(&self, name: &str, most: usize) -> Result<Vec<(String, String)>, Refusal> {
        let value = self
            .value(name)
            .filter(|value| value.kind() == Kind::Object);
        let value = value.ok_or_else(|| Refusal::parameter(name, "a JSON object"))?;
        if value.literal().chars().count() > most {
            return Err(Refusal::parameter(
                name,
                &format!("at most {most} characters"),
            ));
        }
        let members = value.members().map(|(key, value)| {
            let text = value
                .as_text()
                .ok_or_else(|| Refusal::parameter(name, "text values"))?;
            Ok((key.into_owned(), text.into_owned()))
        });
        members.collect()
    }
}
