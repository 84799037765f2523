//! See `cointill_fuzz_targets::webhook_alchemypay`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cointill_fuzz_targets::webhook_alchemypay::run(data));
