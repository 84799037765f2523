/// One page of a list, in the gateway's order, which is not documented.
public struct Page<Item: Model>: Sendable, Hashable {
    public let items: [Item]
    /// Where the page stands.
    public let paginate: Gateway2328.Paginate
    /// The number of the page behind this one; nil on the last.
    public let nextPage: Int?
}

/// All items of a list, fetched page by page as they are walked over.
///
/// Nothing is fetched before, and each walk asks anew. Objects that are created during a walk may
/// move others to the next page, which then come twice.
///
/// ```swift
/// for try await payment in gateway.payments.list(status: .paid) { … }
/// ```
public struct Pages<Item: Model>: AsyncSequence, Sendable {
    typealias Next = @Sendable () async throws -> Page<Item>?

    private let start: @Sendable () throws -> Next
    private let one: @Sendable () async throws -> Page<Item>

    init(
        start: @escaping @Sendable () throws -> Next,
        one: @escaping @Sendable () async throws -> Page<Item>
    ) {
        self.start = start
        self.one = one
    }

    /// The pages themselves.
    public var pages: PageSequence { PageSequence(start: start) }

    /// The one page that the arguments name, for a list that turns its pages itself.
    public func page() async throws -> Page<Item> {
        try await one()
    }

    /// The first item; nil for an empty list.
    public func first() async throws -> Item? {
        try await first { _ in true }
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(pages: pages.makeAsyncIterator())
    }

    public struct Iterator: AsyncIteratorProtocol {
        var pages: PageSequence.Iterator
        var items: ArraySlice<Item> = []

        public mutating func next() async throws -> Item? {
            // A page without items is not the end.
            while items.isEmpty {
                guard let page = try await pages.next() else { return nil }
                items = page.items[...]
            }
            return items.removeFirst()
        }
    }

    /// The pages of a list.
    public struct PageSequence: AsyncSequence, Sendable {
        let start: @Sendable () throws -> Next

        public func makeAsyncIterator() -> Iterator {
            Iterator(start: start)
        }

        public struct Iterator: AsyncIteratorProtocol {
            let start: @Sendable () throws -> Next
            var walk: Next?

            init(start: @escaping @Sendable () throws -> Next) {
                self.start = start
            }

            public mutating func next() async throws -> Page<Item>? {
                let walk = try self.walk ?? start()
                self.walk = walk
                return try await walk()
            }
        }
    }
}
