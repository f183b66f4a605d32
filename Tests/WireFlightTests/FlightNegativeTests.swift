import Testing
import WireCore
import WireFlight
import WireTestSupport

/// Hostile and odd input, each with the one code that answers it.
struct FlightNegativeTests {
    @Test(arguments: [
        (["1": "5"], "flight.missingRow"),
        (["0": "[1,"], "flight.rowSyntax"),
        (["0": "[\"$5\"]"], "flight.missingRow"),
        (["0": "[\"$zz\"]"], "flight.rowIdInvalid"),
        (["0": "[\"$99999999999\"]"], "flight.rowIdInvalid"),
        (["0": "[\"$1:constructor\"]", "1": "{}"], "flight.invalidReference"),
        (["0": "[\"$1:__proto__:x\"]", "1": "{}"], "flight.invalidReference"),
        (["0": "[\"$Q1\"]", "1": "{}"], "flight.notAnArray"),
        (["0": "[\"$Q1\",\"$Q1\"]", "1": "[]"], "flight.alreadyConsumed"),
        (["0": "[\"$B1\"]", "1": "text"], "flight.notABlob"),
        (["0": "[\"$T\"]"], "flight.temporaryReference"),
        (["0": "\"$@0\""], "flight.cyclicThenable"),
    ])
    func `refuses a reply`(_ fields: [String: String], _ code: String) {
        var diagnostics = Diagnostics()
        #expect {
            try FlightReplyReader().read(Self.form(fields), diagnostics: &diagnostics)
        } throws: { ($0 as? WireError)?.code.name == code }
    }

    @Test(arguments: [
        (["0": "[\"$Infinityx\",\"$undefinedx\"]"], "flight.nonCanonicalLiteral"),
        (["0": "[{\"__proto__\":1}]"], "flight.protoKeyDropped"),
        (["0": "[{\"then\":1}]"], "flight.thenableShape"),
        (["0": "[\"$Dnonsense\"]"], "flight.invalidLiteral"),
        (["0": "[\"$Ka\"]", "_10_x": "1"], "flight.formIdDefect"),
        (["0": "[\"$R1\"]"], "flight.streamNotClosed"),
        (["0": "[\"$?\"]"], "flight.unknownTag"),
    ])
    func `warns of a reply`(_ fields: [String: String], _ code: String) {
        var diagnostics = Diagnostics()
        _ = try? FlightReplyReader().read(Self.form(fields), diagnostics: &diagnostics)
        #expect(diagnostics.warnings.contains { $0.code.name == code })
    }

    @Test(arguments: [
        ("zz:1\n", "flight.rowHeaderInvalid"),
        ("123456789:1\n", "flight.rowHeaderInvalid"),
        ("12", "flight.missingRow"),
        ("1:Tffffffff,", "flight.rowLengthExceedsInput"),
        ("1:T5,ab", "flight.rowLengthExceedsInput"),
        ("0:E{\"digest\":\"x\"}\n", "flight.serverError"),
        ("0:D{}\n", "flight.developmentRow"),
        ("0:\"$1\"\n", "flight.missingRow"),
    ])
    func `refuses a response`(_ stream: String, _ code: String) {
        var diagnostics = Diagnostics()
        let bytes = Array(stream.utf8)
        #expect {
            try FlightResponseReader.read(bytes.span, diagnostics: &diagnostics)
        } throws: { ($0 as? WireError)?.code.name == code }
    }

    @Test(arguments: [
        ("0:1\n1:2", "flight.truncatedRow"), ("1:P1\n0:1\n", "flight.unknownTag"),
        ("0:1\n0:2\n", "flight.duplicateRow"),
    ])
    func `warns of a response`(_ stream: String, _ code: String) throws {
        var diagnostics = Diagnostics()
        let bytes = Array(stream.utf8)
        _ = try FlightResponseReader.read(bytes.span, diagnostics: &diagnostics)
        #expect(diagnostics.warnings.contains { $0.code.name == code })
    }

    @Test func `warns of text that ends within a character`() throws {
        var diagnostics = Diagnostics()
        let bytes = Array("1:T1,".utf8) + [0xC3] + Array("0:\"$1\"\n".utf8)
        _ = try FlightResponseReader.read(bytes.span, diagnostics: &diagnostics)
        #expect(diagnostics.warnings.map(\.code.name) == ["flight.truncatedRow"])
    }

    @Test func `refuses one row more than the limit`() throws {
        var limits = DecodingLimits.standard
        limits.rows = 3
        var diagnostics = Diagnostics()
        let fits = Array("1:1\n2:2\n0:0\n".utf8)
        _ = try FlightResponseReader.read(
            fits.span,
            FlightReadingOptions(limits: limits),
            diagnostics: &diagnostics
        )
        let more = fits + Array("3:3\n".utf8)
        #expect {
            try FlightResponseReader.read(
                more.span,
                FlightReadingOptions(limits: limits),
                diagnostics: &diagnostics
            )
        } throws: { ($0 as? WireError)?.code.name == "flight.tooManyRows" }
    }

    private static func form(_ fields: [String: String]) -> FlightReply {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            builder.key(name)
            builder.string(value)
        }
        builder.end()
        return .form(builder.finish())
    }
}
