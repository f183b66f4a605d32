import Testing
import WireCore
import WireJSON
import WireTestSupport

@Suite struct TypedJSONTests {
    /// Reads typed JSON; gives the canonical text, or the error's code and offset.
    private func answer(_ text: String) -> String {
        do throws(WireError) {
            return TypedJSON.text(try read(text).value)
        } catch {
            return "\(error.code) \(error.offset)"
        }
    }

    private func read(
        _ text: String
    ) throws(WireError) -> (value: Payload, warnings: [WireWarning]) {
        let document = try JSONCodec().decode(Array(text.utf8))
        var diagnostics = Diagnostics()
        let value = try TypedJSON.read(document, diagnostics: &diagnostics)
        return (value, diagnostics.warnings)
    }

    @Test(arguments: [
        "[{\"$undefined\":true},{\"$hole\":true},{\"$number\":\"NaN\"},{\"$number\":\"-0\"}]",
        "[{\"$number\":\"Infinity\"},{\"$number\":\"-Infinity\"},{\"$bigint\":\"-12\"}]",
        "[{\"$date\":\"2026-11-22T09:00:00.000Z\"},{\"$date\":null}]",
        "{\"$map\":[[\"k\",1],[{\"$undefined\":true},{\"$map\":[]}]]}",
        "{\"$set\":[1,{\"$set\":[]}]}",
        "{\"$bytes\":\"AQID\",\"kind\":\"Uint8Array\"}",
        "{\"$bytes\":\"\",\"kind\":\"ArrayBuffer\"}",
        "{\"$bytes\":\"AQIDBAUGBwg=\",\"kind\":\"DataView\",\"from\":4,\"count\":2}",
        "{\"$blob\":{\"type\":\"text/plain\",\"base64\":\"aGk=\"}}",
        "{\"$file\":{\"name\":\"a.txt\",\"type\":\"\",\"base64\":\"\"}}",
        "{\"$form\":[[\"a\",\"1\"],[\"f\",{\"$blob\":{\"type\":\"\",\"base64\":\"\"}}]]}",
        "[{\"$params\":[[\"a\",\"1\"]]},{\"$url\":\"https://example.org/\"}]",
        "[{\"$regexp\":{\"source\":\"a+\",\"flags\":\"gi\"}},{\"$symbol\":\"react.suspense\"}]",
        "{\"$error\":{\"message\":\"m\",\"name\":\"TypeError\",\"digest\":\"1\",\"kind\":\"other\"}}",
        "[{\"$promise\":1},{\"$promise\":{\"a\":1},\"after\":3},{\"$pending\":true}]",
        "[{\"$reject\":\"no\"},{\"$reject\":{\"kind\":\"syntax\",\"message\":\"m\"},\"after\":1}]",
        "{\"$reject\":{\"$error\":{\"message\":\"m\"}}}",
        "{\"$reject\":{\"$literal\":{\"a\":1}}}",
        "[{\"$iterator\":[1]},{\"$iterable\":[]},{\"$bytestream\":[\"AQ==\",\"\"]}]",
        "{\"$asynciterable\":{\"items\":[1],\"return\":2}}",
        "{\"$asynciterator\":{\"items\":[],\"throws\":{\"message\":\"m\"}}}",
        "[{\"$stream\":{\"items\":[],\"throws\":\"x\"}},{\"$stream\":{\"items\":[],\"pending\":true}}]",
        "[{\"$action\":{\"id\":\"a1\"}},{\"$action\":{\"id\":\"a1\",\"bound\":[{\"x\":1}]}}]",
        "{\"$client\":{\"id\":\"m\",\"name\":\"*\",\"chunks\":[\"1\",\"f.js\"],\"async\":true}}",
        "{\"$element\":{\"type\":\"$fragment\",\"key\":\"k\",\"props\":{\"children\":[]}}}",
        "{\"$element\":{\"type\":{\"$symbol\":\"s\"},\"props\":{}}}",
        "[{\"$lazy\":{\"$pending\":true}},{\"$temporary\":true},{\"$temporary\":\"$0:a\"}]",
        "[{\"$define\":\"1\",\"value\":{}},{\"$use\":\"1\"}]",
        "{\"$define\":\"1\",\"value\":{\"self\":{\"$use\":\"1\"}}}",
        "[{\"$define\":\"1\",\"value\":{\"$date\":null}},{\"$use\":\"1\"},{\"$use\":\"1\"}]",
        "{\"$literal\":{\"$date\":1,\"b\":{\"$literal\":{\"$x\":2}}}}",
        "{\"$sparse\":{\"length\":4294967295,\"items\":[[7,\"a\"],[8,{}],[4294967294,null]]}}",
        "{\"$deep\":200}",
        "\"\\ud800 é \\u0000\"",
    ])
    func `canonical text is read and written as it stands`(text: String) throws {
        #expect(answer(text) == text)
        #expect(try read(text).warnings.isEmpty)
    }

    @Test(arguments: [
        ("{\"b\":1,\"2\":2,\"a\":3,\"1\":4}", "{\"1\":4,\"2\":2,\"b\":1,\"a\":3}"),
        ("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}"),
        ("[-0,1.50,1e2]", "[{\"$number\":\"-0\"},1.5,100]"),
        (
            "[{\"$define\":\"x\",\"value\":[]},{\"$define\":\"y\",\"value\":{}},{\"$use\":\"y\"}]",
            "[[],{\"$define\":\"1\",\"value\":{}},{\"$use\":\"1\"}]"
        ),
        (
            "{\"$element\":{\"props\":{},\"key\":null,\"type\":\"p\"}}",
            "{\"$element\":{\"type\":\"p\",\"props\":{}}}"
        ),
        ("{\"$action\":{\"bound\":[],\"id\":\"a\"}}", "{\"$action\":{\"id\":\"a\"}}"),
        ("{\"$repeat\":[{\"a\":1},3]}", "[{\"a\":1},{\"a\":1},{\"a\":1}]"),
        ("{\"$repeat\":[{\"$hole\":true},2]}", "[{\"$hole\":true},{\"$hole\":true}]"),
        ("{\"$deep\":3}", "[[[]]]"),
        ("{\"$sparse\":{\"length\":3,\"items\":[[1,5]]}}", "[{\"$hole\":true},5,{\"$hole\":true}]"),
        (
            "{\"kind\":\"Int16Array\",\"$bytes\":\"AQI=\"}",
            "{\"kind\":\"Int16Array\",\"$bytes\":\"AQI=\"}"
        ),
        (
            "{\"$bytes\":\"AQIDBA==\",\"from\":2,\"kind\":\"Int16Array\"}",
            "{\"$bytes\":\"AQIDBA==\",\"kind\":\"Int16Array\",\"from\":2,\"count\":1}"
        ),
    ])
    func `other ways to write a value come out canonical`(text: String, expected: String) {
        #expect(answer(text) == expected)
    }

    @Test(arguments: [
        ("[1,{\"$function\":true}]", "typed.onlyInJavaScript 3"),
        ("{\"a\":{\"$component\":{\"returns\":1}}}", "typed.onlyInJavaScript 5"),
        ("{\"$undefined\":1}", "typed.wrongContent 14"),
        ("{\"$number\":\"1\"}", "typed.wrongContent 11"),
        ("{\"$number\":\"nan\"}", "typed.wrongContent 11"),
        ("{\"$bigint\":\"1.5\"}", "typed.wrongContent 11"),
        ("{\"$bigint\":\"-\"}", "typed.wrongContent 11"),
        ("{\"$bigint\":12}", "typed.wrongContent 11"),
        ("{\"$date\":\"2026-11-22\"}", "typed.wrongContent 9"),
        ("{\"$date\":0}", "typed.wrongContent 9"),
        ("{\"$map\":{}}", "typed.wrongContent 8"),
        ("{\"$map\":[[1,2],[3]]}", "typed.wrongContent 15"),
        ("{\"$form\":[[1,\"a\"]]}", "typed.wrongContent 11"),
        ("{\"$set\":[{\"$hole\":true}]}", "typed.misplacedHole 9"),
        ("{\"a\":{\"$hole\":true}}", "typed.misplacedHole 5"),
        ("{\"$bytes\":\"AQ\",\"kind\":\"Uint8Array\",\"x\":1}", "typed.unexpectedMember 35"),
        ("{\"$bytes\":\"A\",\"kind\":\"Uint8Array\"}", "typed.wrongContent 10"),
        ("{\"$bytes\":\"AQI=\",\"kind\":\"Int32Array\"}", "typed.wrongContent 10"),
        ("{\"$bytes\":\"AQI=\",\"kind\":\"Array\"}", "typed.wrongContent 24"),
        ("{\"$bytes\":\"AQI=\"}", "typed.missingMember 0"),
        ("{\"$bytes\":\"AQI=\",\"kind\":\"Int8Array\",\"from\":3}", "typed.wrongContent 43"),
        ("{\"$bytes\":\"AQI=\",\"kind\":\"Int8Array\",\"count\":3}", "typed.wrongContent 44"),
        ("{\"$file\":{\"name\":\"n\",\"type\":\"\"}}", "typed.missingMember 9"),
        ("{\"$blob\":{\"type\":\"\",\"base64\":\"\",\"name\":\"n\"}}", "typed.unexpectedMember 32"),
        ("{\"$reject\":{\"a\":1}}", "typed.unexpectedMember 12"),
        ("{\"$promise\":1,\"after\":-1}", "typed.wrongContent 22"),
        ("{\"$url\":\"x\",\"y\":1}", "typed.unexpectedMember 12"),
        ("{\"$use\":\"x\"}", "typed.unknownId 8"),
        ("[{\"$use\":\"x\"},{\"$define\":\"x\",\"value\":1}]", "typed.unknownId 9"),
        ("{\"$define\":\"x\",\"value\":{\"$use\":\"x\"}}", "typed.unknownId 31"),
        (
            "[{\"$define\":\"x\",\"value\":1},{\"$define\":\"x\",\"value\":1}]",
            "typed.duplicateId 38"
        ),
        ("{\"$define\":\"x\"}", "typed.missingMember 0"),
        ("{\"$literal\":1}", "typed.wrongContent 12"),
        ("{\"$repeat\":[1]}", "typed.wrongContent 11"),
        ("{\"$repeat\":[{\"$repeat\":[0,1001]},1000]}", "typed.tooManyValues 23"),
        ("{\"$deep\":1000001}", "typed.tooManyValues 9"),
        ("{\"$deep\":0}", "typed.wrongContent 9"),
        ("{\"$sparse\":{\"length\":3,\"items\":[[1,0],[1,0]]}}", "typed.wrongContent 39"),
        ("{\"$sparse\":{\"length\":3,\"items\":[[3,0]]}}", "typed.wrongContent 33"),
        ("{\"$sparse\":{\"length\":3}}", "typed.missingMember 11"),
    ])
    func `wrong notation is refused at its place`(text: String, expected: String) {
        #expect(answer(text) == expected)
    }

    @Test(arguments: [
        ("{\"$form\":[[\"qty\",12]]}", "typed.wrongContent 17"),
        ("{\"$form\":[[\"doc\",{\"type\":31,\"base64\":9}]]}", "typed.wrongContent 17"),
        ("{\"$form\":[[\"a\",{\"$date\":null}]]}", "typed.wrongContent 15"),
        ("{\"$form\":[[\"a\",null]]}", "typed.wrongContent 15"),
        (
            "[{\"$define\":\"o\",\"value\":{}},{\"$form\":[[\"a\",{\"$use\":\"o\"}]]}]",
            "typed.wrongContent 43"
        ),
        (
            "{\"$params\":[[\"a\",{\"$blob\":{\"type\":\"\",\"base64\":\"\"}}]]}",
            "typed.wrongContent 17"
        ),
        ("{\"$blob\":{\"type\":8,\"base64\":\"\"}}", "typed.wrongContent 17"),
        ("{\"$file\":{\"name\":[],\"type\":\"\",\"base64\":\"\"}}", "typed.wrongContent 17"),
        ("{\"$file\":{\"name\":\"\",\"type\":\"\",\"base64\":9}}", "typed.wrongContent 39"),
        ("{\"$element\":{\"type\":\"tr\",\"key\":[\"a\"],\"props\":{}}}", "typed.wrongContent 31"),
        (
            "{\"$element\":{\"type\":\"tr\",\"key\":{\"$date\":null},\"props\":{}}}",
            "typed.wrongContent 31"
        ),
        ("{\"$action\":{\"id\":7}}", "typed.wrongContent 17"),
        ("{\"$action\":{\"id\":\"a\",\"bound\":{}}}", "typed.wrongContent 29"),
        ("{\"$client\":{\"id\":true,\"name\":\"\"}}", "typed.wrongContent 17"),
        ("{\"$client\":{\"id\":1,\"name\":2}}", "typed.wrongContent 26"),
        ("{\"$client\":{\"id\":1,\"name\":\"\",\"chunks\":[{}]}}", "typed.wrongContent 38"),
        ("{\"$client\":{\"id\":1,\"name\":\"\",\"async\":1}}", "typed.wrongContent 37"),
        ("{\"$error\":{\"message\":1}}", "typed.wrongContent 21"),
        ("{\"$error\":{\"message\":\"\",\"digest\":404}}", "typed.wrongContent 33"),
        ("{\"$reject\":{\"message\":\"\",\"name\":{}}}", "typed.wrongContent 32"),
        ("{\"$regexp\":{\"source\":\"a\",\"flags\":null}}", "typed.wrongContent 33"),
        ("{\"$stream\":{\"items\":5}}", "typed.wrongContent 20"),
        ("{\"$asynciterable\":{\"items\":{\"$set\":[]}}}", "typed.wrongContent 27"),
        ("{\"$bytestream\":[7]}", "typed.wrongContent 16"),
        ("{\"$repeat\":[[0,0,0,0],900000]}", "typed.tooManyValues 11"),
    ])
    func `a field or entry of another kind is refused at its place`(
        text: String,
        expected: String
    ) {
        #expect(answer(text) == expected)
    }

    @Test(arguments: [
        "{\"$element\":{\"type\":\"li\",\"key\":5,\"props\":{}}}",
        "{\"$element\":{\"type\":\"div\",\"props\":null}}",
        "{\"$client\":{\"id\":7,\"name\":\"a\",\"chunks\":[1,\"f.js\"]}}",
        "{\"$asynciterable\":{\"items\":[],\"return\":[]}}",
        "[{\"$define\":\"1\",\"value\":{\"$blob\":{\"type\":\"\",\"base64\":\"AQ==\"}}},"
            + "{\"$form\":[[\"a\",{\"$use\":\"1\"}]]}]",
        "{\"$form\":[[\"a\",{\"$define\":\"1\",\"value\":{\"$blob\":{\"type\":\"\",\"base64\":\"\"}}}],"
            + "[\"b\",{\"$use\":\"1\"}]]}",
    ])
    func `a field of a rare but possible kind is read and written`(text: String) throws {
        #expect(answer(text) == text)
        #expect(try read(text).value.firstMisplaced() == nil)
    }

    @Test func `no mutation of records and forms gives a value out of place`() throws {
        let records = [
            "{\"$form\":[[\"a\",\"1\"],[\"b\",{\"$file\":{\"name\":\"n\",\"type\":\"t\",\"base64\":\"AQ==\"}}]]}",
            "{\"$params\":[[\"a\",\"1\"]]}", "{\"$regexp\":{\"source\":\"a\",\"flags\":\"g\"}}",
            "{\"$error\":{\"message\":\"m\",\"name\":\"n\",\"digest\":\"d\",\"kind\":\"k\"}}",
            "{\"$reject\":{\"message\":\"m\",\"digest\":\"d\"}}",
            "{\"$asynciterator\":{\"items\":[1],\"return\":2,\"throws\":{\"message\":\"m\"},\"pending\":true}}",
            "{\"$stream\":{\"items\":[1],\"throws\":1,\"pending\":true}}",
            "{\"$bytestream\":[\"AQ==\"]}",
            "{\"$action\":{\"id\":\"a\",\"bound\":[1]}}",
            "{\"$client\":{\"id\":\"a\",\"name\":\"b\",\"chunks\":[\"c\"],\"async\":true}}",
            "{\"$element\":{\"type\":\"p\",\"key\":\"k\",\"props\":{\"a\":1}}}",
            "{\"$bytes\":\"AQID\",\"kind\":\"Uint8Array\",\"from\":1,\"count\":1}",
        ]
        let values = [
            "null", "true", "7", "-0", "7e200", "\"AQ==\"", "[]", "[[\"a\",\"b\"]]", "{}",
            "{\"message\":\"m\"}",
            "{\"$undefined\":true}", "{\"$hole\":true}", "{\"$date\":null}", "{\"$use\":\"0\"}",
            "{\"$use\":\"1\"}",
            "{\"$define\":\"2\",\"value\":{\"$blob\":{\"type\":\"\",\"base64\":\"\"}}}",
            "{\"$bytes\":\"AQ==\",\"kind\":\"Int8Array\"}", "{\"$map\":[[1,2]]}",
            "{\"$symbol\":\"s\"}",
            "{\"$repeat\":[\"a\",2]}", "{\"$sparse\":{\"length\":9,\"items\":[]}}",
        ]
        var count = 0
        for record in records {
            let document = try JSONCodec().decode(Array(record.utf8))
            for index in document.nodes.indices where index > 0 && document.kind(index) != .key {
                for value in values {
                    let text =
                        "[{\"$define\":\"0\",\"value\":[]},{\"$define\":\"1\",\"value\":{\"$form\":[]}},"
                        + Self.replacing(index, of: document, record, with: value) + "]"
                    guard let (read, _) = try? read(text) else { continue }
                    count += 1
                    #expect(read.firstMisplaced() == nil, "\(text)")
                    let written = TypedJSON.text(read)
                    #expect(answer(written) == written, "\(text)")
                }
            }
        }
        #expect(count > 200)
    }

    /// The text of a document with the value at `index` put in place of another.
    private static func replacing(
        _ index: Int,
        of document: Payload,
        _ text: String,
        with value: String
    ) -> String {
        let start = Int(document[index].source)
        var end = start
        switch document.kind(index) {
        case .array, .object:
            // Every text here is well-formed and has no brackets in strings.
            var depth = 0
            for byte in Array(text.utf8)[start...] {
                end += 1
                if [UInt8(ascii: "["), UInt8(ascii: "{")].contains(byte) { depth += 1 }
                if [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte) { depth -= 1 }
                if depth == 0 { break }
            }
        case .string: end += document.range(index).count + 2
        case .number: end += Int(document[index].detail)
        default: end += document.kind(index) == .false ? 5 : 4
        }
        let bytes = Array(text.utf8)
        return String(decoding: bytes[..<start] + value.utf8 + bytes[end...], as: UTF8.self)
    }

    @Test func `an unknown tag is a plain object, with a warning`() throws {
        let (value, warnings) = try read("[{\"$dat\":1},{\"a\":1,\"$date\":2}]")
        #expect(warnings == [WireWarning(TypedError.unknownTag, at: 2)])
        #expect(TypedJSON.text(value) == "[{\"$literal\":{\"$dat\":1}},{\"a\":1,\"$date\":2}]")
    }

    @Test func `values are read from inside a document, and written from inside a payload`() throws
    {
        let text = "{\"5\":0,\"line\":{\"$set\":[\"x\",{\"y\":[1]}]}}"
        let document = try JSONCodec().decode(Array(text.utf8))
        let index = try #require(document.member("line", of: 0))
        var diagnostics = Diagnostics()
        let value = try TypedJSON.read(document, at: index, diagnostics: &diagnostics)
        #expect(TypedJSON.text(value) == "{\"$set\":[\"x\",{\"y\":[1]}]}")
        var output: [UInt8] = []
        TypedJSON.append(value, at: 2, to: &output)
        #expect(output == Array("{\"y\":[1]}".utf8))
    }

    @Test func `a part that shares with its surroundings is written out`() throws {
        let (value, _) = try read(
            "[{\"$define\":\"a\",\"value\":{\"k\":1}},[{\"$use\":\"a\"},{\"$use\":\"a\"}]]"
        )
        var output: [UInt8] = []
        TypedJSON.append(value, at: 4, to: &output)
        let text = "[{\"$define\":\"1\",\"value\":{\"k\":1}},{\"$use\":\"1\"}]"
        #expect(String(decoding: output, as: UTF8.self) == text)
    }

    @Test func `an error knows whether it was tagged as the reason of a rejection`() throws {
        let (value, _) = try read(
            "[{\"$reject\":{\"message\":\"a\"}},{\"$reject\":{\"$error\":{\"message\":\"a\"}}}]"
        )
        #expect(value.nodes.filter { $0.kind == .error }.map(\.detail) == [0, 1])
    }

    @Test func `no mutation of recorded values stops reader or writers`() throws {
        var count = 0
        for file in ["json.jsonl", "devalue.jsonl"] {
            for (number, line) in try Vectors.lines(file).enumerated() {
                var generator = SeededGenerator(seed: UInt64(number + 1))
                for _ in 0..<20 {
                    var text = line
                    for _ in 0..<2 {
                        let place = Int(generator.next() % UInt64(text.count))
                        let source = Int(generator.next() % UInt64(text.count))
                        text[place] = text[source]
                    }
                    guard let document = try? JSONCodec().decode(text) else { continue }
                    var diagnostics = Diagnostics()
                    for index in document.nodes.indices where document.kind(index) != .key {
                        let value = try? TypedJSON.read(
                            document,
                            at: index,
                            diagnostics: &diagnostics
                        )
                        guard let value else { continue }
                        count += 1
                        #expect(value.firstMisplaced() == nil)
                        _ = TypedJSON.text(value)
                        _ = try? JSONCodec().encoded(value)
                    }
                }
            }
        }
        #expect(count > 10_000)
    }
}
