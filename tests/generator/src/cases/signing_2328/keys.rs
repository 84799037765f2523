//! Keys that can be used, and those that would sign everything wrong.

use serde_json::json;

use crate::vectors::Case;

pub(super) fn cases() -> Vec<Case> {
    let case = |id: &str, comment: &str, secret: &str, valid: bool| {
        let expected = match valid {
            true => json!({"usable": true}),
            false => json!({"error": {"code": "configuration", "field": "key"}}),
        };
        Case {
            valid,
            ..Case::valid(
                format!("2328-key-{id}"),
                "2328 §10",
                comment,
                json!({"secret": secret}),
                expected,
            )
        }
    };
    vec![
        case("one-character", "short, yet a key", "k", true),
        case(
            "inner-space",
            "a space inside may be part of the key",
            "two words",
            true,
        ),
        case("non-ascii", "a key is text", "ключ", true),
        case("long", "a key of 200 characters", &"k".repeat(200), true),
        case(
            "empty",
            "an empty key would accept what anyone signs: step 6",
            "",
            false,
        ),
        case(
            "line-break",
            "read from a file with its line break, it signs everything wrong",
            "test-api-key\n",
            false,
        ),
        case(
            "carriage-return",
            "the same from a file of Windows",
            "test-api-key\r\n",
            false,
        ),
        case(
            "space-before",
            "pasted with a space",
            " test-api-key",
            false,
        ),
        case(
            "space-behind",
            "pasted with a space",
            "test-api-key ",
            false,
        ),
        case("only-space", "nothing but white space", "  ", false),
        case(
            "inner-nul",
            "a control character is no part of a key",
            "test\u{0}key",
            false,
        ),
        case(
            "inner-line-break",
            "two lines are no key",
            "test\nkey",
            false,
        ),
    ]
}
