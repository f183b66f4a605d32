/// One value of a `Payload`: 16 bytes, whatever it is.
///
/// | kind | `word` | `detail` |
/// |---|---|---|
/// | number | the bits of the double | bytes of its text at `source`; 0 when it has none |
/// | date | the bits of the double: milliseconds since 1970, NaN when invalid | |
/// | string, key, bigint, symbol, url, temporary | `low`: first byte, `high`: byte count | |
/// | bytes | `low`: first byte, `high`: byte count | the `ElementKind` |
/// | hole | `low`: how many holes follow each other | |
/// | use | `low`: index of the node that is meant | |
/// | containers | `low`: index behind the last node, `high`: number of entries | see the kind |
@frozen public struct PayloadNode: Sendable, Equatable {
    /// What kind of value this is.
    public var kind: Kind
    /// Properties that a walk may have to know before it reaches them.
    public var flags: Flags
    /// A small number whose meaning depends on the kind.
    public var detail: UInt16
    /// Where the value's text begins in the input it was read from, in bytes.
    public var source: UInt32
    /// The value itself, or where it is.
    public var word: UInt64

    /// Creates a node from its four fields.
    @inlinable
    public init(
        _ kind: Kind,
        word: UInt64 = 0,
        detail: UInt16 = 0,
        source: UInt32 = 0,
        flags: Flags = []
    ) {
        self.kind = kind
        self.flags = flags
        self.detail = detail
        self.source = source
        self.word = word
    }

    /// Creates a node from the two halves of its word.
    @inlinable
    public init(
        _ kind: Kind,
        low: Int,
        high: Int,
        detail: UInt16 = 0,
        source: UInt32 = 0,
        flags: Flags = []
    ) {
        self.init(
            kind,
            word: UInt64(UInt32(truncatingIfNeeded: high)) << 32
                | UInt64(UInt32(truncatingIfNeeded: low)),
            detail: detail,
            source: source,
            flags: flags
        )
    }

    /// The lower half of the word.
    @inlinable public var low: Int {
        get { Int(UInt32(truncatingIfNeeded: word)) }
        set { word = word & ~0xFFFF_FFFF | UInt64(UInt32(truncatingIfNeeded: newValue)) }
    }

    /// The upper half of the word.
    @inlinable public var high: Int {
        get { Int(word >> 32) }
        set { word = word & 0xFFFF_FFFF | UInt64(UInt32(truncatingIfNeeded: newValue)) << 32 }
    }
}

extension PayloadNode {
    /// Properties of a node beside its kind.
    @frozen public struct Flags: OptionSet, Sendable {
        /// The bits.
        public let rawValue: UInt8

        /// Creates flags from their bits.
        @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// A later `use` node means this one.
        @inlinable public static var isShared: Self { Self(rawValue: 1) }
        /// An object whose keys JavaScript would order otherwise: integer-like ones first, and the
        /// last of equal keys at the place of the first.
        @inlinable public static var isIrregular: Self { Self(rawValue: 2) }
        /// A string that was written with escapes, so that its text in the input is longer.
        @inlinable public static var hasEscapes: Self { Self(rawValue: 4) }
    }

    /// Every kind of value that JavaScript can hand to a call, and what decoders give back.
    @frozen public enum Kind: UInt8, Sendable, CaseIterable {
        /// `null`.
        case null
        /// `undefined`.
        case undefined
        /// `false`.
        case `false`
        /// `true`.
        case `true`
        /// A double.
        case number
        /// A string, as WTF-8: UTF-8, with lone surrogates as three bytes each.
        case string
        /// The name of an object's member or of a form's field; stands before its value.
        case key
        /// A BigInt as its decimal text.
        case bigint
        /// A Date as milliseconds since 1970.
        case date
        /// Absent elements of an array, one after the other.
        case hole
        /// A typed array, `ArrayBuffer` or `DataView` over all of its bytes.
        case bytes
        /// A registered symbol, by its name.
        case symbol
        /// A URL, by its text.
        case url
        /// A temporary reference: an opaque value, or the path of one.
        case temporary
        /// A promise that never settles.
        case pending
        /// The same object again; the node meant stands earlier in document order.
        case use

        // Containers. Entries are values, or keys and values in turn.

        /// An array; entries are elements and runs of holes.
        case array
        /// A plain object: keys and values in turn.
        case object
        /// A Map: keys and values in turn, each any value.
        case map
        /// A Set.
        case set
        /// FormData: names (`key`) and values in turn.
        case form
        /// URLSearchParams: names (`key`) and values in turn.
        case params
        /// A typed array over a part of a buffer: offset, element count, and the buffer.
        case view
        /// A promise that fulfils with its one entry; `detail`: turns of the event loop it waits.
        case promise
        /// A promise that rejects with its one entry; `detail` as in `promise`.
        case rejection
        /// A decoded lazy node and the one value it came to.
        case lazy
        /// An iterator over its entries.
        case iterator
        /// An iterable, not its own iterator, over its entries.
        case iterable
        /// A ReadableStream of bytes; entries are `bytes`.
        case byteStream

        // Records: objects whose keys are fixed, in the order given here.

        /// `type`, `base64`.
        case blob
        /// `name`, `type`, `base64`.
        case file
        /// `kind?`, `message`, `name?`, `digest?`.
        case error
        /// `source`, `flags`.
        case regexp
        /// `id`, `bound?`.
        case action
        /// `id`, `name`, `chunks?`, `async?`.
        case client
        /// `type`, `key?`, `props`.
        case element
        /// `items`, `return?`, `throws?`.
        case asyncIterable
        /// `items`, `return?`, `throws?`.
        case asyncIterator
        /// `items`, `throws?`.
        case stream

        /// Whether nodes of this kind enclose others.
        @inlinable public var isContainer: Bool { rawValue >= Self.array.rawValue }

        /// Whether this is an object with fixed keys.
        @inlinable public var isRecord: Bool { rawValue >= Self.blob.rawValue }

        /// Whether the entries are `key` nodes and values in turn.
        @inlinable public var hasKeys: Bool {
            self == .object || self == .form || self == .params || isRecord
        }

        /// Whether `low` and `high` are a range of text or bytes.
        @inlinable public var hasText: Bool {
            switch self {
            case .string, .key, .bigint, .bytes, .symbol, .url, .temporary: true
            default: false
            }
        }
    }

    /// The element type of typed arrays and their relatives, in the order of Flight's tags.
    public enum ElementKind: UInt16, Sendable, CaseIterable {
        case arrayBuffer
        case int8
        case uint8
        case uint8Clamped
        case int16
        case uint16
        case int32
        case uint32
        case float32
        case float64
        case bigInt64
        case bigUint64
        case dataView

        /// JavaScript's name of the class.
        public var name: String {
            switch self {
            case .arrayBuffer: "ArrayBuffer"
            case .int8: "Int8Array"
            case .uint8: "Uint8Array"
            case .uint8Clamped: "Uint8ClampedArray"
            case .int16: "Int16Array"
            case .uint16: "Uint16Array"
            case .int32: "Int32Array"
            case .uint32: "Uint32Array"
            case .float32: "Float32Array"
            case .float64: "Float64Array"
            case .bigInt64: "BigInt64Array"
            case .bigUint64: "BigUint64Array"
            case .dataView: "DataView"
            }
        }

        /// Bytes of one element; 1 for buffers and `DataView`.
        public var byteCount: Int {
            switch self {
            case .arrayBuffer, .int8, .uint8, .uint8Clamped, .dataView: 1
            case .int16, .uint16: 2
            case .int32, .uint32, .float32: 4
            case .float64, .bigInt64, .bigUint64: 8
            }
        }

        /// Finds a kind by JavaScript's name of the class.
        public init?(name: String) {
            guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
            self = kind
        }
    }
}

extension PayloadNode.Flags {
    /// A text without quotes, backslashes, control characters and lone surrogates, so that JSON
    /// writes it as it stands; a text without the flag may be such a one, too.
    @inlinable package static var isPlain: Self { Self(rawValue: 8) }
}

extension PayloadNode.Kind {
    /// What the kind is called in reports.
    package var label: String {
        switch self {
        case .true, .false: "boolean"
        case .bigint: "big integer"
        case .bytes, .view: "typed array"
        case .byteStream: "byte stream"
        case .key: "name"
        case .use: "reference"
        case .temporary: "temporary reference"
        case .pending: "pending promise"
        case .rejection: "rejected promise"
        case .form: "form data"
        case .params: "search parameters"
        case .url: "URL"
        case .lazy: "lazy node"
        case .regexp: "regular expression"
        case .action: "server function"
        case .client: "client reference"
        case .asyncIterable: "async iterable"
        case .asyncIterator: "async iterator"
        case .null, .undefined, .number, .string, .date, .hole, .symbol, .array, .object, .map,
            .set, .promise, .iterator, .iterable, .blob, .file, .error, .element, .stream:
            "\(self)"
        }
    }
}
