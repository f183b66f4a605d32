internal import WireCore
internal import WireJSON

// The short way for what most calls are: one part that is nothing but JSON.
extension FlightDecoding {
    /// The value of a part in which nothing has a meaning of its own; nil when something has.
    mutating func plainValue(_ index: Int) throws(WireError) -> Payload? {
        guard case .text(let text) = chunks[index].status else { return nil }
        var warnings = Diagnostics()
        let bytes = Array(text)
        let document: Payload
        do throws(WireError) {
            document = try JSONCodec()
                .decode(bytes.span, limits: reader.limits, diagnostics: &warnings)
        } catch {
            throw WireError(.flightRowSyntax, at: error.offset, error.description)
        }
        guard !rules.hasBudgets || document.arrayCharge <= reader.limits.arraySize,
            document.isPlain
        else { return nil }
        if document.kind(0) == .array, document.count(0) > reader.limits.callArguments {
            diagnostics.warn(.nextTooManyArguments, at: 0)
        }
        return document.inJavaScriptOrder()
    }
}

extension Payload {
    /// No less than what React charges to its budget for nested arrays.
    ///
    /// It is the slots of all arrays and the texts directly in them; that an object inside begins
    /// anew is left out of account.
    fileprivate var arrayCharge: Int {
        var open: [(end: Int, isArray: Bool)] = []
        var charge = 0
        for index in nodes.indices {
            while let last = open.last, index >= last.end { open.removeLast() }
            let node = nodes[index]
            switch node.kind {
            case .array: charge += node.high + 1
            case .string where open.last?.isArray ?? true: charge += node.high
            default: break
            }
            if node.kind.isContainer { open.append((node.low, node.kind == .array)) }
        }
        return charge
    }

    /// Whether no string is a tag, and no key is one that readers treat apart.
    fileprivate var isPlain: Bool {
        nodes.indices.allSatisfy { index in
            switch kind(index) {
            case .string: nodes[index].high == 0 || bytes[nodes[index].low] != UInt8(ascii: "$")
            case .key: !holds(index, "__proto__") && !holds(index, "then")
            default: true
            }
        }
    }
}
