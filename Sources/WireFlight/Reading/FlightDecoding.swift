internal import WireCore
internal import WireJSON

/// The state of reading one call or response: parts, or rows, that come and wait for each other.
///
/// Nothing here recurses: what is left to do stands in `work`, who waits for a part stands beside
/// it in `parts`, and values stand in `documents` as they were read.
struct FlightDecoding {
    let options: FlightReadingOptions
    var dialect: FlightDialect { options.dialect }
    /// Whether rows of a response are read, and no parts of a call.
    let isResponse: Bool
    /// What the build does in this direction.
    let rules: FlightRules
    var diagnostics: Diagnostics
    var documents = FlightDocuments()
    var parts = FlightParts()
    var work: FlightWork
    var fields: FlightFields
    var budgets: FlightBudgets
    var streams: [FlightItemStream] = []
    var walks: [FlightWalk] = []
    /// The stream of whose items one is being read.
    var itemOwner: Int?
    /// A failure that no part can hold, since it came too late.
    var lateFailure: WireError?
    /// What is known of values by where they came from.
    var known = FlightKnownValues()
    /// What is known of errors of the server's, by where their rows begin.
    var errors: [Int: FlightErrorDetails] = [:]
    /// Rows that only development builds write.
    var development = FlightDevelopmentRows()
    /// Whether nothing more can come, and what is missing is missing for good.
    private(set) var end: FlightEnd?

    /// Begins to read the parts of a call.
    init(_ reply: FlightReply, _ options: FlightReadingOptions) {
        self.init(options, isResponse: false, options.dialect.replyRules)
        switch reply {
        case .form(let payload): fields = FlightFields(payload)
        case .text(let text): fields = FlightFields(text: text)
        }
    }

    /// Begins to read the rows of a response.
    init(responseFor options: FlightReadingOptions) {
        self.init(options, isResponse: true, options.dialect.responseRules)
    }

    private init(_ options: FlightReadingOptions, isResponse: Bool, _ rules: FlightRules) {
        self.options = options
        self.isResponse = isResponse
        self.rules = rules
        diagnostics = Diagnostics(limit: options.limits.diagnostics)
        work = FlightWork(steps: options.limits.workSteps)
        budgets = FlightBudgets(limit: options.limits.arraySize)
        fields = FlightFields(Payload(nodes: [PayloadNode(.form, low: 1, high: 0)], bytes: []))
    }

    /// Notes that nothing more comes.
    mutating func noteEnd(_ end: FlightEnd) { self.end = end }

    /// The finished value of a part.
    ///
    /// - Parameters:
    ///   - root: the part.
    ///   - keepsPaths: whether the paths of objects are asked for, too.
    /// - Returns: the value, and the paths of its objects by node.
    /// - Throws: what makes the value fail.
    mutating func result(
        of root: Int,
        keepsPaths: Bool = false
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        do throws(WireError) {
            let value = try awaited(root)
            if !isResponse, documents.array(value) != nil,
                documents.entryCount(value) > options.limits.callArguments
            {
                diagnostics.warn(FlightError.nextTooManyArguments, at: 0)
            }
            try settleAll()
            var output = FlightOutput(keepsPaths: keepsPaths)
            try output.write(value, from: &self)
            if let lateFailure { throw lateFailure }
            return (output.finish(), keepsPaths ? output.paths(in: documents) : [:])
        } catch {
            throw located(error)
        }
    }

    /// Reads the parts behind promises, lazy nodes and streams of the value, each with all that it
    /// brings before the next: from then on nothing changes, and what is met twice is known.
    private mutating func settleAll() throws(WireError) {
        var pending = [0..<documents.madeCount]
        while let range = pending.popLast() {
            guard let index = range.first else { continue }
            pending.append(range.dropFirst())
            let count = documents.madeCount
            switch documents.made(.made(index)) {
            case .promise(let chunk)?, .lazy(let chunk)?:
                if case .success(let value) = try settled(chunk), rules.refusesCyclicPromises,
                    isCyclic(chunk, value)
                {
                    known.cyclic.insert(chunk)
                }
            case .stream(let stream)?:
                if let returned = streams[stream].returned { _ = try settled(returned) }
            default: continue
            }
            if documents.madeCount > count { pending.append(count..<documents.madeCount) }
        }
    }

    /// The value of a part, once nothing is left that could change it.
    private mutating func awaited(_ root: Int) throws(WireError) -> FlightValue {
        var index = root
        var seen: Set<Int> = []
        while true {
            let value = try settled(index).get()
            guard case .promise(let chunk)? = documents.made(value) else { return value }
            guard seen.insert(index).inserted, seen.count <= options.limits.thenables else {
                throw WireError(FlightError.cyclicThenable, at: 0)
            }
            index = chunk
        }
    }

    /// Reads a part that is there, and gives what it came to; one that never will be is missing.
    mutating func settled(_ index: Int) throws(WireError) -> Result<FlightValue, WireError> {
        if case .text = parts[index].status {
            work.push(.initialize(index))
            try run()
        }
        switch parts[index].status {
        case .ready(let value): return .success(value)
        case .failed(let error): return .failure(error)
        case .pending where parts[index].number != nil && !isResponse:
            return .failure(missing(parts[index].number ?? 0, .whole(at: 0)))
        case .pending, .blocked, .text:
            return .failure(
                WireError(
                    FlightError.missingRow,
                    at: 0,
                    "\(name(of: index)) waits for something that never comes"
                )
            )
        }
    }

    /// What a promise or lazy node in the value came to; nil when it stays open.
    mutating func settlement(
        of chunk: Int
    ) throws(WireError) -> Result<FlightValue, WireError>? {
        let result = try settled(chunk)
        switch parts[chunk].status {
        case .pending, .blocked: return nil
        default: break
        }
        guard known.cyclic.contains(chunk) else { return result }
        return .failure(
            WireError(FlightError.cyclicThenable, at: 0, "\(name(of: chunk)) resolves to itself")
        )
    }

    /// Whether promises that are complete lead back to the first.
    private mutating func isCyclic(_ first: Int, _ value: FlightValue) -> Bool {
        var value = value
        var visited: Set<Int> = []
        while case .promise(let chunk)? = documents.made(value) {
            work.charge(1)
            if chunk == first || !visited.insert(chunk).inserted { return true }
            if visited.count > options.limits.thenables { return true }
            guard case .ready(let next) = parts[chunk].status else { return false }
            value = next
        }
        return false
    }

    /// What a part is called in errors.
    func name(of chunk: Int) -> String {
        guard let number = parts[chunk].number, number >= 0 else {
            return isResponse ? "a row" : "a part"
        }
        return isResponse ? "row \(String(number, radix: 16))" : "part \(number)"
    }
}

/// How the input ended.
enum FlightEnd {
    /// Nothing was cut: what has not come was never sent.
    case whole(at: Int)
    /// The input ended within a row.
    case cut(FlightStreamReader.Cut, at: Int)
    /// From here on nothing could be read.
    case failed(WireError)
}

/// Values that are one, however often they are named.
struct FlightKnownValues {
    /// Promises by their part.
    var promises: [Int: FlightValue] = [:]
    /// Files by their node.
    var files: [Int: FlightValue] = [:]
    /// Names and values of form entries by their field.
    var formEntries: [Int: (name: FlightPlace, value: FlightValue)] = [:]
    /// Server functions by the object that described them.
    var functions: [FlightPlace: FlightValue] = [:]
    /// Arrays of which something was made before; making it again is charged more.
    var made: Set<FlightPlace> = []
    /// Promises that resolve to themselves, as far as was known when they were settled.
    var cyclic: Set<Int> = []
    /// Arrays that a Map, Set or iterator has used up, where a build refuses a second one.
    var consumed: Set<FlightPlace> = []
}

/// What was passed over of rows that only development builds write.
struct FlightDevelopmentRows {
    private(set) var count = 0
    private(set) var byteCount = 0
    private(set) var firstOffset = 0

    mutating func note(_ row: FlightStreamReader.Row) {
        if count == 0 { firstOffset = row.range.lowerBound }
        count += 1
        byteCount += row.range.count
    }
}
