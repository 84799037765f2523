"""Made from the core's definitions by `cargo xtask generate`; do not edit."""
