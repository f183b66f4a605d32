internal import WireCore
internal import WireFlight
internal import WireJSON

/// Forms without JavaScript; the first byte of an input chooses the dialect.
enum FlightFormChecks {
    /// A post can be read or is refused, and the action that it calls is rendered or refused.
    ///
    /// Fields are told apart by the record separator, U+001E, and names end at the first equals
    /// sign.
    static func post(_ input: [UInt8]) throws(FuzzFault) {
        guard let first = input.first else { return }
        let dialect = FlightChecks.Setting(first).dialect
        let fields = input.dropFirst().split(separator: 0x1E, omittingEmptySubsequences: false)
        let post = FlightChecks.form(fields)
        let reader = FlightFormReader(dialect)
        var diagnostics = Diagnostics()
        if let state = try? reader.state(of: post, result: number, diagnostics: &diagnostics) {
            try TextChecks.notationHolds(state)
        }
        guard let action = try? reader.action(of: post, diagnostics: &diagnostics) else { return }
        try TextChecks.notationHolds(action)
        guard dialect.isWritable, let function = function(action) else { return }
        guard let inputs = try? FlightFormWriter(dialect).inputs(of: function) else { return }
        var builder = PayloadBuilder()
        builder.begin(.form)
        for input in inputs {
            builder.text(.key, input.name)
            builder.text(.string, input.value ?? [])
        }
        builder.end()
        let written = builder.finish()
        do throws(WireError) {
            _ = try reader.action(of: written, diagnostics: &diagnostics)
        } catch {
            try require(
                !ConvertAnswer.isAboutSyntax(error.code.name, error.reason),
                "the hidden inputs are malformed: \(error)"
            )
        }
    }

    private static let number: Payload = {
        var builder = PayloadBuilder()
        builder.number(1)
        return builder.finish()
    }()

    /// The action that was read as a server function with its bound arguments.
    private static func function(_ action: Payload) -> Payload? {
        guard action.kind(0) == .object, let id = action.member("id", of: 0),
            let bound = action.member("bound", of: 0)
        else { return nil }
        var builder = PayloadBuilder()
        builder.begin(.action)
        for (name, value) in [("id", id), ("bound", bound)] {
            builder.key(name)
            builder.copy(value, of: action)
        }
        builder.end()
        return builder.finish()
    }
}
