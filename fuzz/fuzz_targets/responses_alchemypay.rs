//! See `cointill_fuzz_targets::responses_alchemypay`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::responses_alchemypay::run(data));
