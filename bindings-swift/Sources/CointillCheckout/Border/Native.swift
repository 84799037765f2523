package import CointillCheckoutNative

/// What the core works out of single values.
package enum Native {
    /// Carries errors of the core over as this package's.
    package static func carry<Result>(_ call: () throws -> Result) throws -> Result {
        do {
            return try call()
        } catch let error as CointillError {
            throw error
        } catch let problem as NativeProblem {
            throw CointillError(problem)
        } catch {
            throw CointillError(crash: error)
        }
    }

    /// For what cannot fail: the value was read by the core before.
    private static func sure<Result>(_ call: () throws -> Result) -> Result {
        do {
            return try call()
        } catch {
            preconditionFailure("the core does not take its own amount: \(error)")
        }
    }

    /// The text of an amount, once the core has read it.
    static func amount(_ text: String) throws -> String {
        try carry { try amountText(text: text) }
    }

    static func amountFromMinor(_ units: Int64, exponent: UInt8) throws -> String {
        try carry { try CointillCheckoutNative.amountFromMinor(minor: units, exponent: exponent) }
    }

    static func normalized(_ text: String) -> String { facts(text).normalized }

    static func facts(
        _ text: String
    ) -> (normalized: String, scale: Int, significantScale: Int, sign: Int) {
        let facts = sure { try amountFacts(text: text) }
        return (
            facts.normalized, Int(facts.scale), Int(facts.significantScale), Int(facts.sign)
        )
    }

    static func order(_ left: String, _ right: String) -> Int {
        Int(sure { try amountOrder(left: left, right: right) })
    }

    static func sum(_ left: String, _ right: String) -> String {
        sure { try amountSum(left: left, right: right) }
    }

    static func difference(_ left: String, _ right: String) -> String {
        sure { try amountDifference(left: left, right: right) }
    }

    static func times(_ text: String, _ factor: UInt32) -> String {
        sure { try amountTimes(one: text, factor: factor) }
    }

    static func shifted(_ text: String, by places: Int32) -> String {
        sure { try amountShift(one: text, places: places) }
    }

    static func unixSeconds(_ text: String) -> Int64? {
        (try? CointillCheckoutNative.unixSeconds(text: text)) ?? nil
    }
}

extension CointillError {
    package init(_ problem: NativeProblem) {
        switch problem {
        case .Failed(
            let code, let text, let advice, let field, let endpoint, let httpStatus,
            let gatewayCode, let gatewayMessage, let traceId, let details, let body,
            let retryAfterMs, let retrySafe, let outcomeUnknown, let attempts):
            self.init(
                code: Code(rawValue: code), text: text, advice: advice, field: field,
                endpoint: endpoint, httpStatus: httpStatus.map(Int.init),
                gatewayCode: gatewayCode, gatewayMessage: gatewayMessage, traceId: traceId,
                details: details.map { JSON(text: $0) }, body: body,
                retryAfter: retryAfterMs.map { .milliseconds(Int64(clamping: $0)) },
                retrySafe: retrySafe, outcomeUnknown: outcomeUnknown, attempts: Int(attempts),
                refusal: nil)
        case .Refused(let text, let reason, let explanation, let tried):
            self.init(
                .signatureInvalid, text,
                advice: "answer with a refusal and do not use the body",
                refusal: Refusal(reason: reason, cause: explanation, tried: tried))
        case .Misused(let text):
            self.init(.configuration, text, advice: "correct the set-up that the error names")
        }
    }

    init(_ trouble: NativeTrouble) {
        self.init(
            Code(rawValue: trouble.code), trouble.text, advice: trouble.advice,
            httpStatus: trouble.httpStatus.map(Int.init))
    }

    /// A panic of the core: a fault of this library. Nobody knows how far a call came.
    init(crash error: any Error) {
        self.init(
            .internal, "the native library failed: \(error)",
            advice: "report it; look up whether the call was carried out", outcomeUnknown: true)
    }

    package init(
        _ code: Code, _ text: String, advice: String, httpStatus: Int? = nil,
        outcomeUnknown: Bool = false, refusal: Refusal? = nil
    ) {
        self.init(
            code: code, text: text, advice: advice, field: nil, endpoint: nil,
            httpStatus: httpStatus, gatewayCode: nil, gatewayMessage: nil, traceId: nil,
            details: nil, body: nil,
            retryAfter: nil, retrySafe: false, outcomeUnknown: outcomeUnknown, attempts: 0,
            refusal: refusal)
    }
}

extension CointillError.Code {
    /// A fault of this library.
    public static let `internal` = Self(rawValue: "internal")
}
