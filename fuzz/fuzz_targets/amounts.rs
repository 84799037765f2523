//! See `cointill_fuzz_targets::amounts`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::amounts::run(data));
