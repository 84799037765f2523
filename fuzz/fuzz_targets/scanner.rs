//! See `cointill_fuzz_targets::scanner`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::scanner::run(data));
