// No SwiftUI: the declarations of it that Samples/CheckoutScreen names, so that the sample is
// type-checked on Linux, which has none. It shows nothing, and says nothing of how the screen looks.
// Signatures follow Apple's documentation.

@MainActor @preconcurrency
public protocol View {
    associatedtype Body: View
    @ViewBuilder var body: Body { get }
}

extension Never: View {
    public var body: Never { return fatalError("a stand-in shows nothing") }
}

/// What every other view here is to the compiler.
public protocol Leaf: View where Body == Never {}

extension Leaf {
    public var body: Never { return fatalError("a stand-in shows nothing") }
}

public struct Shown: Leaf {}

@resultBuilder
public enum ViewBuilder {
    public static func buildBlock(_ parts: any View...) -> Shown { Shown() }
    public static func buildOptional(_ part: Shown?) -> Shown { Shown() }
    public static func buildEither(first: Shown) -> Shown { first }
    public static func buildEither(second: Shown) -> Shown { second }
}

@propertyWrapper
public struct State<Value> {
    private let value: Value

    public init(wrappedValue: Value) { value = wrappedValue }

    public var wrappedValue: Value {
        get { value }
        nonmutating set {}
    }
}

extension State where Value: ExpressibleByNilLiteral {
    public init() { self.init(wrappedValue: nil) }
}

public struct VStack: Leaf {
    public init(spacing: Double? = nil, @ViewBuilder content: () -> some View) {}
}

public struct Text: Leaf {
    public init(verbatim: String) {}
}

public struct Label: Leaf {
    public init(_ title: String, systemImage: String) {}
}

public struct ProgressView: Leaf {
    public init() {}
}

public enum Font: Sendable {
    case title
}

public enum Color: Sendable {
    case red
}

public struct EnabledTextSelectability: Sendable {
    public static var enabled: Self { Self() }
}

extension View {
    public func font(_ font: Font?) -> some View { Shown() }
    public func foregroundStyle(_ color: Color) -> some View { Shown() }
    public func textSelection(_ selectability: EnabledTextSelectability) -> some View { Shown() }
    public func task(
        priority: TaskPriority = .userInitiated,
        @_inheritActorContext _ action: @escaping @Sendable () async -> Void
    ) -> some View { Shown() }
}
