internal import WireCore

/// The words of a curl command as options with their values, and URLs.
struct CurlWords {
    /// One option or URL.
    enum Argument {
        case url(String)
        /// An option by its long name; the value is empty where none follows.
        case option(String, [UInt8])
    }

    private var words: ArraySlice<[UInt8]>
    /// The letters of a cluster such as `-sXPUT` that are not read yet.
    private var cluster: [UInt8] = []
    private var endsOptions = false

    init(_ words: [[UInt8]]) { self.words = words[...] }

    /// Takes the next argument; nil at the end.
    ///
    /// - Throws: `init.unknownOption`, also where a value is missing.
    mutating func next() throws(WireError) -> Argument? {
        guard cluster.isEmpty else { return try nextOfCluster() }
        guard let word = words.popFirst() else { return nil }
        guard !endsOptions, word.first == UInt8(ascii: "-"), word.count > 1 else {
            return .url(String(decoding: word, as: UTF8.self))
        }
        guard word[1] == UInt8(ascii: "-") else {
            cluster = Array(word.dropFirst())
            return try nextOfCluster()
        }
        guard word.count > 2 else {
            endsOptions = true
            return try next()
        }
        let end = word.firstIndex(of: UInt8(ascii: "=")) ?? word.endIndex
        let name = String(decoding: word[2..<end], as: UTF8.self)
        guard let option = CurlOptionTable.option(named: name) else {
            throw Self.unknown("--" + name)
        }
        guard option.takesValue else { return .option(option.name, []) }
        if end < word.endIndex { return .option(option.name, Array(word[(end + 1)...])) }
        return .option(option.name, try value(of: "--" + name))
    }

    /// The first option of the cluster: what follows its letter is its value, if it takes one.
    private mutating func nextOfCluster() throws(WireError) -> Argument? {
        let letter = Character(Unicode.Scalar(cluster.removeFirst()))
        guard let option = CurlOptionTable.option(letter: letter) else {
            throw Self.unknown("-\(letter)")
        }
        guard option.takesValue else { return .option(option.name, []) }
        defer { cluster = [] }
        return .option(option.name, cluster.isEmpty ? try value(of: "-\(letter)") : cluster)
    }

    private mutating func value(of option: String) throws(WireError) -> [UInt8] {
        guard let value = words.popFirst() else {
            throw WireError(InitError.unknownOption, at: 0, "a value follows \(option) in curl")
        }
        return value
    }

    private static func unknown(_ option: String) -> WireError {
        let nearest = Suggestion.nearest(
            to: String(option.drop { $0 == "-" }),
            among: option.count > 3 ? CurlOptionTable.allNames : []
        )
        return WireError(
            InitError.unknownOption,
            at: 0,
            "curl has no option \(option), so nobody can say whether a value follows it"
                + (nearest.map { "; did you mean --\($0)?" } ?? "")
        )
    }
}
