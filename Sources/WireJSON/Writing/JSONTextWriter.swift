package import WireCore

/// Writes plain JSON text member by member, for objects whose members code names one by one.
///
/// Nil becomes null, since what is not known is never 0 or absent.
package struct JSONTextWriter {
    /// What was written so far.
    package private(set) var text: [UInt8] = []
    /// Whether each value stands on a line of its own, two spaces further in for each level.
    private let isIndented: Bool
    private var depth = 0

    package init(isIndented: Bool = false) { self.isIndented = isIndented }

    // MARK: Values

    package mutating func null() { write("null") }

    package mutating func bool(_ value: Bool) { write(value ? "true" : "false") }

    /// Writes a number as JavaScript does; null for one that is not finite.
    package mutating func number(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        NumberText.append(value, to: &text)
    }

    package mutating func string(_ value: String) { string(Array(value.utf8).span) }

    /// Writes a text given as WTF-8.
    package mutating func string(_ value: Span<UInt8>) {
        separate()
        JSONString.appendQuoted(value, to: &text)
    }

    /// Writes a value of plain JSON with all that it holds.
    package mutating func value(_ payload: Payload) {
        var walk = PayloadWalk(payload)
        while let step = walk.next() {
            switch step {
            case .enter(let index): begin(payload.kind(index) == .object ? "{" : "[")
            case .leave(let index): end(payload.kind(index) == .object ? "}" : "]")
            case .leaf(let index) where payload.kind(index) == .key:
                key(payload.bytes.span.extracting(payload.range(index)))
            case .leaf(let index):
                separate()
                // A leaf of plain JSON always has a text.
                text += (try? JSONCodec().encoded(payload.subtree(index))) ?? []
            }
        }
    }

    /// Writes any value as typed JSON.
    ///
    /// - Throws: as `TypedJSON.append`.
    package mutating func typed(_ payload: Payload, limits: DecodingLimits) throws(WireError) {
        separate()
        try TypedJSON.append(payload, limits: limits, to: &text)
    }

    /// Writes an object.
    package mutating func object<Failure: Error>(
        _ body: (inout Self) throws(Failure) -> Void
    ) throws(Failure) {
        begin("{")
        try body(&self)
        end("}")
    }

    /// Writes an array.
    package mutating func array<Element, Failure: Error>(
        _ elements: some Sequence<Element>,
        _ body: (inout Self, Element) throws(Failure) -> Void
    ) throws(Failure) {
        begin("[")
        for element in elements { try body(&self, element) }
        end("]")
    }

    // MARK: Members

    package mutating func key(_ name: String) { key(Array(name.utf8).span) }

    private mutating func key(_ name: Span<UInt8>) {
        string(name)
        text += (isIndented ? ": " : ":").utf8
    }

    package mutating func member(_ name: String, _ value: Int?) {
        member(name, value.map(Double.init))
    }

    package mutating func member(_ name: String, _ value: Double?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    package mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// Writes a member that is a text given as WTF-8.
    package mutating func member(_ name: String, text value: Span<UInt8>) {
        key(name)
        string(value)
    }

    /// Writes a member that is bytes, as base64.
    package mutating func member(_ name: String, base64 bytes: Span<UInt8>) {
        key(name)
        text.append(UInt8(ascii: "\""))
        Base64.encode(bytes, into: &text)
        text.append(UInt8(ascii: "\""))
    }

    /// Writes a member that is an object.
    package mutating func object<Failure: Error>(
        _ name: String,
        _ body: (inout Self) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try object(body)
    }

    /// Writes a member that is an array.
    package mutating func array<Element, Failure: Error>(
        _ name: String,
        _ elements: some Sequence<Element>,
        _ body: (inout Self, Element) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try array(elements, body)
    }

    /// Writes what is wrong, where and why.
    package mutating func members(of error: WireError) {
        members(of: error.code, at: error.offset, error.reason)
    }

    /// Writes what is odd, where and why.
    package mutating func members(of warning: WireWarning) {
        members(of: warning.code, at: warning.offset, warning.reason)
    }

    private mutating func members(of code: any WireErrorCode, at offset: Int, _ reason: String) {
        member("code", code.name)
        member("offset", offset)
        member("reason", reason)
    }

    // MARK: Text

    private mutating func write(_ token: String) {
        separate()
        text += token.utf8
    }

    private mutating func begin(_ bracket: Unicode.Scalar) {
        separate()
        text.append(UInt8(ascii: bracket))
        depth += 1
    }

    /// Ends a container; an empty one stays on one line.
    private mutating func end(_ bracket: Unicode.Scalar) {
        depth -= 1
        if isIndented, !isAfterBracket { newLine() }
        text.append(UInt8(ascii: bracket))
    }

    private var isAfterBracket: Bool {
        text.last == UInt8(ascii: "{") || text.last == UInt8(ascii: "[")
    }

    /// Sets a value or a key apart from what stands before it.
    private mutating func separate() {
        switch text.last {
        case nil, UInt8(ascii: ":"), UInt8(ascii: " "): return
        case _ where isAfterBracket: break
        default: text.append(UInt8(ascii: ","))
        }
        if isIndented { newLine() }
    }

    private mutating func newLine() {
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
}
