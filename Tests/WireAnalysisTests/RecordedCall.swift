import WireAnalysis
import WireCore
import WireJSON
import WireTestSupport

/// One recorded exchange with the value it carried: a line of `next-weights.jsonl`.
struct RecordedCall {
    let profile: String
    let scenario: String
    let approach: Approach
    let requestHead: [UInt8]
    let requestBody: [UInt8]
    let responseHead: [UInt8]
    let responseBody: [UInt8]
    let sentByteCount: Int
    let chunks: [Int]
    private let document: Payload
    private let arguments: Int
    private let result: Int?

    /// Profile and scenario: what a failure is named by.
    var name: String { "\(profile) \(scenario)" }

    init?(_ line: VectorLine) {
        let document = line.document
        guard let profile = line.text("profile"), let scenario = line.text("scenario"),
            let approach = line.text("approach").flatMap(Approach.init),
            let value = line.index("value"), let request = line.index("request"),
            let response = line.index("response"),
            let arguments = document.member("args", of: value),
            let requestBody = Self.bytes(document, "body", of: request),
            let responseBody = Self.bytes(document, "body", of: response),
            let requestHead = document.member("head", of: request),
            let responseHead = document.member("head", of: response),
            let sent = document.member("sent_bytes", of: response),
            let chunks = document.member("chunks", of: response)
        else { return nil }
        (self.profile, self.scenario, self.approach) = (profile, scenario, approach)
        (self.requestBody, self.responseBody) = (requestBody, responseBody)
        self.requestHead = Array(document.bytes[document.range(requestHead)])
        self.responseHead = Array(document.bytes[document.range(responseHead)])
        sentByteCount = Int(document.double(sent))
        self.chunks = document.entries(chunks).map { Int(document.double($0)) }
        self.document = document
        self.arguments = arguments
        result = document.member("result", of: value)
    }

    private static func bytes(_ document: Payload, _ name: StaticString, of index: Int) -> [UInt8]?
    {
        guard let body = document.member(name, of: index) else { return nil }
        if let text = document.member("text", of: body) {
            return Array(document.bytes[document.range(text)])
        }
        return document.member("base64", of: body).flatMap { base64 in
            Base64.decode(Array(document.bytes[document.range(base64)]).span)
        }
    }

    /// Whether the page was rendered again into the answer.
    var revalidates: Bool {
        approach == .actionFlight && scenario.hasSuffix("-form") || scenario == "action-form-small"
    }

    /// Reads a sample file of the call, with host, page, ids, boundary and user agent as recorded.
    ///
    /// `noted` is the same call, noted so that it says what the value leaves open; `build` is the
    /// build id of the application.
    func sample(noted: VectorLine? = nil, build: String) throws -> Sample {
        var members: [(String, String)] = []
        var api = #"{"method":"\#(word(0))","path":\#(quoted(word(1)))"#
        var result = self.result
        if approach != .actionFlight, approach != .formNoJS, let body = self.result {
            result = document.member("body", of: body)
            let status = document.member("status", of: body).map { Int(document.double($0)) }
            api += ",\"status\":\(status ?? 200)"
        }
        if let noted, let arguments = noted.index("arguments"), let result = noted.index("result") {
            members.append(("call", #"{"arguments":\#(try json(noted.document, arguments))}"#))
            members.append(("result", try json(noted.document, result)))
        } else {
            members.append(("call", #"{"arguments":\#(try recorded(arguments))}"#))
            if let result { members.append(("result", try recorded(result))) }
        }
        members.append(("api", api + "}"))
        let host = field("Host") ?? ""
        let page = (field("Referer") ?? "").dropFirst("http://\(host)".utf8.count)
        var action = #"{"framework":"\#(profile)","page":\#(quoted(String(page)))"#
        action += ",\"form\":\(revalidates),\"revalidates\":\(revalidates)"
        if let id = actionID { action += ",\"id\":\(quoted(id))" }
        members.append(("action", action + "}"))
        members.append(("host", quoted(host)))
        members.append(("build_id", quoted(build)))
        members.append(("headers", #"{"user-agent":\#(quoted(field("User-Agent") ?? ""))}"#))
        if let boundary = (field("Content-Type") ?? "").split(separator: "boundary=").dropFirst()
            .first
        {
            members.append(("boundary", quoted(String(boundary))))
        }
        if approach == .formNoJS { members.append(("page", #"{"html":"page.html"}"#)) }
        let text = "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
        let content = responseBody
        let reader = SampleReader { (_) throws(WireError) in content }
        var diagnostics = Diagnostics()
        return try reader.read(
            Array(text.utf8),
            source: scenario + ".sample.json",
            name: scenario,
            diagnostics: &diagnostics
        )
    }

    private func word(_ number: Int) -> String {
        let line = String(decoding: requestHead.prefix { $0 != 0x0D }, as: UTF8.self)
        let words = line.split(separator: " ")
        return number < words.count ? String(words[number]) : ""
    }

    private func field(_ name: String) -> String? {
        for line in String(decoding: requestHead, as: UTF8.self).split(separator: "\r\n")
        where line.lowercased().hasPrefix(name.lowercased() + ": ") {
            return String(line.dropFirst(name.count + 2))
        }
        return nil
    }

    /// The action's id: from its header, or from the hidden field of a form.
    private var actionID: String? {
        if let id = field("Next-Action") { return id }
        let body = String(decoding: requestBody, as: UTF8.self)
        return body.split(separator: "$ACTION_ID_").dropFirst().first.map {
            String($0.prefix { $0 != "\"" })
        }
    }

    /// The value as it was recorded: `$ref` is the recorder's word for an object met again, and
    /// would be a misspelt tag in a sample.
    private func recorded(_ index: Int) throws -> String {
        try json(document, index).replacing(/\{"\$ref":"[^"]*"\}/) {
            "{\"$literal\":\($0.output)}"
        }
    }

    private func json(_ document: Payload, _ index: Int) throws -> String {
        String(decoding: try JSONCodec().encoded(document.subtree(index)), as: UTF8.self)
    }

    private func quoted(_ text: String) -> String {
        var output: [UInt8] = []
        JSONString.appendQuoted(Array(text.utf8).span, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
