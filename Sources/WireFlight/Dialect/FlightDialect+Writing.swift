// What writers ask for. Each property is one difference between builds.
extension FlightDialect {
    /// Whether objects met again are written as references to their first place.
    var hasIdentity: Bool { line > .react18 }

    /// Whether a reply can carry blobs, buffers, typed arrays, iterators and streams.
    var hasBinary: Bool { line > .react18 }

    /// Whether values that cannot be sent may stay with the sender as temporary references.
    var hasTemporaryReferences: Bool { line > .react18 }

    /// Whether registered symbols can be sent in a reply.
    var sendsSymbols: Bool { line == .react18 }

    /// Whether a Map or Set takes the number of its part before its entries are written.
    var numbersPartsFirst: Bool { line > .react18 }

    /// The letter of server functions.
    var functionTag: UInt8 { UInt8(ascii: step >= .beta ? "h" : "F") }

    /// Whether a promise met again is the same part.
    var sharesPromises: Bool { line > .react18 && step >= .beta }

    /// Whether a server function met again is the same part.
    var sharesFunctions: Bool { line > .react18 && step >= .gamma }

    /// What stands before the number of a nested form in the names of its fields.
    var formPrefix: StaticString { line > .react18 && step >= .delta ? "_" : "" }

    /// What stands before the number of a stream in the names of its items.
    var streamPrefix: StaticString { line > .react18 && step >= .epsilon ? "S" : "" }

    /// Whether a response carries FormData, blobs, buffers, errors and streams.
    var rendersBinary: Bool { line > .react18 }

    /// Whether a value that cannot be rendered spoils only its own slot, not its row.
    var containsErrors: Bool { line > .react18 }

    /// Whether a date can be the whole value of a row.
    var rendersRootDates: Bool { line > .react18 }

    /// Whether a promise of something already written becomes a reference to it.
    var reusesWrittenRoots: Bool { line >= .react192 }

    /// The tag of a chunk of a byte stream.
    var byteChunkTag: UInt8 { UInt8(ascii: line >= .react193 ? "b" : "o") }

    /// Whether long strings of client modules are rows of their own.
    var sharesModuleStrings: Bool { line >= .react193 }

    /// Whether elements are put off once a row has grown long.
    var defersElements: Bool { line >= .react192 }

    /// Whether the children of `noscript` and `picture` are rows of their own.
    var splitsFormatContexts: Bool { line >= .react192 && self != .next15 }

    /// Whether rendered images and preload links give hints.
    var hintsForElements: Bool { splitsFormatContexts }

    /// What the hint for a stylesheet says it is.
    var stylesheetHint: StaticString { line >= .react193 ? "style" : "stylesheet" }

    /// Whether an object inside itself, where no path leads, leaves a response unfinished.
    var hangsOnCycles: Bool { line >= .react193 }
}
