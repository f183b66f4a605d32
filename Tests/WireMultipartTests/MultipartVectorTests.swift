import Testing
import WireCore
import WireMultipart
import WireTestSupport

@Suite struct MultipartVectorTests {
    @Test func `writes as undici does`() throws {
        let lines = try VectorLine.all("multipart.jsonl").filter {
            $0.text("codec") != "form-data package"
        }
        #expect(lines.count >= 28)
        var failures: [String] = []
        for line in lines {
            let codec = MultipartCodec(
                boundary: MultipartBoundary(try #require(line.text("boundary")))
            )
            let value = try #require(try line.typed("value"))
            if let contentType = line.text("contentType"), contentType != codec.contentType {
                failures.append("\(line.name): content type \(codec.contentType)")
            }
            if try codec.encoded(value) != line.body {
                failures.append(line.name)
            }
        }
        #expect(failures == [])
    }

    /// Vectors that a limit refuses though both parsers accept them.
    private static let refusedByLimit: [String: any WireErrorCode] = [
        "boundary-length-300": MultipartError.boundaryInvalid,
        "header-block-16k": MultipartError.headerLineTooLong,
        "headers-100": MultipartError.tooManyHeaders,
        "name-long-1025": MultipartError.nameTooLong,
    ]

    @Test func `reads as busboy and undici do where they agree`() throws {
        let lines = try VectorLine.all("multipart-decode.jsonl")
        #expect(lines.count >= 118)
        var failures: [String] = []
        for line in lines {
            let busboy = line.recordedForm("busboyUtf8Params") ?? line.recordedForm("busboy")
            let undici = line.recordedForm("undici")
            var diagnostics = Diagnostics()
            let ours: RecordedForm
            var code: (any WireErrorCode)?
            do throws(WireError) {
                ours = .accepted(try decode(line, diagnostics: &diagnostics).formLines)
            } catch {
                ours = .refused
                code = error.code
            }
            if let limit = Self.refusedByLimit[line.name] {
                if code != limit { failures.append("\(line.name): \(limit) wanted") }
            } else if busboy == undici {
                if ours != busboy { failures.append("\(line.name): \(ours)") }
            } else if ours != .refused, diagnostics.warnings.isEmpty {
                failures.append("\(line.name): parsers differ, and nothing is said")
            }
        }
        #expect(failures == [])
    }

    private func decode(
        _ line: VectorLine,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let contentType = line.bytes("contentType") ?? []
        let body = line.body ?? []
        let boundary = try MultipartBoundary(
            contentType: contentType.span,
            diagnostics: &diagnostics
        )
        return try MultipartCodec(boundary: boundary).decode(
            body.span,
            limits: .standard,
            diagnostics: &diagnostics
        )
    }
}
