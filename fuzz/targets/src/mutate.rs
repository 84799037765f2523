//! Mutations with a seed: the same on every machine, so that a failure can be had again.

/// Pieces that a parser of JSON, amounts or dates stumbles over.
const PIECES: &[&str] = &[
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    " ",
    "\n",
    "null",
    "true",
    "false",
    "NaN",
    "Infinity",
    "-",
    "-0",
    "0",
    ".",
    "1e999",
    "1E+5",
    "00",
    "9999999999999999999",
    "0.1",
    "\\u0000",
    "\\ud800",
    "\\udc00",
    "\\ud83d\\ude00",
    "\\u2028",
    "\u{2028}",
    "\u{2029}",
    "é",
    "\u{feff}",
    "\u{0}",
    "\u{7f}",
    "\\/",
    "/",
    "&",
    "=",
    "key",
    "<html>",
    "{}",
    "[]",
    "\"\"",
    "\"a\":",
    "\"sign\":",
    "\"sign\":\"\"",
    "\"uuid\":\"x\"",
    "\"order_id\":",
    "\"amount\":\"1.00\"",
    "\"payment_status\":\"paid\"",
    "\"status\":\"completed\"",
    "\"to_address\":\"T\"",
    "\"state\":0",
    "\"state\":1",
    "\"result\":",
    "\"items\":[]",
    "\"paginate\":{}",
    "\"code\":\"0\"",
    "\"model\":",
    "\"orderStatus\":\"COMPLETED\"",
    "\"orderAmount\":",
    "2026-11-22T00:00:00Z",
    "Sun, 22 Nov 2026 00:00:00 GMT",
];

/// A small generator (xorshift64*): no statistics depend on it.
pub struct Random(u64);

impl Random {
    /// From a seed.
    pub fn new(seed: u64) -> Random {
        // Zero would stay zero.
        Random(seed ^ 0x9E37_79B9_7F4A_7C15 | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Below `limit`, which is not zero.
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }
}

/// An input made from one of `corpus` by a few changes; at most `most` bytes.
pub fn mutate(corpus: &[Vec<u8>], random: &mut Random, most: usize) -> Vec<u8> {
    let mut data = match corpus.len() {
        0 => Vec::new(),
        inputs => corpus[random.below(inputs)].clone(),
    };
    for _ in 0..=random.below(4) {
        change(&mut data, corpus, random);
    }
    data.truncate(most);
    data
}

fn change(data: &mut Vec<u8>, corpus: &[Vec<u8>], random: &mut Random) {
    let place = random.below(data.len() + 1);
    let end = place + random.below(data.len() - place + 1);
    match random.below(9) {
        0 if place < data.len() => data[place] ^= 1 << random.below(8),
        1 if place < data.len() => data[place] = random.below(256) as u8,
        2 => data.insert(place, random.below(256) as u8),
        3 => drop(data.drain(place..end)),
        4 => data.truncate(place),
        5 => {
            let piece = data[place..end].to_vec();
            let to = random.below(data.len() + 1);
            data.splice(to..to, piece);
        }
        6 => {
            let other = &corpus[random.below(corpus.len().max(1)) % corpus.len().max(1)..];
            if let Some(other) = other.first() {
                let from = random.below(other.len() + 1);
                data.splice(place.., other[from..].iter().copied());
            }
        }
        _ => {
            let piece = PIECES[random.below(PIECES.len())];
            let to = if random.below(2) == 0 { place } else { end };
            data.splice(place..to, piece.bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_inputs_and_others_differ() {
        let corpus = vec![b"{\"a\":1}".to_vec(), b"[true]".to_vec(), Vec::new()];
        let make = |seed| {
            let mut random = Random::new(seed);
            (0..200)
                .map(|_| mutate(&corpus, &mut random, 64))
                .collect::<Vec<_>>()
        };
        assert_eq!(make(7), make(7));
        let mut inputs = make(8);
        assert!(inputs.iter().all(|input| input.len() <= 64));
        inputs.sort();
        inputs.dedup();
        assert!(inputs.len() > 150, "{}", inputs.len());
    }
}
