//! See `cointill_fuzz_targets::retry_after`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::retry_after::run(data));
