//! Which members of an object are signed, in which order (Alchemy §3.1 steps 1 to 3).

use std::borrow::Cow;

use super::blank::is_blank;
use super::message::Message;
use super::options::{Nested, Options, SignedSet};
use crate::canonical::{Kind, Value};

/// The longest documented list: the order webhook's.
pub(super) const MOST_LISTED: usize = 14;

/// The member that carries the signature.
pub(super) const SIGN: &str = "sign";
/// Never signed: the word stands for the secret at the end of the text.
const KEY: &str = "key";

/// Names and values, sorted by name.
pub(super) type Sorted<'d> = Vec<(Cow<'d, str>, Value<'d>)>;

/// The signed members of a message, sorted by name.
#[allow(clippy::large_enum_variant)] // A box would be the allocation that the slots avoid.
pub(super) enum Fields<'d> {
    /// One slot for each name of a documented list: no allocation.
    Listed(Message, [Option<Value<'d>>; MOST_LISTED]),
    /// Any names.
    Sorted(Sorted<'d>),
}

impl<'d> Fields<'d> {
    pub(super) fn of(message: Message, root: Value<'d>, options: &Options) -> Fields<'d> {
        // No webhook is known to sign an object, and one taken apart could hide what was signed.
        let nested = if message.is_webhook() {
            Nested::Recurse
        } else {
            options.nested
        };
        if options.signed_set == SignedSet::All {
            return Fields::Sorted(Fields::members(root, nested, options));
        }
        let list = message.signed_fields();
        let slots = slots(list, root, options);
        let is_object = |slot: &Value<'_>| slot.kind() == Kind::Object;
        if nested == Nested::Recurse || !slots.iter().flatten().any(is_object) {
            return Fields::Listed(message, slots);
        }
        Fields::named(root, list, nested, options)
    }

    /// The signed members of `object`, whatever their names, sorted by name.
    pub(super) fn members(object: Value<'d>, nested: Nested, options: &Options) -> Sorted<'d> {
        sorted(object, nested, options, |_| true)
    }

    /// Those of `names`.
    pub(super) fn named(
        object: Value<'d>,
        names: &[&str],
        nested: Nested,
        options: &Options,
    ) -> Fields<'d> {
        Fields::Sorted(sorted(object, nested, options, |name| {
            names.contains(&name)
        }))
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Fields::Listed(_, slots) => slots.iter().all(Option::is_none),
            Fields::Sorted(found) => found.is_empty(),
        }
    }
}

fn sorted<'d>(
    object: Value<'d>,
    nested: Nested,
    options: &Options,
    choose: impl Fn(&str) -> bool,
) -> Sorted<'d> {
    let mut found = Vec::new();
    for (name, value) in object.members() {
        if name == SIGN || name == KEY || !choose(&name) || is_absent(value, options) {
            continue;
        }
        match nested {
            Nested::Recurse => found.push((name, value)),
            Nested::Flatten => flatten(name, value, options, &mut found),
        }
    }
    found.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    found
}

fn slots<'d>(
    list: &'static [&'static str],
    root: Value<'d>,
    options: &Options,
) -> [Option<Value<'d>>; MOST_LISTED] {
    let mut slots = [None; MOST_LISTED];
    let mut members = root.members();
    while let Some((name, value)) = members.next_pair() {
        let decoded;
        let name = match name.plain_text() {
            Some(name) => name,
            None => {
                decoded = name.as_str().unwrap_or_default();
                decoded.as_bytes()
            }
        };
        if let Some(at) = list.iter().position(|listed| listed.as_bytes() == name)
            && let Some(slot) = slots.get_mut(at)
            && !is_absent(value, options)
        {
            *slot = Some(value);
        }
    }
    slots
}

/// True for a value that no signature covers: null, empty, or the four letters `null`.
fn is_absent(value: Value<'_>, options: &Options) -> bool {
    is_blank(value) && (options.null_text_is_absent || value.as_str().as_deref() != Some("null"))
}

// Recursion is bounded: the scanner refused anything deeper than its limit.
fn flatten<'d>(name: Cow<'d, str>, value: Value<'d>, options: &Options, out: &mut Sorted<'d>) {
    if value.kind() != Kind::Object {
        out.push((name, value));
        return;
    }
    for (name, value) in value.members() {
        if name != SIGN && name != KEY && !is_absent(value, options) {
            flatten(name, value, options, out);
        }
    }
}
