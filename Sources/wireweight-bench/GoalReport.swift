internal import WireReport

/// A figure that is held against another one, and how large their ratio may be.
struct GoalLine {
    let measure: String
    let unit: String
    let value: Double
    let base: Double
    let goal: Double

    var ratio: Double { value / base }
}

/// Ratios beside what they are meant to be.
struct GoalReport: BenchReport {
    private let lines: [GoalLine]
    private let note: String?

    init(_ lines: [GoalLine], note: String? = nil) {
        self.lines = lines
        self.note = note
    }

    var document: Document {
        var document = Document()
        if let note { document.paragraph(.text(note)) }
        var table = Document.Table(
            texts: ["measure", "unit"],
            numbers: ["value", "over", "ratio", "goal"]
        )
        for line in lines {
            table.add(
                line.measure,
                line.unit,
                ByteFormat.fixed(line.value, digits: 1),
                ByteFormat.fixed(line.base, digits: 1),
                ratioText(line.ratio),
                "≤ " + ByteFormat.fixed(line.goal, digits: 1)
            )
        }
        document.table(table)
        return document
    }

    var objects: [BenchObject] {
        lines.map { line in
            var object = BenchObject()
            object.add("measure", line.measure)
            object.add("unit", line.unit)
            object.add("value", line.value, digits: 1)
            object.add("over", line.base, digits: 1)
            object.add("ratio", line.ratio, digits: 2)
            object.add("goal", line.goal, digits: 1)
            return object
        }
    }
}
