import Cointill
import Foundation
import XCTest

/// Runs a case: gives what a valid case's `expected` says, or throws `Invalid`.
typealias Operation = @Sendable (Value) async throws -> Value

/// What every loader must do: run all, count all, name what fails.
enum Harness {
    static let folder = URL(filePath: #filePath)
        .appending(path: "../../../../../tests/vectors").standardizedFileURL

    static func load(_ name: String) throws -> Value {
        try Parser.parse(Data(contentsOf: folder.appending(path: name)))
    }

    static func run(_ subject: String, _ operations: [String: Operation]) async throws {
        let name = "\(subject).json"
        var failures: [String] = []
        var counts: [String: Int] = [:]
        for group in try load(name)["groups"].items {
            let op = try group.get("op")
            guard let operation = operations[op] else {
                failures.append("operation \(op) has no runner")
                continue
            }
            for one in group["cases"].items {
                counts[op, default: 0] += 1
                if let why = await differs(one, operation) {
                    failures.append(
                        "\(try one.get("id")) (\(one["comment"].text ?? "")):\n    \(why)")
                }
            }
        }
        let listed = try load("manifest.json")["files"][name]["ops"].members
        XCTAssertEqual(listed.mapValues(\.int), counts.mapValues { $0 }, "\(name): the counts")
        if !failures.isEmpty {
            let shown = failures.prefix(40).joined(separator: "\n")
            XCTFail("\(name): \(failures.count) failures\n\(shown)")
        }
    }

    private static func differs(_ one: Value, _ operation: Operation) async -> String? {
        let valid: Bool
        let got: Value
        do {
            (valid, got) = (true, try await operation(one["input"]))
        } catch let refused as Invalid {
            (valid, got) = (false, refused.told)
        } catch {
            return "it threw \(error)"
        }
        if .bool(valid) == one["valid"], got == one["expected"] { return nil }
        return """
            expected \(one["valid"]) \(one["expected"])
                got      \(valid) \(got)
            """
    }
}
