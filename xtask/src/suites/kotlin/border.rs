//! The private Kotlin code as uniffi makes it, changed in two ways: nobody but the package sees it,
//! and it crosses to native code without JNA's structures.
//!
//! uniffi passes buffers and the status of a call as structures, which JNA builds by reflection: 20
//! to 40 microseconds a call. With its feature `scaffolding-ffi-buffer-fns` each function has a
//! second form that takes two pointers. The code is changed to call that one; the classes beneath are
//! in `bindings-kotlin/src/checkout/kotlin/com/cointill/internal/ffi`. uniffi is pinned, and what is
//! not found as it was is an error.

/// What is cut out, from the first mark up to the second: structures, and what goes with async
/// functions, of which there are none.
const CUTS: &[(&str, &str)] = &[
    (
        "@Structure.FieldOrder(\"capacity\"",
        "// Converter for `&[u8]`",
    ),
    (
        "@Structure.FieldOrder(\"code\"",
        "internal class InternalException",
    ),
    ("// Define FFI callback types", "// A JNA Library to expose"),
];

/// What is said in another way.
const WORDS: &[(&str, &str)] = &[
    (
        "rbuf.writeField(\"len\", bbuf.position().toLong())",
        "rbuf.len = bbuf.position().toLong()",
    ),
    ("import com.sun.jna.Structure\n", ""),
    ("import com.sun.jna.Callback\n", ""),
];

const FUNCTION: &str = "    external fun ";

/// The text as the package has it.
pub(super) fn changed(text: &str) -> Result<String, String> {
    let mut text = hidden(text);
    for (from, to) in CUTS {
        let start = text.find(from).ok_or_else(|| missing(from))?;
        let end = text[start..].find(to).ok_or_else(|| missing(to))? + start;
        text.replace_range(start..end, "");
    }
    for (from, to) in WORDS {
        if !text.contains(from) {
            return Err(missing(from));
        }
        text = text.replace(from, to);
    }
    flat(&text)
}

fn missing(what: &str) -> String {
    format!("uniffi's Kotlin: expected {what:?} in it, got none; see xtask's border.rs")
}

/// Calls by the form with two pointers.
fn flat(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut count = 0;
    while let Some(at) = rest.find(FUNCTION) {
        let end = rest[at..].find("\n    ): ").ok_or_else(|| missing("): "))? + at;
        let end = rest[end + 1..]
            .find('\n')
            .map_or(rest.len(), |line| end + 1 + line);
        out.push_str(&rest[..at]);
        out.push_str(&function(&rest[at + FUNCTION.len()..end])?);
        rest = &rest[end..];
        count += 1;
    }
    if count == 0 {
        return Err(missing(FUNCTION));
    }
    out.push_str(rest);
    Ok(out)
}

/// One function, from its name to the type of its result.
fn function(declared: &str) -> Result<String, String> {
    let (head, result) = declared.rsplit_once("): ").ok_or_else(|| missing("): "))?;
    let (name, parameters) = head.split_once('(').ok_or_else(|| missing("("))?;
    let parameters: Vec<(&str, &str)> = parameters
        .split(',')
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .map(|one| one.split_once(": ").ok_or_else(|| missing(": ")))
        .collect::<Result<_, _>>()?;
    if parameters.is_empty() {
        // A version or a checksum.
        return Ok(format!("{FUNCTION}{declared}"));
    }
    let Some(rest) = name.strip_prefix("uniffi_") else {
        // What is left of async functions and of buffers that are passed as structures.
        return Ok(String::new());
    };
    let plain = |one: &&(&str, &str)| one.1 != "UniffiRustCallStatus";
    let given: Vec<_> = parameters.iter().filter(plain).collect();
    if given.len() == parameters.len() {
        return Err(missing("UniffiRustCallStatus"));
    }
    let list: Vec<String> = parameters
        .iter()
        .map(|(name, kind)| format!("{name}: {kind}"))
        .collect();
    let mut out = format!(
        "    fun {name}({}): {result} {{\n        val slots = Slots.own()\n",
        list.join(", ")
    );
    let taken = match result {
        "Unit" => "",
        "Long" => "slots.long()",
        "Int" => "slots.int()",
        "Short" => "slots.short()",
        "Byte" => "slots.byte()",
        "RustBuffer.ByValue" => "slots.buffer()",
        other => {
            return Err(format!(
                "uniffi's Kotlin: {name} gives {other}, which is new"
            ));
        }
    };
    let private = if name.contains("_fn_clone_") || name.contains("_fn_free_native") {
        // Numbers and the address of a status: they have no second form, and need none.
        let [(handle, "Long")] = given[..] else {
            return Err(missing("a handle"));
        };
        out.push_str(&format!(
            "        val result = {name}({handle}, slots.got)\n        \
             slots.code(uniffi_out_err)\n        return result\n    }}\n"
        ));
        format!("{name}({handle}: Long, status: Pointer): {result}")
    } else {
        for (name, _) in &given {
            out.push_str(&format!("        slots.put({name})\n"));
        }
        let flat = format!("uniffi_ffibuffer_{rest}");
        out.push_str(&format!("        {flat}(slots.given, slots.got)\n"));
        if taken.is_empty() {
            out.push_str("        slots.status(uniffi_out_err)\n    }\n");
        } else {
            out.push_str(&format!(
                "        val result = {taken}\n        slots.status(uniffi_out_err)\n        \
                 return result\n    }}\n"
            ));
        }
        format!("{flat}(given: Pointer, got: Pointer)")
    };
    out.push_str(FUNCTION);
    out.push_str(&private);
    Ok(out)
}

/// uniffi makes everything public; what a shop could call would have to stay as it is for ever.
fn hidden(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4_096);
    for line in text.lines() {
        // A function of the package, and not one of a class, which stands at the same margin.
        let function = line.starts_with("    @Throws(") && line.contains(") fun ");
        if function {
            out.push_str(&line.replacen(") fun ", ") internal fun ", 1));
        } else if declares(line.strip_prefix("public ").unwrap_or(line)) {
            out.push_str("internal ");
            out.push_str(line.strip_prefix("public ").unwrap_or(line));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// True for the first line of a declaration without a visibility.
fn declares(line: &str) -> bool {
    const MODIFIERS: &[&str] = &[
        "abstract", "const", "data", "enum", "inline", "open", "sealed", "value",
    ];
    const KEYWORDS: &[&str] = &[
        "class",
        "fun",
        "interface",
        "object",
        "typealias",
        "val",
        "var",
    ];
    // `fun<T> name` has no space behind the keyword.
    let words = line.split([' ', '<']);
    let mut words = words.skip_while(|word| MODIFIERS.contains(word));
    words.next().is_some_and(|word| KEYWORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_uniffi_shows_is_hidden() {
        let text = "open class A {\n    fun a()\n}\npublic object B\nsealed class C\nprivate fun d()\n\
                    internal val e = 1\n    @Throws(P::class) fun `f`() {\n";
        let expected = "internal open class A {\n    fun a()\n}\ninternal object B\n\
                        internal sealed class C\nprivate fun d()\ninternal val e = 1\n    \
                        @Throws(P::class) internal fun `f`() {\n";
        assert_eq!(hidden(text), expected);
    }

    #[test]
    fn structures_become_numbers() {
        let declared = "uniffi_c_fn_func_a(`body`: ForeignBytes.ByValue,`key`: \
                        RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, \n    ): Byte";
        let expected = "    fun uniffi_c_fn_func_a(`body`: ForeignBytes.ByValue, `key`: \
                        RustBuffer.ByValue, uniffi_out_err: UniffiRustCallStatus): Byte {
        val slots = Slots.own()
        slots.put(`body`)
        slots.put(`key`)
        uniffi_ffibuffer_c_fn_func_a(slots.given, slots.got)
        val result = slots.byte()
        slots.status(uniffi_out_err)
        return result
    }
    external fun uniffi_ffibuffer_c_fn_func_a(given: Pointer, got: Pointer)";
        assert_eq!(function(declared).as_deref(), Ok(expected));
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        let declared = "uniffi_c_fn_func_a(uniffi_out_err: UniffiRustCallStatus, \n    ): Other";
        assert!(function(declared).is_err());
        assert!(changed("class A").is_err());
    }
}
