internal import WireCore

/// A request as somebody copied it: from a curl command or from a call of fetch.
struct CopiedRequest {
    /// `GET`, `POST` …; empty where the command leaves it to what is sent.
    var method = ""
    var url = ""
    /// The headers that the command names, in order; names may repeat.
    var headers: [(name: String, value: String)] = []
    var body = Body.none

    /// What is sent.
    enum Body {
        case none
        /// The bytes of the body.
        case bytes([UInt8])
        /// The fields of a form, before they are framed.
        case form(Payload)

        var isNone: Bool {
            if case .none = self { true } else { false }
        }

        /// Whether nothing is sent, or a body without a byte.
        var isEmpty: Bool {
            if case .bytes(let bytes) = self { bytes.isEmpty } else { isNone }
        }
    }

    /// The method, where none is named the one that curl takes.
    var sentMethod: String { method.isEmpty ? (body.isNone ? "GET" : "POST") : method }

    /// Whether a sample's request by this method has a body.
    var sendsBody: Bool { !["GET", "HEAD", "DELETE"].contains(sentMethod) }

    /// The value of a header, whatever the case of its name, the last one's where it repeats.
    func header(_ name: String) -> String? {
        headers.last { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The headers with names in lower case, those that repeat as one, as a server joins them.
    var joinedHeaders: [(name: String, value: String)] {
        var joined: [(name: String, value: String)] = []
        for (name, value) in headers {
            let name = name.lowercased()
            if let index = joined.firstIndex(where: { $0.name == name }) {
                joined[index].value += (name == "cookie" ? "; " : ", ") + value
            } else {
                joined.append((name, value))
            }
        }
        return joined
    }

    /// Adds a header unless its name cannot stand in a header line, as `:authority` cannot.
    mutating func add(_ name: String, _ value: String) {
        guard name.utf8.isToken else { return }
        headers.append((name, value))
    }

    /// Adds a header that the command has not named itself.
    mutating func addDefault(_ name: String, _ value: String) {
        if header(name) == nil { add(name, value) }
    }

    /// Appends data to the query.
    mutating func addQuery(_ data: String) {
        let target = url.prefix { $0 != "#" }
        let mark = !target.contains("?") ? "?" : target.hasSuffix("?") ? "" : "&"
        url = target + mark + data
    }
}

/// The files beside a command, and what it reads from standard input.
struct CommandFiles {
    /// Reads a file that a command names; nil when it is not there.
    let read: (_ name: String) -> [UInt8]?
    /// What the command's own standard input holds, as far as the text says.
    var input: [UInt8]?

    /// The content of a file, `-` being standard input; empty, with a warning, when it is not there.
    func content(_ name: String, _ diagnostics: inout Diagnostics) -> [UInt8] {
        if let content = name == "-" ? input : read(name) { return content }
        let what = name == "-" ? "standard input" : name
        diagnostics.warn(
            InitError.fileMissing,
            at: 0,
            "\(what) is not there beside the command, so it is taken as empty; fill it in"
        )
        return []
    }
}
