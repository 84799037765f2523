//! Exponential back-off with full jitter, from a seed, so that every language waits alike.

/// SplitMix64 as its authors print it: a state that steps, and a mix of it.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// Microseconds to wait before repeat number `repeat`: the seed's output of that number, spread
/// over 0 to the limit, which doubles from `base` up to `most`.
pub(crate) fn delay(seed: u64, repeat: u32, base: u64, most: u64) -> u64 {
    let mut generator = SplitMix64(seed);
    let mut output = generator.next();
    for _ in 1..repeat {
        output = generator.next();
    }
    let mut limit = base;
    for _ in 1..repeat {
        limit = limit.saturating_mul(2).min(most);
    }
    let limit = u128::from(limit.min(most));
    (u128::from(output) * (limit + 1) / (1 << 64)) as u64
}
