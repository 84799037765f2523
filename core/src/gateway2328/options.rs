//! Where the documentation contradicts itself, the reading is an option.

/// The readings of 2328's documentation that this gateway object follows.
///
/// ```
/// use cointill::gateway2328::Options;
///
/// let mut options = Options::default();
/// options.url_callback_required = true;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// `url_callback` of a payment: optional in the older documentation, required in the newer
    /// (2328 §13 item 5). Default: `false`, optional.
    pub url_callback_required: bool,
    /// `network` when a payment's `currency` is crypto: required by the documentation, yet live
    /// invoices without it were accepted (2328 §13 item 6). With `to_currency` it is always
    /// required. Default: `false`, optional.
    pub network_required_for_crypto: bool,
    /// `aml_lock` as filter of the payment list: valid in the older documentation, refused in the
    /// newer (2328 §13 item 12). Default: `true`, allowed.
    pub list_by_aml_lock: bool,
    /// Most characters of a payout's `order_id`: the documentation states none (2328 §13 item 21).
    /// Default: 128, the limit of payments.
    pub payout_order_id_max: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            url_callback_required: false,
            network_required_for_crypto: false,
            list_by_aml_lock: true,
            payout_order_id_max: 128,
        }
    }
}
