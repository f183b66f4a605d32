// What readers of replies ask for. Each property is one difference between builds.
extension FlightDialect {
    /// Whether references to missing parts of a whole form are reported as forward references.
    var knowsNoEnd: Bool { line == .react190 && !isCanary }

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

    /// Whether streams that are still open when a streamed body ends fail.
    var failsOpenStreams: Bool { step >= .beta }
}

/// What a build does in one direction with parts, or rows, that refer to each other.
struct FlightRules: Sendable {
    /// Whether a reference to a part that is being read right now fails, since it never ends.
    let overflowsOnCycles: Bool
    /// Whether references are followed along the path behind the number.
    let followsPaths: Bool
    /// Whether a value that is referred to while it is being read is waited for.
    let waitsForCycles: Bool
    /// Whether `undefined` among the elements of an array leaves a hole.
    let dropsUndefinedElements: Bool
    /// Whether a member called `__proto__` is dropped.
    let dropsProto: Bool
    /// Whether arrays count against a budget, and big integers have a limit.
    let hasBudgets: Bool
    /// Whether a part can be made into one Map, Set, iterator, typed array or stream only.
    let consumesParts: Bool
    /// Whether references to parts that have not arrived fail.
    let refusesForwardReferences: Bool
    /// Whether promises that resolve to each other are found out.
    let refusesCyclicPromises: Bool
    /// Whether a root that had to wait is lost, and null.
    let losesLateRoots: Bool
    /// Whether a reference that fails after its part was read makes everything fail.
    let throwsFromListeners: Bool
}

extension FlightDialect {
    private var isGuarded: Bool { line > .react18 && step >= .gamma }

    /// How React's server reads replies.
    var replyRules: FlightRules {
        FlightRules(
            overflowsOnCycles: line == .react18,
            followsPaths: line > .react18,
            waitsForCycles: step >= .beta,
            dropsUndefinedElements: line == .react18,
            dropsProto: isGuarded,
            hasBudgets: isGuarded,
            consumesParts: isGuarded,
            refusesForwardReferences: isGuarded,
            refusesCyclicPromises: step >= .beta,
            losesLateRoots: line == .react18,
            throwsFromListeners: false
        )
    }

    /// How React's client reads responses, which it trusts.
    var responseRules: FlightRules {
        FlightRules(
            overflowsOnCycles: false,
            followsPaths: line > .react18,
            waitsForCycles: line > .react18,
            dropsUndefinedElements: line < .react193,
            dropsProto: isGuarded,
            hasBudgets: false,
            consumesParts: false,
            refusesForwardReferences: false,
            refusesCyclicPromises: false,
            losesLateRoots: line == .react18,
            throwsFromListeners: line < .react192 || step == .alpha
        )
    }
}
