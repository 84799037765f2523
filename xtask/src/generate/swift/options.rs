//! The readings of the documentation.

use cointill::dynamic::OptionField;

use super::Gateway;
use super::text::{camel, capital, declared, literal};

pub(super) fn text<O>(gateway: &Gateway, options: &[OptionField<O>]) -> Result<String, String> {
    let (mut sets, mut fields, mut given, mut settings) =
        (String::new(), String::new(), Vec::new(), String::new());
    for option in options {
        let name = declared(&camel(option.name));
        let (kind, setting) = match (option.words, option.number) {
            ([], true) => ("Int".to_owned(), ".number(number: UInt64(clamping: value))"),
            ([], false) => ("Bool".to_owned(), ".flag(on: value)"),
            (words, false) => {
                let kind = capital(&camel(option.name));
                sets.push_str(&format!(
                    "        public enum {kind}: String, Sendable, Hashable, CaseIterable {{\n"
                ));
                for word in words {
                    sets.push_str(&format!(
                        "            case {} = {}\n",
                        declared(&camel(word)),
                        literal(word)
                    ));
                }
                sets.push_str("        }\n\n");
                (kind, ".word(word: value.rawValue)")
            }
            _ => return Err(format!("{}: expected words or a number", option.name)),
        };
        fields.push_str(&format!("        public var {name}: {kind}?\n"));
        given.push((name.clone(), kind));
        settings.push_str(&format!(
            "            if let value = {name} {{\n                settings.append(NativeOption(name: \
             {}, setting: {setting}))\n            }}\n",
            literal(option.name)
        ));
    }
    let parameters: Vec<_> = given
        .iter()
        .map(|(name, kind)| format!("            {name}: {kind}? = nil"))
        .collect();
    let taken: Vec<_> = given
        .iter()
        .map(|(name, _)| format!("            self.{name} = {name}\n"))
        .collect();
    Ok(format!(
        "internal import CointillNative\n\nextension {} {{\n    /// Readings of the documentation of \
         {}, where it contradicts itself: see `docs/gateways.md`.\n    /// What is nil has its default.\n    \
         public struct Options: Sendable, Hashable {{\n{sets}{fields}\n        public init(\n{}\n        ) {{\n{}        \
         }}\n\n        var native: [NativeOption] {{\n            var settings: [NativeOption] = \
         []\n{settings}            return settings\n        }}\n    }}\n}}\n",
        gateway.class,
        gateway.title,
        parameters.join(",\n"),
        taken.concat()
    ))
}
