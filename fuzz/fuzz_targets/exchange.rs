//! See `cointill_fuzz_targets::exchange`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::exchange::run(data));
