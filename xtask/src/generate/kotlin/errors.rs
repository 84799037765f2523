//! An exception for each stable code.

use cointill::ErrorCode;

use super::header;
use super::text::{class_name, kdoc, plain};

pub(super) fn text() -> String {
    let mut out = header("", &[]);
    // A refused webhook has facts of its own, and its exception is written by hand.
    let codes = || {
        ErrorCode::ALL
            .iter()
            .filter(|code| **code != ErrorCode::SignatureInvalid)
    };
    for code in codes() {
        out.push('\n');
        out.push_str(&kdoc(&plain(code.meaning()), ""));
        out.push_str(&format!(
            "public class {}Exception internal constructor(facts: Facts) : CointillException(facts)\n",
            class_name(code.as_str())
        ));
    }
    out.push_str(
        "\n/** The exception of a code; a code that this version does not know has a class too. */\n\
         internal fun exceptionOf(facts: Facts): CointillException =\n    when (facts.code) {\n",
    );
    for code in codes() {
        out.push_str(&format!(
            "        {:?} -> {}Exception(facts)\n",
            code.as_str(),
            class_name(code.as_str())
        ));
    }
    out.push_str("        else -> OtherException(facts)\n    }\n");
    out
}
