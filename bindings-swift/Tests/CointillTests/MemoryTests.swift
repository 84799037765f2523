import Cointill
import Foundation
import XCTest

#if os(Linux)
    /// What crosses the border goes away again.
    final class MemoryTests: XCTestCase {
        /// Answers each call with the same payment.
        private struct Answering: Transport {
            let body: Data

            func send(_ request: TransportRequest) async throws -> TransportResponse {
                TransportResponse(status: 200, headers: [], body: body)
            }

            func close() async {}
        }

        func testAHundredThousandCallsHoldMemoryFlat() async throws {
            let payment =
                #"{"uuid":"u","order_id":"1","amount":"1","currency":"USD","payment_status":"paid"}"#
            let answering = Answering(body: Data(#"{"state":0,"result":\#(payment)}"#.utf8))
            let gateway = try Gateway2328(
                project: "00000000-0000-4000-8000-000000002328", apiKey: "sandbox-api-key",
                settings: ClientSettings(transport: answering, rateLimit: 0))
            let webhooks = try Webhooks2328(apiKey: "sandbox-api-key")
            let body = try webhooks.signTestEvent(JSON(text: payment))
            func round(_ count: Int) async throws {
                for _ in 0..<count {
                    let one = try await gateway.payments.info(uuid: "u")
                    XCTAssertEqual(one.paymentStatus, .paid)
                    _ = try webhooks.verify(body)
                    XCTAssertThrowsError(try webhooks.verify(Data("{}".utf8)))
                }
            }
            try await round(10_000)
            let before = try residentBytes()
            try await round(100_000)
            let grown = try residentBytes() - before
            XCTAssertLessThan(grown, 8 << 20, "grew by \(grown) bytes")
            await gateway.close()
        }

        private func residentBytes() throws -> Int {
            let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
            return (Int(text.split(separator: " ")[1]) ?? 0) * 4_096
        }
    }
#endif
