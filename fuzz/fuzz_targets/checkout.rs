//! See `cointill_fuzz_targets::checkout`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::checkout::run(data));
