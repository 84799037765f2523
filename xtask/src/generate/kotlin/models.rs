//! The models: a class each over the values that came, which are read when they are asked for.

use cointill::dynamic::{ENUMS, MODELS, RegisteredModel};
use cointill::model::{Field, FieldKind};

use super::text::{field_doc, identifier, kdoc, plain, read_type};
use super::{Gateway, header};

pub(super) fn texts(gateway: &Gateway) -> Result<Vec<(&'static str, String)>, String> {
    MODELS
        .iter()
        .filter(|model| model.gateway == gateway.id)
        .map(|model| Ok((model.name, text(gateway, model)?)))
        .collect()
}

fn text(gateway: &Gateway, model: &RegisteredModel) -> Result<String, String> {
    let mut imports = vec![
        "com.cointill.Model",
        "com.cointill.internal.ffi.NativeRecord",
    ];
    for field in model.fields {
        match field.kind {
            FieldKind::Amount => imports.push("java.math.BigDecimal"),
            FieldKind::Timestamp => imports.push("java.time.Instant"),
            FieldKind::OpenEnum(name) if !ENUMS.iter().any(|set| set.name == name) => {
                return Err(format!(
                    "{name}: expected it among the open sets of core/src/dynamic"
                ));
            }
            _ => {}
        }
    }
    let observed = match model.name {
        "Payment" | "StaticWalletTransaction" => Some(OBSERVED),
        "Order" => Some(OBSERVED_IN_A_UNIT),
        _ => None,
    };
    if observed.is_some() {
        imports.extend(["com.cointill.Observed", "com.cointill.observe"]);
    }
    let mut out = header(gateway.package, &imports);
    let names: Vec<_> = model
        .fields
        .iter()
        .map(|field| format!("{:?}", identifier(field.name).trim_matches('`')))
        .collect();
    out.push_str(&format!(
        "\nprivate val NAMES = arrayOf(\n    {},\n)\n\n",
        names.join(",\n    ")
    ));
    out.push_str(&kdoc(&plain(model.doc), ""));
    out.push_str(&format!(
        "public class {} internal constructor(record: NativeRecord) : Model(record, NAMES) {{",
        model.name
    ));
    for (place, field) in model.fields.iter().enumerate() {
        property(&mut out, place, field)?;
    }
    out.push_str(observed.unwrap_or_default());
    out.push_str("}\n");
    Ok(out)
}

fn property(out: &mut String, place: usize, field: &Field) -> Result<(), String> {
    let mut kind = read_type(&field.kind);
    // A text that means no time is read as null, whatever the documents promise.
    let maybe = !field.required || field.kind == FieldKind::Timestamp;
    let read = match (field.kind, maybe) {
        (FieldKind::Timestamp, _) => format!("instantOrNull({place})"),
        (FieldKind::Amount, false) => format!("amount({place})"),
        (FieldKind::Amount, true) => format!("amountOrNull({place})"),
        (FieldKind::Integer, false) => format!("text({place}).toLong()"),
        (FieldKind::Integer, true) => format!("textOrNull({place})?.toLong()"),
        (FieldKind::Boolean, false) => format!("text({place}).toBoolean()"),
        (FieldKind::Boolean, true) => format!("textOrNull({place})?.toBoolean()"),
        (FieldKind::OpenEnum(name), false) => format!("{name}(text({place}))"),
        (FieldKind::OpenEnum(name), true) => {
            format!("textOrNull({place})?.let {{ {name}(it) }}")
        }
        (FieldKind::Model(name), false) => format!("{name}(part({place}))"),
        (FieldKind::Model(name), true) => format!("partOrNull({place})?.let {{ {name}(it) }}"),
        (FieldKind::List(FieldKind::Model(name)), false) => {
            format!("parts({place}).map {{ {name}(it) }}")
        }
        (FieldKind::List(inner), _) => {
            return Err(format!(
                "{}: expected a list of models, got {inner}",
                field.name
            ));
        }
        (_, false) => format!("text({place})"),
        (_, true) => format!("textOrNull({place})"),
    };
    if maybe {
        kind.push('?');
    }
    out.push('\n');
    out.push_str(&kdoc(&field_doc(field), "    "));
    let name = identifier(field.name);
    // Java sees the text of a word, under a name that it can write.
    let getter = if matches!(field.kind, FieldKind::OpenEnum(_)) {
        let plain = name.trim_matches('`');
        let (first, rest) = plain.split_at(1);
        format!("@JvmName(\"get{}{rest}\") ", first.to_uppercase())
    } else {
        String::new()
    };
    out.push_str(&format!(
        "    public val {name}: {kind}\n        {getter}get() = {read}\n"
    ));
    Ok(())
}

const OBSERVED: &str = r"
    /** What it says to `decide`. */
    public fun observed(): Observed = checkNotNull(observe(this, cents = true))
";

const OBSERVED_IN_A_UNIT: &str = r"
    /**
     * What it says to `decide`, with [orderAmount] in the unit of your options.
     *
     * @param cents false when the option `amount_unit` is `as_sent`.
     */
    @JvmOverloads
    public fun observed(cents: Boolean = true): Observed = checkNotNull(observe(this, cents))
";
