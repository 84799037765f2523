//! The readings of the documentation, as a class for each gateway.

use cointill::dynamic::OptionField;

use super::text::{identifier, kdoc};
use super::{Gateway, header};

pub(super) fn text<O>(gateway: &Gateway, options: &[OptionField<O>]) -> String {
    let mut out = header(
        gateway.package,
        &[
            "com.cointill.internal.ffi.NativeOption",
            "com.cointill.internal.ffi.NativeSetting",
        ],
    );
    let mut doc = format!(
        "Readings of the documentation of {}, where it contradicts itself; `docs/gateways.md` \
         says what each is about. What is null has its default.\n",
        gateway.title
    );
    for option in options {
        let words: Vec<_> = option
            .words
            .iter()
            .map(|word| format!("`{word}`"))
            .collect();
        let takes = match (words.as_slice(), option.number) {
            ([], true) => "a number".to_owned(),
            ([], false) => "yes or no".to_owned(),
            (words, _) => words.join(" or "),
        };
        doc.push_str(&format!(
            "\n@param {} `{}`: {takes}.",
            identifier(option.name),
            option.name
        ));
    }
    out.push('\n');
    out.push_str(&kdoc(&doc, ""));
    out.push_str("public class Options @JvmOverloads constructor(\n");
    for option in options {
        let kind = match (option.words, option.number) {
            ([], true) => "Long",
            ([], false) => "Boolean",
            _ => "String",
        };
        out.push_str(&format!(
            "    public val {}: {kind}? = null,\n",
            identifier(option.name)
        ));
    }
    out.push_str(
        ") {\n    internal val native: List<NativeOption>\n        get() = listOfNotNull(\n",
    );
    for option in options {
        let setting = match (option.words, option.number) {
            ([], true) => "Number(it.toULong())",
            ([], false) => "Flag(it)",
            _ => "Word(it)",
        };
        out.push_str(&format!(
            "            {}?.let {{ NativeOption({:?}, NativeSetting.{setting}) }},\n",
            identifier(option.name),
            option.name
        ));
    }
    out.push_str("        )\n}\n");
    out
}
