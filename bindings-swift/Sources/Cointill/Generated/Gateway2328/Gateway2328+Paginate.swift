// Made from the core's definitions by `cargo xtask generate`; do not edit.

extension Gateway2328 {
    /// Where a page stands in its list. Payments and static wallets write `currentPage`,
    /// `totalPages` and `hasMore` (2328 §5.3); wallet transactions write `page`, `perPage` and
    /// `hasPages` (§7). Both are read into this.
    public struct Paginate: Model, Recorded {
        package let record: Record

        package init(record: Record) {
            self.record = record
        }

        /// Items on this page.
        public var count: Int? { record.integerIfAny(0) }

        /// Number of this page, from 1.
        public var currentPage: Int? { record.integerIfAny(1) }

        /// Most items a page.
        public var perPage: Int? { record.integerIfAny(2) }

        /// Items in the whole list.
        public var total: Int? { record.integerIfAny(3) }

        /// Pages in the whole list.
        public var totalPages: Int? { record.integerIfAny(4) }

        /// True when another page follows.
        public var hasMore: Bool? { record.booleanIfAny(5) }

        /// The number of this page in the other shape.
        public var page: Int? { record.integerIfAny(6) }

        /// Most items a page in the other shape.
        public var perPageOther: Int? { record.integerIfAny(7) }

        /// In the other shape; read as "another page follows".
        public var hasPages: Bool? { record.booleanIfAny(8) }

        public static let fields: [ModelField] = [
            ModelField(name: "count", wireName: "count"),
            ModelField(name: "currentPage", wireName: "current_page"),
            ModelField(name: "perPage", wireName: "per_page"),
            ModelField(name: "total", wireName: "total"),
            ModelField(name: "totalPages", wireName: "total_pages"),
            ModelField(name: "hasMore", wireName: "has_more"),
            ModelField(name: "page", wireName: "page"),
            ModelField(name: "perPageOther", wireName: "perPage"),
            ModelField(name: "hasPages", wireName: "hasPages"),
        ]
    }
}
