/// A container whose text is being written: what comes next, and how paths lead to it.
///
/// A frame is copied at every step and therefore owns nothing: lists of its own stand in
/// `FlightLists`.
struct FlightFrame {
    /// How entries become text.
    enum Shape: UInt8 {
        /// Values in turn, as an array.
        case array
        /// Keys and values in turn, as an object.
        case object
        /// Keys and values in turn, as an array of arrays of two.
        case pairs
        /// Pieces of text and values, as they are listed.
        case parts
    }

    /// Where a value stands in its container.
    enum Key {
        /// The root of a text.
        case root
        /// The root of a text that cannot be referred to, since it is an item of a stream.
        case item
        /// An element.
        case index(Int)
        /// A member, by the node of its key.
        case name(Int)
        /// A member whose key stands in no document.
        case slot(Slot)
    }

    /// A member of what React makes of an element or a server function.
    enum Slot: UInt8 {
        case type
        case key
        case props
        case id

        /// Its name.
        var name: StaticString {
            switch self {
            case .type: "type"
            case .key: "key"
            case .props: "props"
            case .id: "id"
            }
        }
    }

    let shape: Shape
    /// Whether entries can be referred to by the path that leads here.
    let recordsEntries: Bool
    /// Whether entries are compared as those of a Set or keys of a Map, which know no negative zero.
    var isDistinct = false
    /// Whether `position` and `end` count in a list instead of the document.
    let isListed: Bool
    /// The node whose entries are written; −1 for a pair inside a Map, which has none.
    let node: Int
    let key: Key
    /// Where the next entry stands.
    var position: Int
    let end: Int
    /// Where its list begins.
    let listStart: Int
    /// Entries written so far.
    var count = 0
}

/// The lists of those open containers whose entries are not simply one run of nodes, one behind
/// the other.
struct FlightLists {
    /// A piece of a text that is put together from different places.
    enum Part {
        case text(StaticString)
        case value(Int, FlightFrame.Key)
    }

    /// Entries by their nodes.
    var nodes: [Int] = []
    /// Pieces of text and values.
    var parts: [Part] = []

    /// Forgets the list of a container that ends; it is the last.
    mutating func end(_ frame: FlightFrame) {
        if frame.shape == .parts {
            parts.removeLast(parts.count - frame.listStart)
        } else if frame.isListed {
            nodes.removeLast(nodes.count - frame.listStart)
        }
    }
}

/// A JSON text being written: a part of a reply, or a row of a response.
struct FlightText<Purpose> {
    /// What is to happen when the text is complete.
    var purpose: Purpose
    /// How many frames were open when it began.
    let base: Int
    /// Where it begins among the bytes of all open texts.
    let start: Int
    /// How its root is referred to; nil when it cannot be.
    var reference: [UInt8]?
    /// UTF-16 units of the names and strings in it, by which React measures rows.
    var unitCount = 0
}
