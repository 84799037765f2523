//! What a shop has recorded of a payment, from which the view for an app is made.

use cointill::checkout::PaymentFacts;
use cointill::model::Described as _;

use super::text::{argument, argument_imports, field_doc, identifier, kdoc};
use super::{CHECKOUT, header};

pub(super) fn text() -> String {
    let fields = PaymentFacts::FIELDS;
    let mut out = header(CHECKOUT.package, &argument_imports(fields));
    let mut doc =
        "What a shop has recorded of a payment: what its customer's app is shown is made from it.\n"
            .to_owned();
    for field in fields {
        let name = identifier(field.name);
        doc.push_str(&format!(
            "\n@param {} {}",
            name.trim_matches('`'),
            field_doc(field)
        ));
    }
    out.push('\n');
    out.push_str(&kdoc(&doc, ""));
    out.push_str("public data class PaymentFacts @JvmOverloads constructor(\n");
    for required in [true, false] {
        for field in fields.iter().filter(|field| field.required == required) {
            let (kind, _) = argument(field);
            let default = if required { "" } else { "? = null" };
            out.push_str(&format!(
                "    val {}: {kind}{default},\n",
                identifier(field.name)
            ));
        }
    }
    out.push_str(") {\n    internal val values: List<String?>\n        get() = listOf(\n");
    for field in fields {
        let (_, write) = argument(field);
        let maybe = if field.required || write.is_empty() {
            ""
        } else {
            "?"
        };
        out.push_str(&format!(
            "            {}{maybe}{write},\n",
            identifier(field.name)
        ));
    }
    out.push_str("        )\n}\n");
    out
}
