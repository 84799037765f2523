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
    seen: u128,
    count: u32,
    set: Option<HashSet<Cow<'a, str>>>,
}

const COMPARED_AT_MOST: u32 = 40;

#[inline]
fn bit(key: &[u8]) -> u128 {
    let mut head = [0; 8];
    let mut tail = [0; 8];
    if let (Some(first), Some(last)) = (key.first_chunk::<8>(), key.last_chunk::<8>()) {
        head = *first;
        tail = *last;
    } else {
        for (to, from) in head.iter_mut().zip(key) {
            *to = *from;
        }
    }
    let mixed = u64::from_le_bytes(head)
        ^ u64::from_le_bytes(tail).rotate_left(29)
        ^ ((key.len() as u64) << 56);
    1 << (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57)
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
    if !a.escaped && !b.escaped {
        let bytes = text.as_bytes();
        return bytes[a.start as usize..a.end as usize] == bytes[b.start as usize..b.end as usize];
    }
    decoded(text, a) == decoded(text, b)
}

impl<'a> Keys<'a> {
    /// Notes `key`; true when an earlier key of the same object has the same decoded text.
    ///
    /// `members` are the nodes of the object so far: key, value, key, value.
    #[inline]
    pub(super) fn repeats(
        &mut self,
        text: &'a str,
        key: Node,
        members: &[Node],
        first: u32,
    ) -> bool {
        self.count += 1;
        if let Some(set) = &mut self.set {
            return !set.insert(decoded(text, key));
        }
        if self.count > COMPARED_AT_MOST {
            return self.change_to_set(text, key, members, first);
        }
        // An escaped key hashes by its decoded text, or `"\u0061"` would pass beside `"a"`.
        let bit = if key.escaped {
            bit(decoded(text, key).as_bytes())
        } else {
            bit(&text.as_bytes()[key.start as usize + 1..key.end as usize - 1])
        };
        if self.seen & bit == 0 {
            self.seen |= bit;
            return false;
        }
        each_key(members, first, |earlier| same(text, earlier, key))
    }

    #[cold]
    fn change_to_set(&mut self, text: &'a str, key: Node, members: &[Node], first: u32) -> bool {
        let mut set = HashSet::with_capacity(4 * COMPARED_AT_MOST as usize);
        each_key(members, first, |earlier| {
            set.insert(decoded(text, earlier));
            false
        });
        let repeated = !set.insert(decoded(text, key));
        self.set = Some(set);
        repeated
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
