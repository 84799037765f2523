import Foundation

/// What `work` gives, or the failure that its time is up. It is not waited for once nobody wants the
/// result: work that does not look whether it is cancelled must hold up no caller.
func within<Result: Sendable>(
    _ time: Duration, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    let first = First<Result>()
    let worker = Task {
        do {
            first.tell(.success(try await work()))
        } catch {
            first.tell(.failure(error))
        }
    }
    let clock = Task {
        try await Task.sleep(for: time)
        first.tell(.failure(TransportFailure(.timeout)))
    }
    defer {
        worker.cancel()
        clock.cancel()
    }
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { first.expect($0) }
    } onCancel: {
        first.tell(.failure(CancellationError()))
    }
}

/// Takes the first result of several.
private final class First<Value: Sendable>: Sendable {
    private enum State {
        case open
        case waiting(CheckedContinuation<Value, any Error>)
        case told(Result<Value, any Error>)
        case over
    }

    private let state = Locked(State.open)

    func expect(_ waiting: CheckedContinuation<Value, any Error>) {
        let told: Result<Value, any Error>? = state.withLock { state in
            guard case .told(let result) = state else {
                state = .waiting(waiting)
                return nil
            }
            state = .over
            return result
        }
        if let told { waiting.resume(with: told) }
    }

    func tell(_ result: Result<Value, any Error>) {
        let waiting: CheckedContinuation<Value, any Error>? = state.withLock { state in
            switch state {
            case .open:
                state = .told(result)
                return nil
            case .waiting(let waiting):
                state = .over
                return waiting
            case .told, .over:
                return nil
            }
        }
        waiting?.resume(with: result)
    }
}
