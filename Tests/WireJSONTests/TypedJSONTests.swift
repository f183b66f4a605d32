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

    @Test func `an unknown tag is a plain object, with a warning`() throws {
        let (value, warnings) = try read("[{\"$dat\":1},{\"a\":1,\"$date\":2}]")
        #expect(warnings == [WireWarning(.typedUnknownTag, at: 2)])
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
                        _ = TypedJSON.text(value)
                        _ = try? JSONCodec().encoded(value)
                    }
                }
            }
        }
        #expect(count > 10_000)
    }
}
