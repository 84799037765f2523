//! `docs/errors.md`: the glossary of error codes.

use std::path::Path;

use cointill::ErrorCode;

use super::Output;

const HEAD: &str = "\
# Error codes

<!-- Made by `cargo xtask generate` from core/src/error/code.rs: change it there. -->

Every error has a stable `code`, the same in all languages. The text of an error may change between
versions; its code never does. Beside the code an error tells, where known: the field of the request
or answer that is meant, the HTTP status, the gateway's own code and message, how long to wait, and
whether the same call may be made again without doing anything twice.

*Passes by itself* says that the cause usually goes away. Whether a particular call may be repeated is
another question, which the error itself answers (`retry_safe`, `outcome_unknown`): money that may have
moved is looked up first.

| code | passes by itself |
| --- | --- |
";

pub(super) fn outputs(_root: &Path) -> Result<Vec<Output>, String> {
    Ok(vec![Output {
        path: "docs/errors.md".to_owned(),
        text: glossary(ErrorCode::ALL),
    }])
}

fn glossary(codes: &[ErrorCode]) -> String {
    let mut text = HEAD.to_owned();
    for code in codes {
        let transient = if code.is_transient() { "yes" } else { "no" };
        // The anchor is what GitHub and docs.rs make of the heading below.
        text.push_str(&format!("| [`{code}`](#{code}) | {transient} |\n"));
    }
    for code in codes {
        let meaning = code.meaning().split_whitespace().collect::<Vec<_>>();
        text.push_str(&format!(
            "\n## `{code}`\n\n{}\n\n**What to do:** {}.\n",
            meaning.join(" "),
            code.advice()
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_a_row_a_heading_and_advice() {
        let text = glossary(&[ErrorCode::RateLimited]);
        assert!(text.starts_with("# Error codes\n"));
        assert!(
            text.ends_with(
                "| [`rate_limited`](#rate_limited) | yes |\n\
                 \n## `rate_limited`\n\nToo many requests.\n\n\
                 **What to do:** wait, and share one rate limiter among all processes of the shop.\n"
            ),
            "{text}"
        );
    }
}
