import Foundation
import XCTest

/// Each snippet of docs/swift.md stands in a sample, which is compiled.
final class DocumentationTests: XCTestCase {
    func testSnippetsStandInTheSamples() throws {
        let package = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
        let page = try String(
            contentsOf: package.appending(path: "../docs/swift.md"), encoding: .utf8)
        let names = [
            "FirstPayment/main.swift", "Webhook/Webhook.swift", "CheckoutScreen/Watching.swift",
            "ViewEndpoint/ViewEndpoint.swift", "Till/Till.swift", "Till/Signing.swift",
        ]
        let samples = try names.map {
            try String(contentsOf: package.appending(path: "Samples/\($0)"), encoding: .utf8)
        }
        let snippets = page.components(separatedBy: "```swift\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
        XCTAssertEqual(snippets.count, 8)
        for snippet in snippets {
            XCTAssertTrue(samples.contains { $0.contains(snippet) }, snippet)
        }
    }
}
