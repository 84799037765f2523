import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends with the platform's `URLSession`: no redirect is followed, no cookie kept, nothing cached.
///
/// Cancelling the task that waits for an answer ends the request.
public final class URLSessionTransport: Transport {
    private let session: URLSession
    private let answers: Answers

    /// - Parameters:
    ///   - configuration: For a proxy or a certificate; an ephemeral one when nil. Its cookies and
    ///     caches are switched off.
    ///   - maxBytes: The largest answer that is read. A page of 5,000 payments has about 5 MB.
    public init(configuration: URLSessionConfiguration? = nil, maxBytes: Int = 64 << 20) {
        let configuration = configuration ?? .ephemeral
        configuration.httpShouldSetCookies = false
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        answers = Answers(maxBytes: maxBytes)
        session = URLSession(configuration: configuration, delegate: answers, delegateQueue: nil)
    }

    deinit {
        session.invalidateAndCancel()
    }

    public func send(_ request: TransportRequest) async throws -> TransportResponse {
        guard let url = URL(string: request.url) else {
            throw TransportFailure(.unsendable, text: "the URL is none to URLSession")
        }
        var sent = URLRequest(url: url)
        sent.httpMethod = request.method
        sent.httpBody = request.body.isEmpty ? nil : request.body
        // Begins anew with each byte that arrives, and counts whole seconds on Linux: the task below
        // keeps the time.
        sent.timeoutInterval = request.timeout.seconds.rounded(.up) + 1
        for header in request.headers {
            sent.addValue(header.value, forHTTPHeaderField: header.name)
        }
        let task = session.dataTask(with: sent)
        let deadline = Task {
            try await Task.sleep(for: request.timeout)
            answers.fail(task, with: TransportFailure(.timeout))
        }
        defer { deadline.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiting in
                answers.expect(task, waiting)
                if Task.isCancelled {
                    answers.fail(task, with: TransportFailure(.cancelled))
                } else {
                    task.resume()
                }
            }
        } onCancel: {
            answers.fail(task, with: TransportFailure(.cancelled))
        }
    }

    public func close() async {
        session.invalidateAndCancel()
    }
}

/// Puts answers together as they arrive. Each is told once, whatever happens first.
private final class Answers: NSObject, URLSessionDataDelegate {
    private struct Answer {
        let waiting: CheckedContinuation<TransportResponse, any Error>
        var body = Data()
    }

    private let maxBytes: Int
    private let open = Locked<[Int: Answer]>([:])

    init(maxBytes: Int) {
        self.maxBytes = maxBytes
    }

    func expect(
        _ task: URLSessionTask, _ waiting: CheckedContinuation<TransportResponse, any Error>
    ) {
        open.withLock { $0[task.taskIdentifier] = Answer(waiting: waiting) }
    }

    /// Ends the request, and what waits for it.
    func fail(_ task: URLSessionTask, with failure: TransportFailure) {
        task.cancel()
        take(task)?.waiting.resume(throwing: failure)
    }

    private func take(_ task: URLSessionTask) -> Answer? {
        open.withLock { $0.removeValue(forKey: task.taskIdentifier) }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        // The signature is for this address alone.
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let size = open.withLock { open in
            open[dataTask.taskIdentifier]?.body.append(data)
            return open[dataTask.taskIdentifier]?.body.count ?? 0
        }
        if size > maxBytes {
            fail(dataTask, with: TransportFailure(.tooLarge, limit: maxBytes))
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        guard let answer = take(task) else { return }
        if let error {
            answer.waiting.resume(throwing: failure(error, task))
        } else if let response = task.response as? HTTPURLResponse {
            let headers = response.allHeaderFields.map {
                Header(name: String(describing: $0.key), value: String(describing: $0.value))
            }
            answer.waiting.resume(
                returning: TransportResponse(
                    status: response.statusCode, headers: headers, body: answer.body))
        } else {
            answer.waiting.resume(throwing: TransportFailure(.other, text: "no HTTP answer"))
        }
    }

    private func failure(_ error: any Error, _ task: URLSessionTask) -> TransportFailure {
        guard let error = error as? URLError else {
            return TransportFailure(.other, text: String(describing: type(of: error)))
        }
        let text = "URLSession error \(error.code.rawValue)"
        return switch error.code {
        case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet:
            TransportFailure(.connect, text: text)
        case .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid,
            .clientCertificateRejected, .clientCertificateRequired:
            TransportFailure(.untrusted, text: text)
        case .badURL, .unsupportedURL, .appTransportSecurityRequiresSecureConnection:
            TransportFailure(.unsendable, text: text)
        case .timedOut:
            TransportFailure(.timeout, text: text)
        case .networkConnectionLost, .badServerResponse, .cannotParseResponse:
            TransportFailure(.broken, text: text)
        case .cancelled:
            TransportFailure(.cancelled, text: text)
        default:
            TransportFailure(.other, text: text)
        }
    }
}
