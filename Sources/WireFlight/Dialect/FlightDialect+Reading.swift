// What readers of replies ask for. Each property is one difference between builds.
extension FlightDialect {
    /// Whether a reference to a part that is being read right now fails, since it never ends.
    var overflowsOnCycles: Bool { line == .react18 }

    /// Whether references are followed along the path behind the number.
    var followsPaths: Bool { line > .react18 }

    /// Whether a value that is referred to while it is being read is waited for.
    var waitsForCycles: Bool { step >= .beta }

    /// Whether `undefined` among the elements of an array in a reply leaves a hole.
    var dropsUndefinedElements: Bool { line == .react18 }

    /// Whether arrays count against a budget, big integers have a limit and `__proto__` is dropped.
    var hasBudgets: Bool { line > .react18 && step >= .gamma }

    /// Whether a part can be made into one Map, Set, iterator, typed array or stream only.
    var consumesParts: Bool { line > .react18 && step >= .gamma }

    /// Whether references to parts that have not arrived fail.
    var refusesForwardReferences: Bool { line > .react18 && step >= .gamma }

    /// Whether references to missing parts of a whole form are reported as forward references.
    var knowsNoEnd: Bool { line == .react190 }

    /// Whether the last of several fields of one name counts; else the first.
    var lastFieldWins: Bool { line > .react18 && step >= .epsilon }

    /// Whether the entries of nested forms are read once, in the order of the fields.
    var readsFormsInOrder: Bool { line > .react18 && step >= .delta }

    /// Whether the entries of a nested form are taken away when they are read.
    var consumesForms: Bool { line > .react18 && step >= .gamma }

    /// Whether ids of functions that are no text give null, and bound arguments must be a promise.
    var guardsFunctions: Bool { line > .react18 && step >= .beta }

    /// What `$B` gives that names no file.
    var missingBlob: MissingBlob {
        guard step >= .delta else { return .entry }
        return line >= .react193 ? .failure : .undefined
    }

    /// What a reference to a file gives when there is no file.
    enum MissingBlob {
        /// The text that is there, or null.
        case entry
        case undefined
        case failure
    }

    /// Whether promises that resolve to each other are found out.
    var refusesCyclicPromises: Bool { step >= .beta }

    /// Whether streams that are still open when a streamed body ends fail.
    var failsOpenStreams: Bool { step >= .beta }
}
