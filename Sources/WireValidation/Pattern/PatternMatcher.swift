internal import WireCore

/// Runs a compiled pattern by backtracking, with an explicit stack and a budget of steps.
///
/// Backtracking can take exponentially many steps; the budget, which all patterns of a validation
/// share, bounds them, so that no pattern and no text can keep the program busy.
struct PatternMatcher {
    private let program: PatternProgram
    private let text: [UInt32]
    private var counters: [(rounds: Int, position: Int)]
    private var groups: [Int?]
    private var undo: [Undo] = []

    /// What to restore when a choice fails, and where to go on.
    private enum Undo {
        case choice(step: Int, position: Int)
        /// Characters that a greedy repetition took and may give back, down to `least`.
        case giveBack(step: Int, least: Int, position: Int)
        /// Another round of a lazy repetition.
        case again(counter: Int, body: Int, position: Int)
        case counter(Int, rounds: Int, position: Int)
        case group(Int, Int?)
    }

    /// Whether the pattern matches anywhere in the text, as `RegExp.prototype.test` finds out.
    ///
    /// - Throws: `validation.patternBudget` when the steps are used up.
    static func matches(
        _ program: PatternProgram,
        _ text: [UInt32],
        budget: inout Int
    ) throws(WireError) -> Bool {
        var matcher = Self(program, text)
        for start in 0...(program.isAnchored ? 0 : text.count)
        where try matcher.run(step: 0, position: start, budget: &budget) {
            return true
        }
        return false
    }

    private init(_ program: PatternProgram, _ text: [UInt32]) {
        self.program = program
        self.text = text
        counters = Array(repeating: (0, -1), count: program.counterCount)
        groups = Array(repeating: nil, count: 2 * (program.groupCount + 1))
    }

    /// Runs from one step to an `accept`.
    ///
    /// Look-arounds run inside; their nesting is bounded by the parser.
    private mutating func run(
        step first: Int,
        position start: Int,
        budget: inout Int
    ) throws(WireError) -> Bool {
        let floor = undo.count
        var step = first
        var position = start
        while true {
            budget -= 1
            guard budget >= 0 else { throw WireError(SchemaError.patternBudget, at: 0) }
            var isMatching = true
            switch program.instructions[step] {
            case .accept:
                return true
            case .jump(let target):
                step = target
                continue
            case .split(let one, let other):
                undo.append(.choice(step: other, position: position))
                step = one
                continue
            case .look(let next, let isNegated):
                let found = try look(step + 1, position, isNegated, &budget)
                isMatching = found != isNegated
                if isMatching {
                    step = next
                    continue
                }
            case .loop(let counter, let minimum, let maximum, let isLazy, let body):
                let target = round(counter, minimum, maximum, isLazy, body, step + 1, position)
                isMatching = target != nil
                if let target {
                    step = target
                    continue
                }
            case .greedy(let minimum, let maximum):
                let start = position
                while position - start < maximum, advance(program.instructions[step + 1], &position)
                {
                    budget -= 1
                }
                isMatching = position - start >= minimum
                if isMatching {
                    step += 2
                    let least = start + minimum
                    if position > least {
                        undo.append(.giveBack(step: step, least: least, position: position))
                    }
                    continue
                }
            case let instruction:
                isMatching = advance(instruction, &position)
            }
            if isMatching {
                step += 1
            } else {
                guard let choice = backtrack(to: floor) else { return false }
                (step, position) = choice
            }
        }
    }

    /// Whether the steps of a look-around match.
    ///
    /// Its choices are final (section 22.2.2.4); what its groups hold stays, unless it is a negated
    /// one, and can still be taken back.
    private mutating func look(
        _ step: Int,
        _ position: Int,
        _ isNegated: Bool,
        _ budget: inout Int
    ) throws(WireError) -> Bool {
        let floor = undo.count
        guard try run(step: step, position: position, budget: &budget) else { return false }
        var kept: [Undo] = []
        while undo.count > floor {
            let last = undo.removeLast()
            switch last {
            case .choice, .giveBack, .again: break
            case .counter, .group: isNegated ? restore(last) : kept.append(last)
            }
        }
        undo += kept.reversed()
        return true
    }

    private mutating func restore(_ change: Undo) {
        switch change {
        case .counter(let index, let rounds, let position): counters[index] = (rounds, position)
        case .group(let index, let position): groups[index] = position
        case .choice, .giveBack, .again: break
        }
    }

    /// Takes back what was done since the last choice and returns it; nil when none is left.
    private mutating func backtrack(to floor: Int) -> (step: Int, position: Int)? {
        while undo.count > floor {
            let last = undo.removeLast()
            switch last {
            case .choice(let step, let position): return (step, position)
            case .giveBack(let step, let least, let position):
                if position - 1 > least {
                    undo.append(.giveBack(step: step, least: least, position: position - 1))
                }
                return (step, position - 1)
            case .again(let counter, let body, let position):
                begin(counter, at: position)
                return (body, position)
            case .counter, .group: restore(last)
            }
        }
        return nil
    }

    /// ECMA-262 section 22.2.2.3.1, RepeatMatcher: nil when an empty round ends the repetition.
    private mutating func round(
        _ counter: Int,
        _ minimum: Int,
        _ maximum: Int,
        _ isLazy: Bool,
        _ body: Int,
        _ exit: Int,
        _ position: Int
    ) -> Int? {
        let (rounds, start) = counters[counter]
        if rounds > minimum, start == position { return nil }
        guard rounds < maximum else { return exit }
        if rounds >= minimum, isLazy {
            undo.append(.again(counter: counter, body: body, position: position))
            return exit
        }
        if rounds >= minimum { undo.append(.choice(step: exit, position: position)) }
        begin(counter, at: position)
        return body
    }

    /// Counts another round of a repetition.
    private mutating func begin(_ counter: Int, at position: Int) {
        let rounds = counters[counter].rounds
        note(counter)
        counters[counter] = (rounds + 1, position)
    }

    private mutating func note(_ counter: Int) {
        let (rounds, position) = counters[counter]
        undo.append(.counter(counter, rounds: rounds, position: position))
    }

    /// Runs a step that neither branches nor repeats; false when it does not match.
    private mutating func advance(_ step: PatternInstruction, _ position: inout Int) -> Bool {
        switch step {
        case .character(let character, let isBackward):
            return take(&position, isBackward) { $0 == character }
        case .any(let isBackward):
            return take(&position, isBackward) { character in
                character != 0x0A && character != 0x0D && character != 0x2028 && character != 0x2029
            }
        case .set(let index, let isBackward):
            let set = program.sets[index]
            return take(&position, isBackward, set.contains)
        case .save(let slot): set(group: slot, position)
        case .clear(let numbers):
            for slot in (2 * numbers.lowerBound)..<(2 * numbers.upperBound) {
                set(group: slot, nil)
            }
        case .start: return position == 0
        case .end: return position == text.count
        case .wordBoundary(let isNegated):
            return (isWord(position - 1) != isWord(position)) != isNegated
        case .backreference(let number, let isBackward):
            return takeGroup(number, &position, isBackward)
        case .reset(let counter):
            note(counter)
            counters[counter] = (0, -1)
        case .split, .jump, .look, .loop, .greedy, .accept: break
        }
        return true
    }

    private mutating func set(group slot: Int, _ position: Int?) {
        undo.append(.group(slot, groups[slot]))
        groups[slot] = position
    }

    private func take(
        _ position: inout Int,
        _ isBackward: Bool,
        _ test: (UInt32) -> Bool
    ) -> Bool {
        let place = isBackward ? position - 1 : position
        guard text.indices.contains(place), test(text[place]) else { return false }
        position += isBackward ? -1 : 1
        return true
    }

    /// A group that has not matched counts as empty.
    private func takeGroup(_ number: Int, _ position: inout Int, _ isBackward: Bool) -> Bool {
        guard let start = groups[2 * number], let end = groups[2 * number + 1] else { return true }
        let count = end - start
        let place = isBackward ? position - count : position
        guard place >= 0, place + count <= text.count,
            text[start..<end] == text[place..<(place + count)]
        else { return false }
        position += isBackward ? -count : count
        return true
    }

    private func isWord(_ place: Int) -> Bool {
        text.indices.contains(place) && CharacterSet.word.contains(text[place])
    }
}
