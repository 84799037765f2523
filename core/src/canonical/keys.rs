//! Duplicate keys, found in time linear in the number of keys.

use std::borrow::Cow;
use std::collections::HashSet;

use super::scan::Node;
use super::string;

/// The keys of one object that is being scanned.
///
/// Webhooks have some twenty keys, so the usual case is a bit set without an allocation: a key
/// whose bit is not yet set is new. Only on a collision are the earlier keys compared, and an
/// object with many keys changes to a hash set (with the process's random seed) before those
/// comparisons could add up to quadratic time.
#[derive(Default)]
pub(super) struct Keys<'a> {
    seen: [u64; 16],
    count: u32,
    set: Option<HashSet<Cow<'a, str>>>,
}

const COMPARED_AT_MOST: u32 = 40;

/// Longer keys go to the hash set at once: forty that are alike and 25 KB long would be decoded
/// eight hundred times over.
const LONGEST_COMPARED: u32 = 256;

/// Where a key's bit stands: the word and the bit in it.
#[inline(always)]
fn place(key: &[u8]) -> (usize, u64) {
    let (head, tail) = match (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => match (key.first_chunk::<4>(), key.last_chunk::<4>()) {
            (Some(head), Some(tail)) => (
                u64::from(u32::from_le_bytes(*head)),
                u64::from(u32::from_le_bytes(*tail)),
            ),
            _ => key.iter().fold((0, 0), |(all, _), byte| {
                (all << 8 | u64::from(*byte), u64::from(*byte))
            }),
        },
    };
    let mixed = (head ^ tail.rotate_left(29) ^ ((key.len() as u64) << 56))
        .wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed >> 60) as usize, 1 << (mixed >> 54 & 63))
}

fn decoded(text: &str, node: Node) -> Cow<'_, str> {
    let literal = &text[node.start as usize + 1..node.end as usize - 1];
    if node.escaped {
        Cow::Owned(string::decode(literal))
    } else {
        Cow::Borrowed(literal)
    }
}

fn same(text: &str, a: Node, b: Node) -> bool {
    // No escape is longer than six bytes a character, so these cannot be the same.
    if (a.end - a.start) / 6 > b.end - b.start {
        return false;
    }
    if !a.escaped && !b.escaped {
        let bytes = text.as_bytes();
        return bytes[a.start as usize..a.end as usize] == bytes[b.start as usize..b.end as usize];
    }
    decoded(text, a) == decoded(text, b)
}

impl<'a> Keys<'a> {
    /// Notes a key without escapes; false when only a comparison can tell, which
    /// [`repeats`](Self::repeats) then makes.
    #[inline(always)]
    pub(super) fn is_surely_new(&mut self, literal: &[u8]) -> bool {
        if self.count >= COMPARED_AT_MOST {
            return false;
        }
        let (word, bit) = place(literal);
        let word = &mut self.seen[word];
        let new = *word & bit == 0;
        *word |= bit;
        self.count += u32::from(new);
        new
    }

    /// Notes the last key of `members`; true when an earlier one has the same decoded text.
    ///
    /// `members` are the nodes of the object so far: key, value, key, value, …, key. `first` is the
    /// index of the first of them.
    pub(super) fn repeats(&mut self, text: &'a str, members: &[Node], first: u32) -> bool {
        let Some((key, earlier)) = members.split_last() else {
            return false;
        };
        if let Some(set) = &mut self.set {
            return !set.insert(decoded(text, *key));
        }
        if self.count >= COMPARED_AT_MOST || key.end - key.start > LONGEST_COMPARED {
            self.count = COMPARED_AT_MOST;
            let mut set = HashSet::with_capacity(4 * COMPARED_AT_MOST as usize);
            each_key(earlier, first, |key| {
                set.insert(decoded(text, key));
                false
            });
            let repeated = !set.insert(decoded(text, *key));
            self.set = Some(set);
            return repeated;
        }
        self.count += 1;
        // An escaped key is noted by its decoded text, or `"\u0061"` would pass beside `"a"`.
        let (word, bit) = place(decoded(text, *key).as_bytes());
        self.seen[word] |= bit;
        each_key(earlier, first, |earlier| same(text, earlier, *key))
    }
}

/// Calls `found` with each key node until it answers true.
fn each_key(members: &[Node], first: u32, mut found: impl FnMut(Node) -> bool) -> bool {
    let mut at = 0;
    while let Some(key) = members.get(at) {
        if found(*key) {
            return true;
        }
        match members.get(at + 1) {
            Some(value) => at = (value.next - first) as usize,
            None => break,
        }
    }
    false
}
