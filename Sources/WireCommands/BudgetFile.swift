internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireReport

/// The file with budgets for samples: read for a check, and written when budgets are tightened.
struct BudgetFile {
    /// The path as it was named, or that of the default.
    let path: String
    /// What it says; nothing where there is none.
    let budgets: Budgets
    private let text: [UInt8]?

    /// Reads the file that the command line names, or the default where there is one.
    ///
    /// - Throws: `CommandFailure` for a file that is not there or makes no sense.
    init(_ command: ParsedCommand) throws(CommandFailure) {
        path = command.text("config") ?? InputFiles.budgetFile
        let isNamed = command.text("config") != nil
        guard isNamed || (try? Platform.kind(of: path)) == .file else {
            (budgets, text) = (Budgets(), nil)
            return
        }
        let text = try CommandInput.read(path)
        do {
            budgets = try Budgets(reading: text)
        } catch {
            throw CommandFailure(path, error.positioned(in: text.span))
        }
        self.text = text
    }

    /// Writes tighter bounds where they stand, and new budgets into this file.
    ///
    /// Every text is made before the first is written, and each file appears whole or not at all.
    ///
    /// - Returns: what was written.
    /// - Throws: `CommandFailure` for a file that cannot be written.
    func tighten(_ ratchet: Ratchet) throws(CommandFailure) -> [CheckReport.Tightening] {
        var outputs: [(text: [UInt8], note: CheckReport.Tightening)] = []
        let own = ratchet.steps.filter { !$0.source.isEmpty }
        for (source, steps) in Dictionary(grouping: own, by: \.source).sorted(by: {
            $0.key < $1.key
        }) {
            guard source != "-" else {
                throw .usage("--update-budget cannot write the budget of standard input")
            }
            let text = Ratchet.applied(steps, to: try CommandInput.read(source))
            outputs.append((text, .init(file: source, lowered: steps.count, added: 0)))
        }
        let steps = ratchet.steps.filter(\.source.isEmpty)
        if !steps.isEmpty || !ratchet.additions.isEmpty {
            guard path != "-" else {
                throw .usage("--update-budget cannot write to standard input")
            }
            var text = Ratchet.applied(steps, to: text ?? Array("{}\n".utf8))
            if !ratchet.additions.isEmpty { text = try adding(ratchet.additions, to: text) }
            let note = CheckReport.Tightening(
                file: path,
                lowered: steps.count,
                added: ratchet.additions.count
            )
            outputs.append((text, note))
        }
        for output in outputs { try Console.write(output.text, to: output.note.file) }
        return outputs.map(\.note)
    }

    /// The text of the file with further budgets at the end of its array.
    private func adding(
        _ rules: [Budgets.Rule],
        to text: [UInt8]
    ) throws(CommandFailure) -> [UInt8] {
        let document: Payload
        do {
            document = try JSONCodec().decode(text)
        } catch {
            throw CommandFailure(path, error)
        }
        let old = document.member("budgets", of: 0).map { Array(document.entries($0)) } ?? []
        var json = JSONTextWriter(isIndented: true)
        json.object { json in
            for (key, value) in document.members(0) where !document.holds(key, "budgets") {
                json.key(document.text(key))
                json.value(document.subtree(value))
            }
            json.key("budgets")
            json.array(old.map(Entry.old) + rules.map(Entry.new)) { json, entry in
                switch entry {
                case .old(let index): json.value(document.subtree(index))
                case .new(let rule): json.object { Self.write(rule, &$0) }
                }
            }
        }
        return json.text + [UInt8(ascii: "\n")]
    }

    private enum Entry {
        case old(Int)
        case new(Budgets.Rule)
    }

    private static func write(_ rule: Budgets.Rule, _ json: inout JSONTextWriter) {
        json.member("samples", rule.pattern.text)
        json.array("approaches", rule.budget.approaches ?? []) { $0.string($1.rawValue) }
        for bound in Sample.Budget.Bound.allCases {
            if let limit = rule.budget[bound] { json.member(bound.rawValue, limit) }
        }
    }
}
