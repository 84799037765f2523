// A server imports one module. What it shares with an app, such as `Amount` and `CointillError`, is
// defined and documented in `CointillCheckout`.
@_exported import CointillCheckout
