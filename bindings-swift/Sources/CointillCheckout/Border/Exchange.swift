package import CointillCheckoutNative
import Foundation

extension NativeNow {
    /// Both clocks now.
    package static func reading() -> NativeNow {
        NativeNow(monotonicNs: Clocks.monotonic(), unix: Date().unixSeconds)
    }
}

enum Clocks {
    private static let start = ContinuousClock.now

    /// Nanoseconds since this process first asked, on a clock that goes on while a phone sleeps.
    static func monotonic() -> UInt64 {
        start.duration(to: .now).nanoseconds
    }
}

extension TransportRequest {
    package init(_ request: NativeRequest, attempt: UInt32, timeout: UInt64) {
        self.init(
            method: request.method, url: request.url,
            headers: request.headers.map { Header(name: $0.name, value: $0.value) },
            body: request.body, timeout: Duration(nanoseconds: timeout), attempt: Int(attempt))
    }
}

extension TransportFailure {
    package var native: NativeFailure {
        switch kind {
        case .connect: .connect
        case .untrusted: .untrusted
        case .unsendable: .unsendable
        case .connectTimeout: .connectTimeout
        case .readTimeout: .readTimeout
        case .timeout: .timeout
        case .broken: .broken
        case .tooLarge: .tooLarge(limit: UInt64(clamping: limit))
        case .cancelled: .cancelled
        case .unsigned: .unsigned
        case .other: .other
        }
    }
}
