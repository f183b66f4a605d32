extension Payload {
    /// The whole value, to look into by name and position.
    ///
    /// ```swift
    /// let todo = payload.root[0]
    /// let text = todo?["text"]?.string
    /// for tag in todo?["tags"]?.elements ?? [] { … }
    /// ```
    public var root: View { View(self, at: 0) }

    /// One value of a document, with what it holds.
    ///
    /// A view copies nothing: it is the document and a place in it. Where a value is the same object
    /// as an earlier one, the view shows that one. A value of another kind than asked for is nil, as
    /// is one that is not there; nothing is ever converted.
    public struct View: Sendable {
        /// The document that the value is in.
        public let payload: Payload
        /// The value's node; never a `use`.
        public let index: Int

        /// Looks at the value at `index` of a document.
        @inlinable
        public init(_ payload: Payload, at index: Int) {
            self.payload = payload
            self.index = payload.resolved(index)
        }

        /// What kind of value this is.
        @inlinable public var kind: PayloadNode.Kind { payload.kind(index) }

        /// The number of elements, or of pairs of key and value; 0 for a leaf.
        @inlinable public var count: Int { payload.count(index) }

        /// The member of that name; nil when there is none, as in every kind that has no names.
        ///
        /// Of several, the last one of an object (as `JSON.parse` has it), the first one of a form
        /// (as `FormData.get`). Takes time in proportion to the number of members.
        public subscript(name: some StringProtocol) -> View? {
            let isForm = kind == .form || kind == .params
            var found: Int?
            for (key, value) in payload.members(index) where payload.isKey(key, name) {
                found = value
                if isForm { break }
            }
            return found.map { View(payload, at: $0) }
        }

        /// The values of all members of that name, in order (`FormData.getAll`).
        public func all(_ name: some StringProtocol) -> [View] {
            payload.members(index).filter { payload.isKey($0.key, name) }
                .map { View(payload, at: $0.value) }
        }

        /// The element at a position of an array, or of another kind that has elements.
        ///
        /// Nil beyond the end. Takes time in proportion to the position.
        public subscript(position: Int) -> View? {
            guard position >= 0 else { return nil }
            return elements.dropFirst(position).first { _ in true }
        }

        /// The elements of an array, set, iterator or iterable; nothing for any other kind.
        ///
        /// Each absent element of an array is a view of the kind `hole`.
        public var elements: Elements { Elements(self) }

        /// The members of an object, a form or a record with their names, in document order.
        ///
        /// Lone surrogates in names are shown as U+FFFD. Nothing for any other kind.
        public var members: some Sequence<(key: String, value: View)> {
            payload.members(index).lazy
                .filter { [payload] in payload.kind($0.key) == .key }
                .map { [payload] member -> (key: String, value: View) in
                    (payload.text(member.key), View(payload, at: member.value))
                }
        }

        /// The keys and values of a map; nothing for any other kind.
        public var pairs: some Sequence<(key: View, value: View)> {
            payload.members(index).lazy
                .filter { [payload] in payload.kind($0.key) != .key }
                .map { [payload] pair -> (key: View, value: View) in
                    (View(payload, at: pair.key), View(payload, at: pair.value))
                }
        }
    }

    /// Whether a node is the name of a member that reads `name`.
    private func isKey(_ index: Int, _ name: some StringProtocol) -> Bool {
        kind(index) == .key && bytes[range(index)].elementsEqual(name.utf8)
    }
}

extension Payload.View {
    /// A sequence over the elements of one value.
    public struct Elements: Sequence, IteratorProtocol, Sendable {
        private let payload: Payload
        private var position: Int
        private let end: Int
        /// How many of a run of holes were given.
        private var holes = 0

        /// Begins before the first element; a map has elements, its keys and values in turn, only
        /// when asked for.
        init(_ view: Payload.View, includesKeys: Bool = false) {
            payload = view.payload
            position = view.index + 1
            switch view.kind {
            case .array, .set, .iterator, .iterable, .byteStream: end = payload.end(view.index)
            case .map where includesKeys: end = payload.end(view.index)
            default: end = position
            }
        }

        /// Returns the next element.
        public mutating func next() -> Payload.View? {
            guard position < end else { return nil }
            let place = position
            if payload.kind(place) == .hole {
                holes += 1
                if holes < payload[place].low { return Payload.View(payload, at: place) }
                holes = 0
            }
            position = payload.end(place)
            return Payload.View(payload, at: place)
        }
    }
}
