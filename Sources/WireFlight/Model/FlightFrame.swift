internal import WireCore

/// A container whose text is being written: what comes next, and how paths lead to it.
struct FlightFrame {
    /// How entries become text.
    enum Shape {
        /// Values in turn, as an array.
        case array
        /// Keys and values in turn, as an object.
        case object
        /// Keys and values in turn, as an array of arrays of two.
        case pairs
        /// Pieces of text and values, as they are listed.
        case parts
    }

    /// A piece of a text that is put together from different places.
    enum Part {
        case text([UInt8])
        case value(Int, Key)
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
        case fixed(StaticString)
    }

    let shape: Shape
    /// The node whose entries are written; a pair inside a Map has none.
    let node: Int?
    let key: Key
    /// Whether entries can be referred to by the path that leads here.
    let recordsEntries: Bool
    /// The pieces of `parts`.
    var parts: [Part] = []
    /// The entries, where they are not simply all nodes from `position` to `end`.
    var order: [Int]?
    var position: Int
    let end: Int
    /// Entries written so far.
    var count = 0
    /// Whether entries are compared as those of a Set or keys of a Map, which know no negative zero.
    var isDistinct = false
    /// Holes of the current run that are still to be written.
    var holes = 0
}

extension FlightFrame {
    /// The next entry, or the one behind it (`offset` 1) where entries are listed.
    func next(_ offset: Int) -> Int? {
        if let order {
            let place = (shape == .array ? count : 2 * count) + offset
            return place < order.count ? order[place] : nil
        }
        return offset == 0 && position < end ? position : nil
    }
}

/// A JSON text being written: a part of a reply, or a row of a response.
struct FlightText<Purpose> {
    /// What is to happen when the text is complete.
    var purpose: Purpose
    /// How many frames were open when it began.
    let base: Int
    /// How its root is referred to; nil when it cannot be.
    var reference: [UInt8]?
    var bytes: [UInt8] = []
    /// UTF-16 units of the names and strings in it, by which React measures rows.
    var unitCount = 0
}
