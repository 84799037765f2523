//! The statuses that all gateways have in common.

use cointill::payment::Status;

use super::header;

pub(super) fn text() -> String {
    let mut out = header("Statuses of payments.");
    out.push_str("/** A status in the words of all gateways. */\nexport type Status =");
    for status in Status::ALL {
        out.push_str(&format!("\n  | {:?}", status.as_str()));
    }
    out.push_str(";\n");
    out
}
