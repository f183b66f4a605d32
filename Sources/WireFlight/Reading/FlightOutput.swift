internal import WireCore

/// Puts a finished value together: runs of nodes as they were read, and what stands between them.
///
/// Each object stands where it is met first; met again it is a `use`.
struct FlightOutput {
    /// Something that is left to write; the last one comes first.
    enum Step {
        case value(FlightValue)
        case entries(Entries)
        case key(FlightPlace)
        case name(StaticString)
        case failure(WireError, isTold: Bool)
        case bool(Bool)
        case end
    }

    /// The entries of a container of a document that are left.
    struct Entries {
        let document: Int
        var position: Int
        let end: Int
    }

    var splicer = FlightSplicer()
    var steps: [Step] = []
    var places: [FlightPlace: Int] = [:]
    private var madePlaces: [Int: Int] = [:]
    /// Runs of nodes whose paths may be asked for.
    private(set) var runs: [Run] = []
    /// Whether the paths of objects will be asked for.
    private let keepsPaths: Bool
    /// A document that is the whole value as it stands.
    private var whole: Payload?

    /// Nodes that were taken over together.
    struct Run {
        let place: FlightPlace
        let count: Int
        let start: Int
    }

    init(keepsPaths: Bool) {
        self.keepsPaths = keepsPaths
    }

    /// The finished document.
    consuming func finish() -> Payload {
        whole ?? splicer.finish()
    }

    /// Writes a value and all it holds.
    ///
    /// - Throws: why an argument of a server function failed.
    mutating func write(
        _ value: FlightValue,
        from source: inout FlightDecoding
    ) throws(WireError) {
        if !keepsPaths, case .node(let place) = value, place.node == 0, place.document > 0 {
            whole = source.documents.takePlain(place.document)
            guard whole == nil else { return }
        }
        steps = [.value(value)]
        while let step = steps.popLast() {
            source.work.charge(1 + splicer.takeCopied() / 4)
            try source.work.check()
            switch step {
            case .value(let value): try write(one: value, from: &source)
            case .entries(let entries): try write(entries, from: &source)
            case .key(let place): splicer.copy(key: place, from: source.documents)
            case .name(let name): splicer.append(name: name)
            case .failure(let error, let isTold): write(error, isTold: isTold, from: source)
            case .bool(let value): splicer.append(PayloadNode(value ? .true : .false))
            case .end: splicer.end()
            }
        }
    }

    mutating func write(
        one value: FlightValue,
        from source: inout FlightDecoding
    ) throws(WireError) {
        switch value {
        case .absent: splicer.appendAbsent()
        case .undefined: splicer.append(PayloadNode(.undefined))
        case .null: splicer.append(PayloadNode(.null))
        case .node(let place): try write(place, from: &source)
        case .made(let index):
            if let node = madePlaces[index] {
                splicer.use(node)
            } else {
                madePlaces[index] = splicer.nextIndex
                try write(made: value, from: &source)
            }
        }
    }
}

// Containers and records.
extension FlightOutput {
    /// Begins a container over values.
    mutating func begin(_ kind: PayloadNode.Kind, _ values: [FlightValue]) {
        splicer.begin(kind)
        steps.append(.end)
        for value in values.reversed() { steps.append(.value(value)) }
    }

    /// Begins a record; absent members are left out.
    mutating func begin(
        record kind: PayloadNode.Kind,
        _ members: [(name: StaticString, value: FlightValue)]
    ) {
        splicer.begin(kind)
        steps.append(.end)
        for (name, value) in members.reversed() {
            if case .absent = value { continue }
            steps.append(.value(value))
            steps.append(.name(name))
        }
    }

    /// Notes where nodes that come next were read.
    mutating func note(_ place: FlightPlace, count: Int) {
        guard keepsPaths else { return }
        runs.append(Run(place: place, count: count, start: splicer.nextIndex))
    }
}
