internal import WireCore

/// A value being decoded: a scalar, or an object that has identity and may still change.
enum FlightValue {
    /// A member that was deleted, or an element that is absent.
    case absent
    case undefined
    case null
    case bool(Bool)
    case number(Double)
    /// A date, in milliseconds since 1970.
    case date(Double)
    /// A string, big integer, symbol or temporary reference.
    case text(PayloadNode.Kind, FlightSlice)
    /// An object, by its index in the heap.
    case object(Int)
}

/// Text that lies in a document that was read.
struct FlightSlice {
    let document: Int
    let range: Range<Int>
}

/// An object of a message being decoded.
struct FlightObject {
    /// What it is; decides what `values` and `link` mean.
    enum Kind {
        /// `values`: the elements.
        case array
        /// `keys` and `values` in turn.
        case object
        /// `values`: keys and values in turn.
        case map
        /// `values`: the members.
        case set
        /// `values`: the elements of an iterator or iterable.
        case iterator
        /// `values`: names and values in turn.
        case form
        /// `link`: the chunk that it waits for.
        case promise
        /// As `promise`: a node that is delivered when its row is there.
        case lazy
        /// `values`: the id, and the bound arguments, or the promise of them, where there are some.
        case action
        /// `link`: the file among those that came.
        case file
        /// `link`: the binary content.
        case bytes(PayloadNode.ElementKind)
        /// `values`: the type; `link`: the binary content. One of a form has a name.
        case blob(isNamed: Bool)
        /// An opaque value of the client's; `values`: its path, where that is known.
        case temporary
        /// An error of the server's, without details; `link`: the failure, where there is one.
        case error
        /// `link`: the stream.
        case stream(PayloadNode.Kind)
        /// `values`: the marker, type, key and properties.
        case element
        /// `values`: id, name, chunks and whether it is loaded later.
        case client
    }

    var kind: Kind
    var keys: [FlightSlice] = []
    var values: [FlightValue] = []
    var link = 0
    /// Whether this is the place of a part's root, and no array of the message.
    var isHolder = false
    /// Whether a Map, Set or iterator was made from this array.
    var isConsumed = false
    /// The budget that this array counts against.
    var budget: Int?
    /// The path by which the client can be told of it.
    var path: [UInt8]?

    init(_ kind: Kind, values: [FlightValue] = [], link: Int = 0) {
        self.kind = kind
        self.values = values
        self.link = link
    }
}
