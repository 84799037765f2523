import Cointill
import CointillTesting
import Foundation
import XCTest

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Both gateways on loopback, as a process of its own that ends with the test.
final class Sandbox: Sendable {
    let url: String
    private let process: Process
    private let ready: URL

    init() async throws {
        guard let program = ProcessInfo.processInfo.environment["COINTILL_BIN"] else {
            throw Unrunnable("expected the command in COINTILL_BIN; `cargo xtask test` sets it")
        }
        let ready = FileManager.default.temporaryDirectory
            .appending(path: "cointill-\(UUID().uuidString).json")
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["sandbox", "--listen", "127.0.0.1:0", "--ready-file", ready.path]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let file = try await eventually("the sandbox listens") {
            FileManager.default.contents(atPath: ready.path)
        }
        self.process = process
        self.ready = ready
        url = try Parser.parse(file).get("url")
    }

    func stop() {
        // Swift's threads block other signals, and what they start inherits that.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: ready)
    }

    func gateway2328(
        _ settings: ClientSettings = ClientSettings(rateLimit: 0)
    ) throws -> Gateway2328 {
        try Gateway2328(
            project: "00000000-0000-4000-8000-000000002328", apiKey: "sandbox-api-key",
            payoutKey: "sandbox-payout-key", baseURL: "\(url)/api", settings: settings)
    }

    func alchemyPay(_ settings: ClientSettings = ClientSettings()) throws -> AlchemyPay {
        try AlchemyPay(
            appId: "SANDBOX0001", secret: "sandbox-secret", host: .init(url: url),
            settings: settings)
    }

    /// The control interface.
    @discardableResult
    func control(_ method: String, _ path: String, _ body: String = "") async throws -> Value {
        let request = TransportRequest(
            method: method, url: "\(url)/_sandbox/\(path)",
            headers: [Header(name: "content-type", value: "application/json")],
            body: Data(body.utf8), timeout: .seconds(20), attempt: 1)
        let transport = URLSessionTransport()
        let answer = try await transport.send(request)
        await transport.close()
        guard (200..<300).contains(answer.status) else {
            throw Unrunnable("\(path): \(String(decoding: answer.body, as: UTF8.self))")
        }
        return answer.body.isEmpty ? .null : try Parser.parse(answer.body)
    }

    /// Hits the next requests to the gateways.
    func fault(_ effect: String, count: Int? = 1) async throws {
        try await control(
            "POST", "faults",
            #"{"on":"request","count":\#(count.map(String.init) ?? "null"),"effect":\#(effect)}"#)
    }

    /// How many requests the gateways got since this was asked last.
    func requests() async throws -> Int {
        let all = try await control("GET", "requests")
        try await control("DELETE", "requests")
        return all.items.isEmpty ? all["requests"].items.count : all.items.count
    }
}

/// Asks every 5 ms until there is an answer.
func eventually<Answer>(
    _ what: String, within: Duration = .seconds(20), _ look: () async throws -> Answer?
) async throws -> Answer {
    let start = ContinuousClock.now
    while ContinuousClock.now - start < within {
        if let answer = try await look() { return answer }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw Unrunnable("expected that \(what), got nothing within \(within)")
}

/// A test with a sandbox of its own.
class SandboxTestCase: XCTestCase {
    private let running = Started()

    override func setUp() async throws {
        running.sandbox = try await Sandbox()
    }

    override func tearDown() async throws {
        running.sandbox?.stop()
        running.sandbox = nil
    }

    var sandbox: Sandbox {
        get throws { try XCTUnwrap(running.sandbox) }
    }
}

/// XCTest sets up, runs and tears down one after the other, not at once.
private final class Started: @unchecked Sendable {
    var sandbox: Sandbox?
}
