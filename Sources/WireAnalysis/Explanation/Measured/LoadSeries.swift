/// The requests of one kind that a load tool measured.
struct LoadSeries: Sendable {
    /// What the tool calls them, such as `GET https://boats.test/a`; empty where it says nothing.
    fileprivate(set) var name: String
    /// How long those took that succeeded, in milliseconds, in the order written.
    var latencies: [Double] = []
    /// The figures in milliseconds that the tool summed up; nil where each request is there.
    var summary: Sample.Observation.Figures?
    /// How many failed, by what befell them.
    var failures: [LoadFailure: Int] = [:]
    /// How many requests there were; nil when the tool does not say.
    var requestCount: Int?
    /// Whether the figures count the failed ones in, because the tool summed them up.
    var countsFailures = false
    /// What else has to be known about the figures.
    var notes: [String] = []

    init(_ name: String = "") { self.name = name }

    /// A series that its tool has summed up.
    init(_ name: String = "", mean: Double?, p95: Double?, p99: Double?) {
        self.name = name
        summary = Sample.Observation.Figures(mean: mean, p95: p95, p99: p99, byte: nil)
        countsFailures = true
    }

    /// Adds failed requests, if there are any.
    mutating func add(_ failure: LoadFailure, count: Int = 1) {
        if count > 0 { failures[failure, default: 0] += count }
    }

    /// What was left out or is counted in, one sentence for each kind of failure.
    var warnings: [String] {
        let failed = failures.values.reduce(0, +)
        let total = requestCount ?? (summary == nil ? latencies.count + failed : nil)
        return failures.sorted { $0.key.clause < $1.key.clause }
            .map { failure, count in
                let (all, isOne) = (total.map { "\(count) of \($0)" } ?? "\(count)", count == 1)
                let noun = (total ?? count) == 1 ? failure.noun : failure.noun + "s"
                let what = "\(all) \(noun) \(isOne ? "was" : "were") \(failure.clause)"
                return countsFailures
                    ? "\(what); the file's figures are summed up already and count "
                        + (isOne ? "it in" : "them in")
                    : "\(what) and \(isOne ? "is" : "are") left out"
            } + notes
    }
}

/// What befell a request that did not succeed.
enum LoadFailure: Hashable, Sendable {
    /// It was answered with a status of 400 or more.
    case status(Int)
    /// It was answered with a status that its tool does not tell.
    case unexpected
    /// It got no response, for a reason that its tool may tell.
    case unanswered(String)
    /// It is a program that ended with such a code.
    case exit(Int)

    /// A status; nil for one that is a success or a redirect.
    init?(status: Int) {
        switch status {
        case 200..<400: return nil
        case 0: self = .unanswered("")
        default: self = .status(status)
        }
    }

    var noun: String {
        if case .exit = self { "run" } else { "request" }
    }

    var clause: String {
        switch self {
        case .status(let status): "answered with \(status)"
        case .unexpected: "answered with a status that counts as a failure"
        case .unanswered(let reason): "not answered" + (reason.isEmpty ? "" : " (\(reason))")
        case .exit(let code): "ended by exit code \(code)"
        }
    }
}

/// What a file of latencies holds.
struct LoadResult: Sendable {
    private(set) var series: [LoadSeries] = []
    private var places: [String: Int] = [:]

    init() {}

    init(_ only: LoadSeries) { append(only) }

    /// Adds a series; a second one of the same name gets a number behind it.
    mutating func append(_ new: LoadSeries) {
        var name = new.name
        var number = 2
        while places[name] != nil {
            name = "\(new.name) #\(number)"
            number += 1
        }
        places[name] = series.count
        series.append(new)
        series[series.count - 1].name = name
    }

    /// Adds one request to the series of a name: its latency in milliseconds, or why it has none.
    mutating func add(_ outcome: Result<Double, LoadFailure>, to name: String) {
        let place = places[name] ?? series.count
        if place == series.count {
            places[name] = place
            series.append(LoadSeries(name))
        }
        switch outcome {
        case .success(let latency): series[place].latencies.append(latency)
        case .failure(let failure): series[place].add(failure)
        }
    }
}

extension LoadFailure: Error {}
