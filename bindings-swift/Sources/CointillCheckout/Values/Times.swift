import Foundation

extension Duration {
    /// Whole nanoseconds; 0 for a negative time, the most that fits for a longer one.
    package var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (whole, over) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, more) = whole.addingReportingOverflow(UInt64(attoseconds / 1_000_000_000))
        return over || more ? .max : sum
    }

    package init(nanoseconds: UInt64) {
        self =
            .seconds(Int64(nanoseconds / 1_000_000_000))
            + .nanoseconds(Int64(nanoseconds % 1_000_000_000))
    }

    /// Seconds, for the platform's interfaces.
    var seconds: TimeInterval {
        TimeInterval(components.seconds) + TimeInterval(components.attoseconds) / 1e18
    }
}

extension Date {
    /// Whole seconds since 1970; the nearest that there are for a time that is too far away.
    package var unixSeconds: Int64 {
        let seconds = timeIntervalSince1970.rounded(.down)
        return Int64(exactly: seconds) ?? (seconds < 0 ? .min : .max)
    }
}
