//! What the scanner accepts at most.

/// What the scanner accepts at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole text. Checked before a single byte is read; at most 4 GiB − 1.
    pub max_bytes: usize,
    /// Brackets and braces open at the same time; at most [`Limits::DEEPEST`].
    pub max_depth: usize,
}

impl Limits {
    /// The deepest nesting that any limit allows: walks over a scanned text recurse, and a
    /// stranger's brackets must not exhaust the stack.
    pub const DEEPEST: usize = 128;

    /// For webhooks: 1 MiB. A payment with its QR picture is some tens of kilobytes (2328 §10).
    pub const WEBHOOK: Limits = Limits {
        max_bytes: 1 << 20,
        max_depth: 32,
    };

    /// For answers of the gateway: 32 MiB. A page of 5,000 payments with QR pictures is some 15 MB.
    pub const RESPONSE: Limits = Limits {
        max_bytes: 32 << 20,
        max_depth: 64,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Limits::RESPONSE
    }
}
