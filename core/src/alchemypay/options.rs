//! Where the documentation contradicts itself, the reading is an option.

/// The unit of `orderAmount` in query answers and order webhooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AmountUnit {
    /// Hundredths of the currency, as every page on queries and webhooks says.
    #[default]
    Cents,
    /// Whatever unit the order was created in: the major unit with V2.
    AsSent,
}

/// The set of fields that a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SignedSet {
    /// Those whose column *Sign* says Y: every table of the documents, and every client that is
    /// known to work.
    #[default]
    Documented,
    /// Every field that is sent, save for `sign` and `key`, as the vendor's samples do with
    /// whatever they are given.
    All,
}

/// How an object inside a signed message is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Nested {
    /// Its own fields are sorted and joined, and that text is the value of the outer field.
    #[default]
    Recurse,
    /// Its own fields are sorted in among the outer ones.
    Flatten,
}

/// The readings of the documentation that a gateway object or verifier follows.
///
/// ```
/// use cointill::alchemypay::{AmountUnit, Options};
///
/// let mut options = Options::default();
/// options.amount_unit = AmountUnit::AsSent;
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The unit of `orderAmount` in query answers and order webhooks: V2 creates orders in dollars,
    /// yet the pages on both still say cents (Alchemy §9 item 1). Find out with one small order
    /// before going live: a wrong unit is wrong by a factor of 100. Default: cents.
    pub amount_unit: AmountUnit,
    /// The set of fields that a signature covers (Alchemy §3.2, §9 item 2). Default: the documented
    /// lists.
    pub signed_set: SignedSet,
    /// How `customize` of a native order is signed (Alchemy §3.3, §9 item 11). Default: recursion.
    pub nested: Nested,
    /// A signed value of the four letters `null` counts as absent: only AEON's newer helper does
    /// so (Alchemy §3.1 step 2). Default: `true`.
    pub null_text_is_absent: bool,
    /// `merchantOrderNo` of an order takes digits only: the documents say so for V1 and V2, in
    /// practice letters are accepted (Alchemy §9 item 7). Telegram orders have no such remark.
    /// Default: `false`, letters are allowed.
    pub digits_only_order_numbers: bool,
    /// `paymentExchange` may be sent: supported or not, by revision and vendor (Alchemy §9 item 8).
    /// Default: `true`.
    pub payment_exchange: bool,
    /// `refundOrderNo` may be sent: only the newer revisions of Alchemy's page have it, AEON's has
    /// not (Alchemy §4.6, §9 item 9). Default: `true`.
    pub refund_order_no: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            amount_unit: AmountUnit::Cents,
            signed_set: SignedSet::Documented,
            nested: Nested::Recurse,
            null_text_is_absent: true,
            digits_only_order_numbers: false,
            payment_exchange: true,
            refund_order_no: true,
        }
    }
}
