import Testing
import WireCore
import WireJSON
import WirePlatform
import WireTestSupport

/// Lines whose values are of another kind than their place asks for.
@Suite struct ConvertKindTests {
    /// One line, with the code and the offset that it is answered with.
    struct Case: CustomTestStringConvertible {
        let from: String
        let to: String
        let line: String
        let answer: String

        init(_ from: String, _ to: String, _ line: String, _ answer: String) {
            (self.from, self.to, self.line, self.answer) = (from, to, line, answer)
        }

        var testDescription: String { "\(from) to \(to): \(line)" }
    }

    @Test(arguments: [
        Case(
            "flight-reply",
            "typed",
            #"{"kind":"form","entries":[["1",{"type":"","filename":"c","base64":77}]]}"#,
            "convert.line 66"
        ),
        Case(
            "flight-reply",
            "typed",
            #"{"kind":"form","entries":[["1",{"type":5,"filename":"c","base64":""}]]}"#,
            "convert.line 39"
        ),
        Case(
            "flight-reply",
            "typed",
            #"{"kind":"form","entries":[["1",{"type":"","filename":[],"base64":""}]]}"#,
            "convert.line 53"
        ),
        Case("flight-reply", "typed", #"{"kind":"form","entries":[[1,"x"]]}"#, "convert.line 26"),
        Case("flight-reply", "typed", #"{"kind":"form","entries":[["1",7]]}"#, "convert.line 31"),
        Case("flight-reply", "typed", #"{"kind":"form","entries":{"a":1}}"#, "convert.line 25"),
        Case("flight-reply", "typed", #"{"kind":5,"text":"1"}"#, "convert.line 0"),
        Case("flight-reply", "typed", #"{"kind":"text","text":5}"#, "convert.line 0"),
        Case("flight-reply", "typed", #"{"kind":"text","base64":["QQ=="]}"#, "convert.line 0"),
        Case("flight-response", "typed", #"{"stream":404}"#, "convert.line 0"),
        Case("flight-response", "typed", #"{"stream":"MDoxCg==","cuts":3}"#, "convert.line 0"),
        Case("flight-response", "typed", #"{"stream":"MDoxCg==","cuts":["1"]}"#, "convert.line 0"),
        Case(
            "flight-form",
            "typed",
            #"{"entries":[["$ACTION_ID_abc123",""],["photo",{"base64":77}]]}"#,
            "convert.line 56"
        ),
        Case("flight-form", "typed", #"{"entries":7}"#, "convert.line 11"),
        Case("typed", "flight-form", #"{"action":7}"#, "flight.unsupported 0"),
        Case(
            "typed",
            "flight-form",
            #"{"action":{"$action":{"id":404}}}"#,
            "typed.wrongContent 27"
        ),
        Case(
            "typed",
            "flight-form",
            #"{"action":{"$action":{"id":"a","bound":"x"}}}"#,
            "typed.wrongContent 39"
        ),
        Case(
            "typed",
            "flight-form",
            #"{"action":{"$action":{"id":"a"}},"state":5}"#,
            "convert.line 41"
        ),
        Case(
            "typed",
            "flight-form",
            #"{"action":{"$action":{"id":"a"}},"state":{"initial":1,"key":{"a":1}}}"#,
            "convert.line 60"
        ),
        Case(
            "typed",
            "flight-form",
            #"{"action":{"$action":{"id":"a"}},"index":"1"}"#,
            "convert.line 41"
        ),
        Case(
            "typed",
            "flight-reply",
            #"[{"$form":[["doc",{"type":31,"base64":9}]]}]"#,
            "typed.wrongContent 18"
        ),
        Case("typed", "flight-reply", #"[{"$form":[["qty",12]]}]"#, "typed.wrongContent 18"),
        Case("typed", "flight-response", #"[{"$form":[["qty",12]]}]"#, "typed.wrongContent 18"),
        Case("typed", "multipart", #"{"$form":[["qty",12]]}"#, "typed.wrongContent 17"),
        Case(
            "typed",
            "flight-response",
            #"{"$element":{"type":"tr","key":{"$date":null},"props":{}}}"#,
            "typed.wrongContent 31"
        ),
        Case(
            "typed",
            "flight-response",
            #"{"$element":{"type":"tr","key":["a"],"props":{}}}"#,
            "typed.wrongContent 31"
        ),
        Case("multipart", "typed", #"{"contentType":5,"text":""}"#, "multipart.notFormData 0"),
        Case("headers", "hpack", #"{"headers":[["a",5]]}"#, "convert.line 0"),
        Case("headers", "hpack", #"{"headers":[],"table_size_updates":["1"]}"#, "convert.line 0"),
    ]) func `is an error at its place`(_ expected: Case) throws {
        let result = try BuiltProgram.run(
            ["convert", "--lines", "--from", expected.from, "--to", expected.to],
            input: expected.line + "\n"
        )
        #expect(result.status == 65)
        let answer = try JSONCodec().decode(Array(result.output.utf8))
        let error = try #require(answer.member("error", of: 0), "\(result.output)")
        let code = answer.stringMember("code", of: error).map {
            String(decoding: $0, as: UTF8.self)
        }
        let offset = answer.member("offset", of: error).flatMap(answer.number)
        #expect("\(code ?? "") \(offset.map { Int($0) } ?? -1)" == expected.answer)
        #expect(answer.stringMember("reason", of: error)?.isEmpty == false)
    }

    @Test func `holes without end cost what their text costs, or are refused`() throws {
        let value = #"{"$sparse":{"length":4294967295,"items":[[7,1]]}}"#
        for (target, answer) in [
            ("typed", "{\"value\":\(value)}\n"),
            ("json", #"{"error":{"code":"json.outputTooLarge""#),
            ("multipart", #"{"error":{"code":"multipart.unsupportedValue""#),
        ] {
            let result = try BuiltProgram.run(
                ["convert", "--lines", "--from", "typed", "--to", target],
                input: value + "\n"
            )
            #expect(result.output.hasPrefix(answer), "\(target)")
        }
        try BuiltProgram.withFolder(["s.sample.json": #"{"call":{"arguments":[\#(value)]}}"#]) {
            folder in
            let report = try BuiltProgram.run(
                ["analyze", "--only", "api-json", "-f", "json", folder + "/s.sample.json"]
            )
            #expect(report.output.contains("arrays have 4294967294 holes"))
        }
    }

    @Test func `a baseline whose names are no texts is no report`() throws {
        let report = try BuiltProgram.run(["analyze", "Samples/echo.sample.json", "-f", "json"])
        let name = #""name":"echo""#
        #expect(report.output.contains(name))
        for (old, new, reason) in [
            (name, #""name":5"#, "name is not a text"),
            (#""approach":"api-json""#, #""approach":[1]"#, "approach is not a text"),
            (#""samples":["#, #""samples":[null,"#, "name is not a text"),
            (#""approaches":["#, #""approaches":{"a":1},"was":["#, "a sample has approaches"),
        ] {
            #expect(report.output.contains(old))
            let baseline = report.output.replacing(old, with: new, maxReplacements: 1)
            try BuiltProgram.withFolder(["b.json": baseline]) { folder in
                let result = try BuiltProgram.run(
                    ["check", "--baseline", folder + "/b.json", "Samples/echo.sample.json"]
                )
                #expect(result.status == 65)
                #expect(result.errors.contains("/b.json:1:"))
                #expect(result.errors.contains(": baseline.notAReport: "))
                #expect(result.errors.contains(": \(reason)"))
            }
        }
        // The largest total that a report can hold leaves room for no tolerance, yet is one.
        let total = try #require(report.output.firstRange(of: #""total_up_bytes":"#))
        var large = report.output
        large.insert(contentsOf: "9223372036854774784,\"was\":", at: total.upperBound)
        try BuiltProgram.withFolder(["b.json": large]) { folder in
            let result = try BuiltProgram.run([
                "check", "--baseline", folder + "/b.json", "--tolerance", "5000",
                "Samples/echo.sample.json",
            ])
            #expect(result.status == 0, "\(result.errors)")
        }
    }

    @Test(arguments: [
        ("typed", ["json", "multipart", "urlencoded", "flight-reply", "flight-response"]),
        ("flight-reply", ["typed"]), ("flight-form", ["typed"]), ("multipart", ["typed"]),
        ("headers", ["hpack"]),
    ])
    func `every answer to a wild batch is one line of JSON`(
        source: String,
        targets: [String]
    ) throws {
        let values = [
            "null", "7", "-0", "1e308", #""x""#, #""\ud800\u0000""#, "[]", "{}", #"[["a","b"]]"#,
            #"[["a",{"base64":"QQ=="}]]"#, #"{"$form":[["a","1"]]}"#, #"{"$blob":{"type":""}}"#,
            #"{"$file":{"name":"\"","type":"\n","base64":"AA=="}}"#, #"{"$date":null}"#,
            #"{"$element":{"type":"p","key":"k","props":{"a":{"$undefined":true}}}}"#,
            #"{"$sparse":{"length":999,"items":[]}}"#, #"{"$bigint":"1"}"#,
            #"{"$error":{"message":"m","digest":""}}"#, #"{"$symbol":"s"}"#, #"{"$x":1}"#,
            #"{"$action":{"id":"a","bound":[1]}}"#, #"{"$stream":{"items":[1]}}"#, #"{"$use":"a"}"#,
        ]
        var lines = ["", "{", "\u{1}", "\"\u{FF}", "[1]]"] + values
        for name in ["kind", "entries", "text", "base64", "contentType", "headers", "action"] {
            for value in values {
                lines.append("{\"\(name)\":\(value)}")
                lines.append(
                    "{\"kind\":\"form\",\"contentType\":\"multipart/form-data; boundary=Q\","
                        + "\"text\":\"--Q--\",\"\(name)\":\(value)}"
                )
            }
        }
        for target in targets {
            let result = try BuiltProgram.run(
                ["convert", "--lines", "--from", source, "--to", target],
                input: lines.joined(separator: "\n") + "\n"
            )
            let answers = result.output.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(answers.count == lines.count + 1, "\(target)")
            for (line, answer) in zip(lines, answers) {
                let document = try? JSONCodec().decode(Array(answer.utf8))
                #expect(document?.kind(0) == .object, "\(target): \(line): \(answer)")
            }
        }
    }
}
