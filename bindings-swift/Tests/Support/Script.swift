// What the tests of both products use.

import CointillCheckout

/// A transport that keeps what it is given to send, and answers as it is told.
package final class Script: Transport {
    package enum Answer: Sendable {
        case response(TransportResponse)
        case failure(TransportFailure)
    }

    private let state: Locked<(answers: [Answer], sent: [TransportRequest])>

    package init(_ answers: [Answer]) {
        state = Locked((answers, []))
    }

    package var sent: [TransportRequest] { state.withLock { $0.sent } }

    package func send(_ request: TransportRequest) async throws -> TransportResponse {
        let answer = state.withLock { state in
            state.sent.append(request)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        switch answer {
        case .response(let response): return response
        case .failure(let failure): throw failure
        case nil: throw Unrunnable("more was sent than the case answers")
        }
    }

    package func close() async {}
}

/// The error of a call that is to fail.
package func failing<Result>(
    _ what: String = "a call", file: StaticString = #filePath, line: UInt = #line,
    _ body: () async throws -> Result
) async throws -> CointillError {
    do {
        _ = try await body()
    } catch let error as CointillError {
        return error
    }
    throw Unrunnable("\(what): expected an error (\(file):\(line))")
}

/// A case that cannot be run: a fault of the loader, never a result.
package struct Unrunnable: Error, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
