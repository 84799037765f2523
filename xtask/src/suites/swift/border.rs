//! Reading what crosses the border.
//!
//! uniffi's Swift reads through `Data`, whose every access is a call into Foundation, and copies each
//! text twice. A page of payments has a hundred thousand texts, so the few functions that read are put
//! over the library's own memory. It is freed behind the last read, by code that stays as it is.

/// What uniffi writes, and what stands for it.
const CHANGES: &[(&str, &str)] = &[
    (
        "(data: Data, offset: Data.Index)",
        "(data: UnsafeRawBufferPointer, offset: Int)",
    ),
    (
        "func createReader(data: Data)",
        "func createReader(data: UnsafeRawBufferPointer)",
    ),
    (
        "createReader(data: Data(rustBuffer: buf))",
        "createReader(\n            data: UnsafeRawBufferPointer(start: buf.data, count: Int(buf.len)))",
    ),
    (
        "    if T.self == UInt8.self {
        let value = reader.data[reader.offset]
        reader.offset += 1
        return value as! T
    }
    var value: T = 0
    let _ = withUnsafeMutableBytes(of: &value, { reader.data.copyBytes(to: $0, from: range)})
    reader.offset = range.upperBound
    return value.bigEndian
",
        "    reader.offset = range.upperBound
    return reader.data.loadUnaligned(fromByteOffset: range.lowerBound, as: T.self).bigEndian
",
    ),
    (
        "count: Int) throws -> Array<UInt8> {",
        "count: Int) throws -> UnsafeRawBufferPointer {",
    ),
    (
        "    var value = [UInt8](repeating: 0, count: count)
    value.withUnsafeMutableBufferPointer({ buffer in
        reader.data.copyBytes(to: buffer, from: range)
    })
    reader.offset = range.upperBound
    return value
",
        "    reader.offset = range.upperBound
    return UnsafeRawBufferPointer(rebasing: reader.data[range])
",
    ),
    (
        "fileprivate extension Data {
    init(rustBuffer: RustBuffer) {
        self.init(
            bytesNoCopy: rustBuffer.data!,
            count: Int(rustBuffer.len),
            deallocator: .none
        )
    }
}

",
        "",
    ),
    (
        "        return value.utf8CString.withUnsafeBufferPointer { ptr in
            // The swift string gives us int8_t, we want uint8_t.
            ptr.withMemoryRebound(to: UInt8.self) { ptr in
                // The swift string gives us a trailing null byte, we don't want it.
                let buf = UnsafeBufferPointer(rebasing: ptr.prefix(upTo: ptr.count - 1))
                return RustBuffer.from(buf)
            }
        }
",
        "        var value = value
        return value.withUTF8 { RustBuffer.from($0) }
",
    ),
];

/// uniffi's code with the other readers.
pub(super) fn quick(text: &str) -> Result<String, String> {
    let mut out = text.to_owned();
    for (theirs, ours) in CHANGES {
        if !out.contains(theirs) {
            return Err(format!(
                "expected in uniffi's Swift code, got another version of it:\n{theirs}"
            ));
        }
        out = out.replace(theirs, ours);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_another_version_is_refused() {
        let all: String = CHANGES.iter().map(|(theirs, _)| *theirs).collect();
        let changed = quick(&all).unwrap();
        assert!(!changed.contains("Data.Index"), "{changed}");
        let error = quick(&all.replace("value.bigEndian", "value")).unwrap_err();
        assert!(error.contains("return value.bigEndian"), "{error}");
    }
}
