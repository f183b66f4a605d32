internal import WireCore

/// Where a value stands: a node of one of the documents that were read.
struct FlightPlace: Hashable {
    private let documentIndex: UInt32
    private let nodeIndex: UInt32

    init(_ document: Int, _ node: Int) {
        documentIndex = UInt32(truncatingIfNeeded: document)
        nodeIndex = UInt32(truncatingIfNeeded: node)
    }

    var document: Int { Int(documentIndex) }
    var node: Int { Int(nodeIndex) }
}

/// A value of a message that is being read.
enum FlightValue {
    /// A value of a document as it stands there.
    case node(FlightPlace)
    /// A value that JSON has no node for.
    case made(Int)
    case null
    case undefined
    /// No element or member at all.
    case absent
}

/// A place that a value is put into.
struct FlightSlot {
    /// What the place belongs to, which decides what becomes of `undefined`.
    enum Container {
        /// The value of a whole part or row.
        case root
        case array
        case object
        /// An array that is an element of React's.
        case element
    }

    let place: FlightPlace
    let container: Container
    /// The budget of the array that the place is in; nil outside of arrays.
    var budget: Int?
}

/// A value that a tag stands for and JSON has no node for.
enum FlightMade {
    case promise(chunk: Int)
    /// A node that is delivered when its row is there.
    case lazy(chunk: Int)
    /// An array that stands in no document.
    case list([FlightValue])
    /// Keys and values in turn.
    case map([FlightValue])
    case set([FlightValue])
    /// Reads its array when it is asked, so that what comes late is seen.
    case iterator(over: FlightPlace)
    /// Names, which are text, and values.
    case form([(name: FlightPlace, value: FlightValue)])
    /// A file of the form that came, by its node.
    case file(node: Int)
    /// A blob of a response; one that stands in a form has a name.
    case blob(type: FlightValue, content: [FlightPlace], isNamed: Bool)
    case stream(Int)
    /// The arguments may be the promise of an array.
    case action(id: FlightValue, bound: FlightValue?)
    case client(id: FlightValue, name: FlightValue)
    /// A value that stayed with the sender: the path that a response names it by, or where `$T`
    /// stands in a call.
    case temporary(path: FlightPlace?, place: FlightPlace)
    /// An error of the server's of which nothing is told.
    case error
}
