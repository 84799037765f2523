// Measuring beside a peer, in turns, so that a slow moment of the machine hits both.

import Foundation

/// What keeps a result from being worked out never.
@inline(never)
func use<Value>(_ value: Value) {}

/// The shortest time of one run of each, in nanoseconds, over rounds of `batch` runs.
func beside(
    rounds: Int = 60, batch: Int = 200, _ own: () throws -> Void, _ peer: () throws -> Void
) rethrows -> (own: Double, peer: Double) {
    var least = (own: Double.infinity, peer: Double.infinity)
    for _ in 0..<rounds {
        least.own = min(least.own, try time(batch, own))
        least.peer = min(least.peer, try time(batch, peer))
    }
    return least
}

private func time(_ batch: Int, _ work: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    for _ in 0..<batch { try work() }
    return Double(DispatchTime.now().uptimeNanoseconds - start) / Double(batch)
}

/// The same for what is waited for, and its median, which is what a caller over a network sees.
func beside(
    rounds: Int, _ own: () async throws -> Void, _ peer: () async throws -> Void
) async rethrows -> (own: Times, peer: Times) {
    var all = (own: [Double](), peer: [Double]())
    for _ in 0..<rounds {
        all.own.append(try await time(own))
        all.peer.append(try await time(peer))
    }
    return (Times(all.own), Times(all.peer))
}

private func time(_ work: () async throws -> Void) async rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try await work()
    return Double(DispatchTime.now().uptimeNanoseconds - start)
}

struct Times {
    let least: Double
    let median: Double

    init(_ times: [Double]) {
        let sorted = times.sorted()
        least = sorted.first ?? 0
        median = sorted[sorted.count / 2]
    }
}

/// A line of the table in docs/benchmarks.md.
func line(_ what: String, _ own: Double, _ of: String, _ peer: Double, _ aim: String = "") {
    let ratio = String(format: "%.2f", own / peer)
    print("| \(what) | \(shown(own)) | \(of) | \(shown(peer)) | \(ratio) | \(aim) |")
}

private func shown(_ nanoseconds: Double) -> String {
    switch nanoseconds {
    case ..<1e4: String(format: "%.2f µs", nanoseconds / 1e3)
    case ..<1e6: String(format: "%.0f µs", nanoseconds / 1e3)
    default: String(format: "%.1f ms", nanoseconds / 1e6)
    }
}
