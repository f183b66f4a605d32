internal import WireCore

/// A walk over a part's nodes in document order, which stops at tags and goes on behind them.
struct FlightWalk {
    let document: Int
    /// The stream of which the text is an item.
    let stream: Int?
    /// The node that comes next.
    private var position = 0
    /// The index behind the last node.
    private let end: Int
    /// The budget that an array at the root counts against; nil where none are kept.
    private let budget: Int?
    /// Whether the client cannot be told of what stands here, so that `$T` has no path.
    private let isHidden: Bool
    /// The containers around the next node, outermost first.
    private var open: [Frame] = []

    /// A container that was entered.
    struct Frame {
        let node: Int
        let end: Int
        let budget: Int?
        var container: FlightSlot.Container
        let isHidden: Bool
        /// Entries of an element that were passed.
        var count = 0
        /// What waited around an element, which waits by itself.
        var outer: Int?
    }

    /// What a walk stops at.
    enum Stop {
        /// A string that begins with `$` and stands for no scalar.
        case tag(FlightSlot, isHidden: Bool)
        /// The innermost array turned out to be an element.
        case elementBegan
        /// The element at a place ended.
        case elementEnded(FlightSlot, outer: Int?)
        case end
    }

    /// What decides how far a walk goes by itself.
    struct Rules {
        let rules: FlightRules
        let isResponse: Bool
        /// Whether the paths of values matter, since they can be named to the client.
        let keepsPaths: Bool
        /// Whether entries of elements behind the properties are passed over.
        let skipsElementExtras: Bool
        let bigIntDigits: Int
    }

    init(document: Int, end: Int, stream: Int?, budget: Int?, isHidden: Bool) {
        self.document = document
        self.stream = stream
        self.end = end
        self.budget = budget
        self.isHidden = isHidden
    }

    /// Notes what waits around the element that began.
    mutating func beginElement(outer: Int?) {
        open[open.count - 1].outer = outer
    }

    /// Goes on to the next node that means more than it says.
    ///
    /// Tags that stand for scalars are rewritten in their nodes.
    ///
    /// - Throws: what makes the part fail, with the offset in the input.
    mutating func advance(
        _ document: inout FlightDocument,
        _ rules: Rules,
        _ budgets: inout FlightBudgets,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Stop {
        while true {
            while let frame = open.last, position >= frame.end {
                open.removeLast()
                guard frame.container != .element else {
                    return .elementEnded(slot(frame.node), outer: frame.outer)
                }
            }
            guard position < end else { return .end }
            let node = document.nodes[position]
            if node.kind == .key {
                takeKey(node, &document, rules, &diagnostics)
                continue
            }
            if let last = open.last, last.container == .element {
                guard last.count < 4 || !rules.skipsElementExtras else {
                    position = last.end
                    continue
                }
                open[open.count - 1].count += 1
            }
            switch node.kind {
            case .array, .object: try enter(node, &document, rules, &budgets)
            case .string where node.high > 0 && document.bytes[node.low] == UInt8(ascii: "$"):
                let slot = slot(position)
                position += 1
                if let stop = try take(slot, &document, rules, &budgets, &diagnostics) {
                    return stop
                }
            case .string where budget != nil:
                try charge(node, document, &budgets)
                position += 1
            default: position += 1
            }
        }
    }

    /// The place of a node in the innermost container.
    private func slot(_ node: Int) -> FlightSlot {
        let place = FlightPlace(document, node)
        guard let frame = open.last else {
            return FlightSlot(place: place, container: .root, budget: budget)
        }
        return FlightSlot(place: place, container: frame.container, budget: frame.budget)
    }

    private mutating func enter(
        _ node: PayloadNode,
        _ document: inout FlightDocument,
        _ rules: Rules,
        _ budgets: inout FlightBudgets
    ) throws(WireError) {
        let isArray = node.kind == .array
        let around = open.last
        var own: Int?
        if isArray, budget != nil {
            let shared = around.map { $0.budget } ?? budget
            let index = shared ?? budgets.add()
            try budgets.open(node.high, against: index, at: document.offset(position))
            document.note(budget: index, ofArray: position)
            own = index
        }
        open.append(
            Frame(
                node: position,
                end: node.low,
                budget: own,
                container: isArray ? .array : .object,
                isHidden: rules.keepsPaths && hides(position, document)
            )
        )
        position += 1
    }

    /// Whether the client cannot be told of a value, since a key on its path has a colon.
    private func hides(_ node: Int, _ document: FlightDocument) -> Bool {
        guard let frame = open.last else { return isHidden }
        return frame.isHidden
            || frame.container == .object && document.text(node - 1).contains(UInt8(ascii: ":"))
    }

    private func charge(
        _ node: PayloadNode,
        _ document: FlightDocument,
        _ budgets: inout FlightBudgets
    ) throws(WireError) {
        guard let budget = open.last.map({ $0.budget }) ?? budget else { return }
        let text = document.bytes.span.extracting(node.low..<(node.low + node.high))
        try budgets.charge(WTF8.utf16Count(text), to: budget, at: document.offset(position))
    }

    /// Passes a key, or a whole member that is dropped.
    private mutating func takeKey(
        _ node: PayloadNode,
        _ document: inout FlightDocument,
        _ rules: Rules,
        _ diagnostics: inout Diagnostics
    ) {
        defer { position += 1 }
        if document.isKey(node, "then") {
            diagnostics.warn(FlightError.thenableShape, at: document.offset(position))
        }
        guard rules.rules.dropsProto, document.isKey(node, "__proto__") else { return }
        diagnostics.warn(FlightError.protoKeyDropped, at: document.offset(position))
        document.nodes[position].flags.insert(.isPatched)
        mark(&document)
        position = document.end(position + 1) - 1
    }

    /// Notes in all containers around that they are not to be taken over as they stand.
    private func mark(_ document: inout FlightDocument) {
        for frame in open.reversed() {
            guard !document.nodes[frame.node].flags.contains(.isMarked) else { return }
            document.nodes[frame.node].flags.insert(.isMarked)
        }
    }
}

// Strings that begin with `$`.
extension FlightWalk {
    /// Rewrites the node of a tag that stands for a scalar; any other is a stop.
    private mutating func take(
        _ slot: FlightSlot,
        _ document: inout FlightDocument,
        _ rules: Rules,
        _ budgets: inout FlightBudgets,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Stop? {
        let index = slot.place.node
        let node = document.nodes[index]
        let offset = document.offset(index)
        let letter = node.high > 1 ? document.bytes[node.low + 1] : 0
        let rest = (node.low + 2)..<(node.low + max(node.high, 2))
        var replacement = node
        switch letter {
        case UInt8(ascii: "$"):
            replacement.low += 1
            replacement.high -= 1
            let text = document.bytes.span.extracting((node.low + 1)..<(node.low + node.high))
            try budgets.charge(WTF8.utf16Count(text), to: slot.budget, at: offset)
        case UInt8(ascii: "D"):
            let time = FlightLiteral.date(document.bytes.span.extracting(rest))
            if time == nil {
                let text = String(decoding: document.bytes[rest].prefix(60), as: UTF8.self)
                diagnostics.warn(FlightError.invalidLiteral, at: offset, "“\(text)” is no date")
            }
            replacement = PayloadNode(.date, word: (time ?? .nan).bitPattern, source: node.source)
        case UInt8(ascii: "n"):
            let isCanonical = try checkBigInt(document.bytes[rest], rules, offset)
            try budgets.charge(rest.count, to: slot.budget, at: offset)
            guard isCanonical else { return stop(at: slot, &document, rules) }
            replacement = PayloadNode(
                .bigint,
                low: rest.lowerBound,
                high: rest.count,
                source: node.source
            )
        case UInt8(ascii: "N"):
            replacement = number(.nan, "$NaN", node, document, &diagnostics)
        case UInt8(ascii: "I"):
            replacement = number(.infinity, "$Infinity", node, document, &diagnostics)
        case UInt8(ascii: "-") where document.isKey(node, "$-0"):
            replacement = PayloadNode(
                .number,
                word: (-0.0 as Double).bitPattern,
                source: node.source
            )
        case UInt8(ascii: "-"):
            replacement = number(-.infinity, "$-Infinity", node, document, &diagnostics)
        case UInt8(ascii: "u"):
            warnUnlessCanonical("$undefined", node, document, &diagnostics)
            let isKept =
                slot.container == .root
                || slot.container == .array && !rules.rules.dropsUndefinedElements
            replacement = PayloadNode(
                isKept ? .undefined : .hole,
                low: isKept ? 0 : 1,
                high: 0,
                source: node.source
            )
            if !isKept { mark(&document) }
        case 0 where rules.isResponse && node.high == 1 && begins(slot):
            mark(&document)
            document.nodes[index - 1].flags.insert(.isElement)
            open[open.count - 1].container = .element
            open[open.count - 1].count = 1
            return .elementBegan
        default: return stop(at: slot, &document, rules)
        }
        document.nodes[index] = replacement
        return nil
    }

    private func stop(
        at slot: FlightSlot,
        _ document: inout FlightDocument,
        _ rules: Rules
    ) -> Stop {
        mark(&document)
        return .tag(slot, isHidden: rules.keepsPaths && hides(slot.place.node, document))
    }

    /// Whether a slot is the first of an array.
    private func begins(_ slot: FlightSlot) -> Bool {
        guard slot.container == .array, let frame = open.last else { return false }
        return frame.node == slot.place.node - 1
    }

    private func number(
        _ value: Double,
        _ canonical: StaticString,
        _ node: PayloadNode,
        _ document: FlightDocument,
        _ diagnostics: inout Diagnostics
    ) -> PayloadNode {
        warnUnlessCanonical(canonical, node, document, &diagnostics)
        return PayloadNode(.number, word: value.bitPattern, source: node.source)
    }

    private func warnUnlessCanonical(
        _ canonical: StaticString,
        _ node: PayloadNode,
        _ document: FlightDocument,
        _ diagnostics: inout Diagnostics
    ) {
        guard !document.isKey(node, canonical) else { return }
        let offset = document.origin + Int(node.source)
        diagnostics.warn(FlightError.nonCanonicalLiteral, at: offset)
    }

    /// Checks the text of a big integer; returns whether it is written as JavaScript writes one.
    private func checkBigInt(
        _ text: ArraySlice<UInt8>,
        _ rules: Rules,
        _ offset: Int
    ) throws(WireError) -> Bool {
        guard !rules.rules.hasBudgets || text.count <= rules.bigIntDigits else {
            throw WireError(
                FlightError.bigIntTooLarge,
                at: offset,
                "\(text.count) digits; bigIntDigits allows \(rules.bigIntDigits)"
            )
        }
        if let digits = FlightLiteral.bigInt(text) { return digits.elementsEqual(text) }
        guard text.count <= FlightLiteral.mostConverted else {
            throw WireError(
                FlightError.bigIntTooLarge,
                at: offset,
                "\(text.count) digits, of which \(FlightLiteral.mostConverted) may be in another "
                    + "base than ten"
            )
        }
        let shown = String(decoding: text.prefix(60), as: UTF8.self)
        throw WireError(FlightError.invalidLiteral, at: offset, "“\(shown)” is no big integer")
    }
}
