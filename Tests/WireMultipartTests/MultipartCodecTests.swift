import Testing
import WireCore
import WireMultipart
import WireTestSupport

@Suite struct MultipartCodecTests {
    private static let boundary = MultipartBoundary("X")

    @Test func `refuses what a form cannot carry`() throws {
        let cases = [
            #"{"a":1}"#, #"{"$params":[["a","b"]]}"#,
        ]
        for text in cases {
            #expect(throws: WireError(MultipartError.unsupportedValue, at: 0)) {
                try MultipartCodec().encoded(typed(text))
            }
        }
        #expect(throws: WireError(MultipartError.boundaryInvalid, at: 0)) {
            try MultipartCodec(boundary: MultipartBoundary("")).encoded(typed(#"{"$form":[]}"#))
        }
        #expect(throws: WireError(MultipartError.boundaryInContent, at: 0)) {
            try MultipartCodec(boundary: Self.boundary)
                .encoded(typed(#"{"$form":[["a","\r\n--X"]]}"#))
        }
        #expect(throws: WireError(MultipartError.boundaryInContent, at: 0)) {
            try MultipartCodec(boundary: Self.boundary).encoded(typed(#"{"$form":[["a","--Xy"]]}"#))
        }
        // Within a line the boundary is text.
        _ = try MultipartCodec(boundary: Self.boundary)
            .encoded(typed(#"{"$form":[["a","a--X"]]}"#))
    }

    @Test func `keeps a file's type from breaking out of its header`() throws {
        let form = try typed(
            #"{"$form":[["f",{"$file":{"name":"a","type":"text/x\r\nB: c","base64":""}}]]}"#
        )
        let body = try MultipartCodec(boundary: Self.boundary).encoded(form)
        let read = try MultipartCodec(boundary: Self.boundary).decode(body)
        #expect(read.formLines == ["f = file a (application/octet-stream) []"])
    }

    @Test func `quotes a boundary that is no token`() throws {
        var diagnostics = Diagnostics()
        for (text, contentType) in [
            (
                "----WebKitFormBoundaryAbc",
                "multipart/form-data; boundary=----WebKitFormBoundaryAbc"
            ),
            ("a b", #"multipart/form-data; boundary="a b""#),
            (#"a"\"#, #"multipart/form-data; boundary="a\"\\""#),
        ] {
            let boundary = MultipartBoundary(text)
            #expect(boundary.contentType == contentType)
            let bytes = Array(contentType.utf8)
            let read = try MultipartBoundary(contentType: bytes.span, diagnostics: &diagnostics)
            #expect(read == boundary)
        }
    }

    @Test func `has a boundary of WebKit's length`() {
        #expect(MultipartBoundary.webKit.bytes.count == 38)
        #expect(MultipartBoundary.webKit.bytes.starts(with: "----WebKitFormBoundary".utf8))
    }

    @Test func `gives every byte one owner`() throws {
        let form = try typed(
            #"""
            {"$form":[["$ACTION_KEY","k1"],["1_$ACTION_ID_ab",""],["a\"b","hi"],
            ["f",{"$file":{"name":"x\".txt","type":"text/plain","base64":"eHl6"}}]]}
            """#
        )
        let body = try MultipartCodec(boundary: Self.boundary).encoded(form)
        let ledger = try MultipartLedger.ledger(of: body.span, boundary: Self.boundary)
        #expect(ledger.byteCount == body.count)
        #expect(ledger[.key] == 11 + 15 + 3 + 1)
        #expect(ledger[.fileName] == 6)
        #expect(ledger[.escape] == 2 + 2)
        #expect(ledger[.value] == 2 + 0 + 2)
        #expect(ledger[.fileContent] == 3)
        // One opening delimiter of 5 bytes, three of 7 and the closing one of 9.
        #expect(ledger[.boundary] == 5 + 3 * 7 + 9)
        let disposition = #"Content-Disposition: form-data; name="""#.utf8.count + 4
        let file = #"; filename="""#.utf8.count + "Content-Type: text/plain".utf8.count + 2
        #expect(ledger[.partHeader] == 4 * disposition + file)

        let hidden = try MultipartLedger.ledger(
            of: body.span,
            boundary: Self.boundary,
            marksHiddenFields: true
        )
        #expect(hidden[.hiddenField] == 11 + 2 + 15)
        #expect(hidden.byteCount == body.count)
    }

    @Test func `owns every byte of each recorded body`() throws {
        var passed = 0
        for line in try VectorLine.all("multipart-decode.jsonl") {
            var diagnostics = Diagnostics()
            let contentType = line.bytes("contentType") ?? []
            let body = line.body ?? []
            guard
                let boundary = try? MultipartBoundary(
                    contentType: contentType.span,
                    diagnostics: &diagnostics
                ),
                let ledger = try? MultipartLedger.ledger(of: body.span, boundary: boundary)
            else { continue }
            #expect(ledger.byteCount == body.count, "\(line.name)")
            passed += 1
        }
        #expect(passed >= 60)
    }

    @Test func `names and contents know where they stand in the body`() throws {
        let body =
            "--X\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\n[\"$K1\"]\r\n"
            + "--X\r\nContent-Disposition: form-data; name=\"é\"\r\n\r\n\r\n"
            + "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n\"\r\n\r\nraw\r\n"
            + "--X--\r\n"
        let form = try MultipartCodec(boundary: Self.boundary).decode(Array(body.utf8))
        let bytes = Array(body.utf8)
        for (key, value) in form.members(0) {
            let file = form.member("base64", of: value)
            for index in [key, file ?? value] {
                let content = Array(form.bytes[form.range(index)])
                let start = Int(form[index].source)
                #expect(Array(bytes[start..<(start + content.count)]) == content)
            }
        }
        let sources = form.members(0).map { Int(form[$0.value].source) }
        #expect(sources.prefix(2) == [49, 108])
    }
}
