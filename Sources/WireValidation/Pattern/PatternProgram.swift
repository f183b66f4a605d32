internal import WireCore

/// One step of a compiled pattern.
enum PatternInstruction {
    /// Matches one character and moves on, towards the end or, within a look-behind, the start.
    case character(UInt32, isBackward: Bool)
    case any(isBackward: Bool)
    case set(Int, isBackward: Bool)
    /// Tries the first target and, when that fails, the second.
    case split(Int, Int)
    case jump(Int)
    /// Notes the position: even slots begin a group, odd ones end it.
    case save(Int)
    /// Forgets the groups of a range, as every round of a repetition does.
    case clear(Range<Int>)
    case start
    case end
    case wordBoundary(isNegated: Bool)
    /// Runs the steps behind this one up to their `accept`, then goes on at `next`.
    case look(next: Int, isNegated: Bool)
    case backreference(Int, isBackward: Bool)
    /// Begins counting the rounds of a repetition.
    case reset(counter: Int)
    /// Matches the character step behind this one as often as it can, then goes on behind that.
    case greedy(minimum: Int, maximum: Int)
    /// Decides whether another round of a repetition, whose steps begin at `body`, follows.
    case loop(counter: Int, minimum: Int, maximum: Int, isLazy: Bool, body: Int)
    case accept
}

/// A pattern compiled once, to be run over many texts.
struct PatternProgram {
    fileprivate(set) var instructions: [PatternInstruction] = []
    fileprivate(set) var sets: [CharacterSet] = []
    fileprivate(set) var counterCount = 0
    fileprivate(set) var groupCount = 0

    /// Whether a match can only begin where the text does.
    var isAnchored: Bool {
        if case .start = instructions.first { true } else { false }
    }

    /// Compiles a pattern.
    ///
    /// - Throws: `validation.pattern` with the position of the fault.
    init(_ pattern: [UInt32]) throws(WireError) {
        var parser = PatternParser(pattern)
        let node = try parser.parse()
        groupCount = parser.groupCount
        var compiler = Compiler(program: self, names: parser.groupNames)
        try compiler.emit(node, isBackward: false)
        compiler.program.instructions.append(.accept)
        self = compiler.program
    }

    /// Turns the tree into steps; its depth is bounded by the parser.
    private struct Compiler {
        var program: PatternProgram
        let names: [String: Int]

        mutating func emit(_ node: PatternNode, isBackward: Bool) throws(WireError) {
            switch node {
            case .empty: break
            case .character(let character): add(.character(character, isBackward: isBackward))
            case .any: add(.any(isBackward: isBackward))
            case .set(let set):
                program.sets.append(set)
                add(.set(program.sets.count - 1, isBackward: isBackward))
            case .sequence(let terms):
                for term in isBackward ? terms.reversed() : terms {
                    try emit(term, isBackward: isBackward)
                }
            case .alternation(let choices): try emit(choices: choices, isBackward)
            case .group(let number, let body):
                add(.save(isBackward ? 2 * number + 1 : 2 * number))
                try emit(body, isBackward: isBackward)
                add(.save(isBackward ? 2 * number : 2 * number + 1))
            case .repetition(let body, let minimum, let maximum, let isLazy):
                try emit(body, minimum...maximum, isLazy, isBackward)
            case .start: add(.start)
            case .end: add(.end)
            case .wordBoundary(let isNegated): add(.wordBoundary(isNegated: isNegated))
            case .look(let body, let isBehind, let isNegated):
                let place = add(.accept)
                try emit(body, isBackward: isBehind)
                add(.accept)
                program.instructions[place] = .look(next: nextPlace, isNegated: isNegated)
            case .backreference(let number):
                guard number <= program.groupCount else {
                    throw WireError(
                        SchemaError.pattern,
                        at: 0,
                        "the pattern refers to group \(number), which it does not have"
                    )
                }
                add(.backreference(number, isBackward: isBackward))
            case .namedBackreference(let name):
                guard let number = names[name] else {
                    throw WireError(
                        SchemaError.pattern,
                        at: 0,
                        "the pattern refers to group \(name), which it does not have"
                    )
                }
                add(.backreference(number, isBackward: isBackward))
            }
        }

        private var nextPlace: Int { program.instructions.count }

        @discardableResult
        private mutating func add(_ instruction: PatternInstruction) -> Int {
            program.instructions.append(instruction)
            return program.instructions.count - 1
        }

        private mutating func emit(
            choices: [PatternNode],
            _ isBackward: Bool
        ) throws(WireError) {
            var exits: [Int] = []
            for choice in choices.dropLast() {
                let split = add(.accept)
                try emit(choice, isBackward: isBackward)
                exits.append(add(.accept))
                program.instructions[split] = .split(split + 1, nextPlace)
            }
            if let last = choices.last { try emit(last, isBackward: isBackward) }
            for exit in exits { program.instructions[exit] = .jump(nextPlace) }
        }

        /// Lays out reset, jump to the loop, body …, loop; the loop decides after every round.
        private mutating func emit(
            _ body: PatternNode,
            _ counts: ClosedRange<Int>,
            _ isLazy: Bool,
            _ isBackward: Bool
        ) throws(WireError) {
            if body.isCharacter, !isLazy, !isBackward {
                add(.greedy(minimum: counts.lowerBound, maximum: counts.upperBound))
                return try emit(body, isBackward: false)
            }
            let counter = program.counterCount
            program.counterCount += 1
            add(.reset(counter: counter))
            let entry = add(.accept)
            let groups = Self.groups(in: body)
            if let groups { add(.clear(groups)) }
            try emit(body, isBackward: isBackward)
            program.instructions[entry] = .jump(nextPlace)
            add(
                .loop(
                    counter: counter,
                    minimum: counts.lowerBound,
                    maximum: counts.upperBound,
                    isLazy: isLazy,
                    body: entry + 1
                )
            )
        }

        /// The numbers of the groups inside a node: they are consecutive.
        private static func groups(in node: PatternNode) -> Range<Int>? {
            switch node {
            case .group(let number, let body):
                return number..<max(number + 1, groups(in: body)?.upperBound ?? 0)
            case .sequence(let parts), .alternation(let parts):
                let found = parts.compactMap(groups)
                guard let first = found.first, let last = found.last else { return nil }
                return first.lowerBound..<last.upperBound
            case .repetition(let body, _, _, _), .look(let body, _, _): return groups(in: body)
            default: return nil
            }
        }
    }
}
