internal import WireCore

/// What writing one message may still cost: steps, and bytes that come out.
///
/// A step is a value, an entry moved or looked at, or 64 bytes copied.
struct FlightBudget {
    private static let bytesOfStep = 64

    private let steps: Int
    private let bytes: Int
    /// Steps that may still be taken; below zero what was charged already has to be refused.
    private(set) var stepsLeft: Int
    /// Bytes that the texts which are open may hold, together.
    private(set) var room: Int

    init(_ limits: DecodingLimits) {
        steps = limits.workSteps
        bytes = limits.outputBytes
        stepsLeft = limits.workSteps
        room = limits.outputBytes
    }

    /// Steps taken so far.
    var stepsTaken: Int { steps - stepsLeft }

    /// Notes work whose cost the next `spend` answers for.
    mutating func charge(_ count: Int) { stepsLeft -= count }

    /// A turn of the event loop takes about as long as writing so many values.
    static let stepsOfJob = 32

    /// Takes steps.
    mutating func spend(_ count: Int = 1) throws(WireError) {
        stepsLeft -= count
        guard stepsLeft > 0 else {
            throw WireError(
                FlightError.workBudget,
                at: 0,
                "writing takes more than \(steps) steps, the limit workSteps"
            )
        }
    }

    /// Takes the steps of copying `count` bytes to the texts that are open, which hold `written`.
    mutating func spend(copying count: Int, behind written: Int) throws(WireError) {
        try check(written + count)
        try spend(count / Self.bytesOfStep)
    }

    /// Refuses more bytes in the texts that are open than may come out.
    @inline(__always)
    func check(_ count: Int) throws(WireError) {
        guard count <= room else { throw tooLong(count) }
    }

    /// Takes bytes that leave the open texts, or never were in them, as a part or row.
    mutating func seal(_ count: Int) throws(WireError) {
        try check(count)
        room -= count
        try spend(1 + count / Self.bytesOfStep)
    }

    /// The error for texts that would hold `count` bytes.
    func tooLong(_ count: Int) -> WireError {
        WireError(
            FlightError.workBudget,
            at: 0,
            "\(bytes - room + count) bytes or more would be written; the limit outputBytes is \(bytes)"
        )
    }
}
