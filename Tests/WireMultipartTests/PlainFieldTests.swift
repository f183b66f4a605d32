import Testing
import WireCore

@testable import WireMultipart

/// Header blocks of text fields as browsers write them are read without a grammar.
@Suite struct PlainFieldTests {
    private let boundary = MultipartBoundary("b")

    /// One part whose disposition is called `header`, which decides whether a grammar is needed.
    private func read(_ header: String, _ name: [UInt8]) throws(WireError) -> MultipartReader {
        let body =
            Array("--b\r\n\(header): form-data; name=\"".utf8) + name
            + Array("\"\r\n\r\nx\r\n--b--\r\n".utf8)
        var reader = try MultipartReader(boundary: boundary)
        try reader.consume(body.span)
        _ = try reader.finish()
        return reader
    }

    private func outcome(
        _ header: String,
        _ name: [UInt8]
    ) -> Result<(parts: [MultipartPart], warnings: [WireWarning]), WireError> {
        Result { () throws(WireError) in
            let reader = try read(header, name)
            return (reader.parts, reader.diagnostics.warnings)
        }
    }

    @Test func `any name reads as the grammar reads it`() throws {
        var names: [[UInt8]] = [[]]
        for byte in UInt8.min...UInt8.max {
            names += [[byte], [0x61, byte], [byte, 0x61], [0x61, byte, 0x62]]
        }
        for text in [
            "%22", "a%0Ab", "\\\"", "a\"; filename=\"b", "a; filename*=UTF-8''b", "ä", " ",
        ] {
            names.append(Array(text.utf8))
        }
        var readable = 0
        for name in names {
            switch (outcome("Content-Disposition", name), outcome("content-disposition", name)) {
            case (.success(let left), .success(let right)):
                #expect(left.parts == right.parts)
                #expect(left.warnings == right.warnings)
                readable += 1
            case (.failure(let left), .failure(let right)): #expect(left == right)
            default: Issue.record("\(name) reads in one way only")
            }
        }
        #expect(readable > 4 * 90)
    }

    @Test func `a plain name takes no grammar, and what may mean more does`() throws {
        for (name, isPlain) in [
            ("rows[0].id", true), ("a b;c=d", true), ("", false), ("a%22b", false),
            ("a*b", false), ("a\\b", false), ("a\"; filename=\"b", false), ("ä", false),
        ] {
            var block = HeaderBlock(.standard)
            let text = "Content-Disposition: form-data; name=\"\(name)\"\r\n\r\n"
            for byte in text.utf8 { _ = try block.consume(byte) }
            #expect((block.plainField != nil) == isPlain, "\(name)")
        }
    }
}
