internal import WireCore

/// Something that is left to do; the last one comes first.
enum FlightOperation {
    /// The text of a part is to be read.
    case initialize(Int)
    /// The text of a part was read: `document` is nil where it could not be.
    case finish(Int, document: Int?, outer: Int?, earlier: [FlightListener])
    /// Those who met a part while it was read were told; now it is complete, or waits.
    case conclude(Int, document: Int, handler: Int?, earlier: [FlightListener])
    /// The walk that was left off last goes on.
    case walk
    /// The next items of a stream are to be read.
    case items(stream: Int)
    /// An item of a stream was read.
    case itemRead(stream: Int, item: Int)
    case reference(FlightReference)
    case job(FlightJob)
}

/// Something that the next turn of the event loop brings; the first one comes first.
enum FlightJob {
    /// The file of a typed array is opened.
    case bytes(node: Int, PayloadNode.ElementKind, FlightSlot, handler: Int)
    /// The arguments of a server function are bound.
    case function(FlightFunctionCall)
}

/// Someone who waits for a part.
enum FlightListener {
    /// A reference of a part that cannot be complete without it.
    case reference(FlightReference, handler: Int, isCounted: Bool)
    /// A server function that waits for its arguments.
    case function(FlightFunctionCall)
    /// The items of a stream behind one that waits.
    case items(stream: Int)
}

/// A reference in a text.
struct FlightReference {
    let id: Int
    let path: [ArraySlice<UInt8>]
    let slot: FlightSlot
    let transform: Transform

    /// What is made of the value that a reference leads to.
    enum Transform {
        case none
        case map
        case set
        case iterator
        case function
        case form
        case blob
    }
}

/// A server function that is being made.
struct FlightFunctionCall {
    let id: FlightValue
    /// The object that described it.
    let description: FlightPlace
    /// The part with the bound arguments.
    let arguments: Int
    let slot: FlightSlot
    let handler: Int
}

/// What is left to do while a message is read, and the steps that may still be taken for it.
///
/// Whoever moves n things charges n steps; the charge is looked at before the next thing is done.
struct FlightWork {
    private var operations: [FlightOperation] = []
    private var wakes: [Wake] = []
    private var jobs: [FlightJob] = []
    private var firstJob = 0
    private var stepsLeft: Int
    private let steps: Int

    /// Someone who is to be told what came.
    struct Wake {
        let listener: FlightListener
        let result: Result<FlightValue, WireError>
    }

    /// What comes next.
    enum Next {
        case wake(Wake)
        case operation(FlightOperation)
        case job(FlightJob)
    }

    init(steps: Int) {
        self.steps = steps
        stepsLeft = steps
    }

    /// Takes steps of those that are left.
    mutating func charge(_ count: Int) { stepsLeft -= count }

    /// The steps that were taken.
    var stepsTaken: Int { steps - stepsLeft }

    /// Takes what comes next; nil when nothing is left.
    ///
    /// - Throws: `flight.workBudget` when no steps are left.
    mutating func next() throws(WireError) -> Next? {
        stepsLeft -= 1
        try check()
        if let wake = wakes.popLast() { return .wake(wake) }
        if let operation = operations.popLast() { return .operation(operation) }
        guard firstJob < jobs.count else { return nil }
        defer {
            firstJob += 1
            if firstJob == jobs.count {
                jobs = []
                firstJob = 0
            }
        }
        return .job(jobs[firstJob])
    }

    /// Looks whether steps are left.
    ///
    /// - Throws: `flight.workBudget` when none are.
    func check() throws(WireError) {
        guard stepsLeft <= 0 else { return }
        throw WireError(
            FlightError.workBudget,
            at: 0,
            "the message takes more steps than workSteps allows: \(steps)"
        )
    }

    /// How many operations are left.
    var operationCount: Int { operations.count }

    /// Lets something be done next.
    mutating func push(_ operation: FlightOperation) { operations.append(operation) }

    /// Lets something be done when all that was pushed since `count` operations were left is.
    mutating func push(_ operation: FlightOperation, behind count: Int) {
        charge(operations.count - count)
        operations.insert(operation, at: count)
    }

    /// Takes the operation that would be done next.
    mutating func popOperation() -> FlightOperation? { operations.popLast() }

    /// Lets something be done when nothing else is left.
    mutating func schedule(_ job: FlightJob) { jobs.append(job) }

    /// Tells all who wait, each with everything that follows from it before the next.
    mutating func wake(_ listeners: [FlightListener], _ result: Result<FlightValue, WireError>) {
        charge(listeners.count)
        for listener in listeners.reversed() {
            wakes.append(Wake(listener: listener, result: result))
        }
    }
}
