//! Reading the fields of a request, all problems at once, as Laravel's validation does.

use std::cell::RefCell;

use cointill::Amount;
use cointill::canonical::{Kind, Value};

use super::refusal::Refusal;
use crate::switches::Switches2328;

/// Digits that an amount may have: more than any coin uses, few enough to compute with.
const MOST_AMOUNT: usize = 40;

/// The members of a request's body, and what was found wrong with them so far.
pub(super) struct Form<'d> {
    root: Option<Value<'d>>,
    numeric_amounts: bool,
    errors: RefCell<Vec<(String, String)>>,
}

impl<'d> Form<'d> {
    /// `None` stands for an empty body.
    pub(super) fn new(root: Option<Value<'d>>, switches: &Switches2328) -> Form<'d> {
        Form {
            root,
            numeric_amounts: switches.numeric_amounts,
            errors: RefCell::new(Vec::new()),
        }
    }

    /// The JSON text of the whole body.
    pub(super) fn literal(&self) -> &str {
        self.root.map_or("", |root| root.literal())
    }

    pub(super) fn problem(&self, name: &str, problem: impl Into<String>) {
        self.errors
            .borrow_mut()
            .push((name.to_owned(), problem.into()));
    }

    /// Fails when anything was wrong.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let errors = self.errors.take();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(Refusal::validation(errors))
        }
    }

    /// A member that is there and not null.
    fn value(&self, name: &str) -> Option<Value<'d>> {
        self.root?.get(name).filter(|value| !value.is_null())
    }

    fn required<T: Default>(&self, name: &str, value: Option<T>) -> T {
        if value.is_none() && self.value(name).is_none() {
            self.problem(name, "the field is required");
        }
        value.unwrap_or_default()
    }

    /// Text of at most `most` characters; an empty one counts as absent.
    pub(super) fn text(&self, name: &str, most: usize) -> Option<String> {
        let value = self.value(name)?;
        let Some(text) = value.as_str() else {
            self.problem(name, "the field must be a string");
            return None;
        };
        if text.chars().count() > most {
            self.problem(name, format!("the field must not exceed {most} characters"));
            return None;
        }
        Some(text.into_owned()).filter(|text| !text.is_empty())
    }

    pub(super) fn required_text(&self, name: &str, most: usize) -> String {
        let text = self.text(name, most);
        if text.is_none()
            && self
                .value(name)
                .is_some_and(|value| value.as_str().as_deref() == Some(""))
        {
            self.problem(name, "the field is required");
        }
        self.required(name, text)
    }

    /// One of a few words.
    pub(super) fn word(&self, name: &str, words: &[&str]) -> Option<String> {
        let text = self.text(name, 64)?;
        if words.contains(&text.as_str()) {
            return Some(text);
        }
        self.problem(
            name,
            format!("the field must be one of {}", words.join(", ")),
        );
        None
    }

    /// An amount, by its digits as written.
    pub(super) fn amount(&self, name: &str) -> Option<Amount> {
        let value = self.value(name)?;
        if value.kind() == Kind::Number && !self.numeric_amounts {
            self.problem(name, "the field must be a string");
            return None;
        }
        let text = value.as_text().unwrap_or_default();
        match text.parse::<Amount>() {
            Ok(amount) if text.len() <= MOST_AMOUNT => Some(amount),
            _ => {
                self.problem(name, "the field must be a decimal");
                None
            }
        }
    }

    /// An amount above zero.
    pub(super) fn positive(&self, name: &str) -> Option<Amount> {
        let amount = self.amount(name)?;
        if amount.is_positive() {
            return Some(amount);
        }
        self.problem(name, "the field must be greater than 0");
        None
    }

    pub(super) fn required_positive(&self, name: &str) -> Amount {
        match self.positive(name) {
            Some(amount) => amount,
            None => {
                self.required(name, None::<()>);
                Amount::zero()
            }
        }
    }

    /// A decimal between two whole numbers.
    pub(super) fn amount_between(&self, name: &str, least: i32, most: i32) -> Option<Amount> {
        let amount = self.amount(name)?;
        if amount >= Amount::from(least) && amount <= Amount::from(most) {
            return Some(amount);
        }
        self.problem(
            name,
            format!("the field must be between {least} and {most}"),
        );
        None
    }

    /// A whole number, written as a JSON number or as digits in a string.
    pub(super) fn integer(&self, name: &str, least: u32, most: u32) -> Option<u32> {
        let value = self.value(name)?;
        match value.as_text().and_then(|text| text.parse::<u32>().ok()) {
            Some(number) if (least..=most).contains(&number) => Some(number),
            Some(_) => {
                self.problem(
                    name,
                    format!("the field must be between {least} and {most}"),
                );
                None
            }
            None => {
                self.problem(name, "the field must be an integer");
                None
            }
        }
    }

    /// An absolute http or https URL.
    pub(super) fn url(&self, name: &str) -> Option<String> {
        let text = self.text(name, 2_048)?;
        if reqwest::Url::parse(&text).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            return Some(text);
        }
        self.problem(name, "the field must be a valid URL");
        None
    }

    /// Pages: number and size, and the offset of the first item.
    pub(super) fn page(&self, per_page: u32, most: u32) -> (u64, u64, u64) {
        let page = u64::from(self.integer("page", 1, u32::MAX).unwrap_or(1));
        let per_page = u64::from(self.integer("per_page", 1, most).unwrap_or(per_page));
        (page, per_page, (page - 1) * per_page)
    }

    /// A day `YYYY-MM-DD`: its first and last millisecond, plus one.
    pub(super) fn day(&self, name: &str) -> Option<(i64, i64)> {
        let text = self.text(name, 64)?;
        let day = crate::clock::day_in_moscow(&text);
        if day.is_none() {
            self.problem(name, "the field must be a date YYYY-MM-DD");
        }
        day
    }
}
