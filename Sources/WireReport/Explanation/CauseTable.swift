internal import WireAnalysis
internal import WireLatency

/// What each cause makes of the gap, and what was observed.
struct CauseTable {
    private let explanation: Explanation

    init(_ explanation: Explanation) { self.explanation = explanation }

    var table: Document.Table {
        var table = Document.Table(
            texts: ["cause"],
            numbers: [
                explanation.than.title, explanation.faster.title, "effect on the gap", "share",
            ]
        )
        if explanation.alone != nil { table.columns.append(Document.Table.Column(["one user"])) }
        let effects = explanation.attribution.effects.sorted {
            $0.milliseconds.magnitude > $1.milliseconds.magnitude
        }
        for effect in effects {
            let cells = (
                Self.cell(effect.cause, explanation.sides.than),
                Self.cell(effect.cause, explanation.sides.faster)
            )
            guard effect.milliseconds != 0 || cells.0 != cells.1 else { continue }
            table.rows.append([
                [.text(effect.cause.rawValue)], [.text(cells.0)], [.text(cells.1)],
                [.text(Self.effect(effect.milliseconds))],
                [.text(share(effect.milliseconds))], alone(effect.cause),
            ])
        }
        let modelled = explanation.attribution.gap
        table.rows.append([
            [.strong("explained")], [], [],
            [.strong(Self.effect(modelled))], [.text(share(modelled))],
            [.text(explanation.alone.map { Self.effect($0.gap) } ?? "")],
        ])
        guard let observed = explanation.observed, let unexplained = explanation.unexplained else {
            return table
        }
        table.rows.append([
            [.strong("unexplained")], [], [],
            [.strong(Self.effect(unexplained))],
            [.text(share(unexplained))],
        ])
        let rows: [(String, Double?, Double?, Double?)] = [
            ("observed, mean", observed.than.mean, observed.faster.mean, observed.mean),
            ("observed, P95", observed.than.p95, observed.faster.p95, observed.p95),
            ("observed, P99", observed.than.p99, observed.faster.p99, observed.p99),
        ]
        for (name, than, faster, gap) in rows {
            guard let gap else { continue }
            table.rows.append([
                [.text(name)], [.text(Self.time(than))], [.text(Self.time(faster))],
                [.text(Self.effect(gap))],
            ])
        }
        return table
    }

    /// The effect of a cause on one user alone, where a load was stated.
    private func alone(_ cause: Cause) -> [Document.Inline] {
        [.text(explanation.alone.map { Self.effect($0.effect(of: cause)) } ?? "")]
    }

    private static func effect(_ milliseconds: Double) -> String {
        ByteFormat.signedMilliseconds(milliseconds) + " ms"
    }

    private func share(_ milliseconds: Double) -> String {
        guard let gap = explanation.observed?.typical, gap != 0 else { return "–" }
        return ByteFormat.percent(milliseconds / gap, digits: 1)
    }

    private static func time(_ value: Double?) -> String {
        value.map { ByteFormat.milliseconds($0) + " ms" } ?? "–"
    }

    /// What one side brings to a cause.
    private static func cell(_ cause: Cause, _ side: CallProfile) -> String {
        switch cause {
        case .requestHead: "\(ByteFormat.count(side.requestHead)) B"
        case .requestBody: "\(ByteFormat.count(side.requestBody)) B"
        case .responseHead: "\(ByteFormat.count(side.responseHead)) B"
        case .responseBody: "\(ByteFormat.count(side.responseBody)) B"
        case .compression:
            side.compressedBody.map { ByteFormat.difference($0 - side.responseBody) + " B" }
                ?? "none"
        case .flushPieces: "\(side.pieces) in \(ByteFormat.count(side.framing)) B of framing"
        case .roundTrips: "\(side.followUps.count) more"
        case .clientQueue: side.queue == .serial ? "one after another" : "parallel"
        case .connection: side.connection?.rawValue ?? "as stated"
        case .codec: ByteFormat.duration(side.serverCodec + side.clientCodec)
        case .validation: ByteFormat.duration(side.validation)
        case .render: ByteFormat.duration(side.render)
        }
    }
}
