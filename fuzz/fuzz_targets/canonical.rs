//! See `cointill_fuzz_targets::canonical`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::canonical::run(data));
