import Testing
import WireCore
import WireJSON
import WireMultipart
import WireTestSupport

@Suite struct FormFieldsTests {
    @Test(arguments: [
        ("object-to-formdata", FieldConvention.brackets), ("object-to-formdata indices", .indices),
    ])
    func `writes fields as object-to-formdata does`(
        codec: String,
        convention: FieldConvention
    ) throws {
        let lines = try VectorLine.all("form-flatten.jsonl").filter { $0.text("codec") == codec }
        #expect(lines.count >= 15)
        for line in lines {
            let value = try #require(try line.typed("value"))
            let fields = try #require(line.index("fields"))
            let form = try FormFields.form(of: value, convention: convention)
            #expect(form.formLines == line.form(fields).formLines, "\(line.name)")
        }
    }

    @Test(arguments: [FieldConvention.indices, .brackets, .repeated])
    func `reads back what it wrote, as texts`(convention: FieldConvention) throws {
        let value = try typed(
            #"{"a":{"b":"1","c":{"d":"x"}},"t":["p","q"],"u":[{"n":"1"}],"e":""}"#
        )
        let form = try FormFields.form(of: value, convention: convention)
        let expected =
            convention == .repeated
            ? #"{"a":{"b":"1","c":{"d":"x"}},"t":["p","q"],"u":{"n":"1"},"e":""}"#
            : #"{"a":{"b":"1","c":{"d":"x"}},"t":["p","q"],"u":[{"n":"1"}],"e":""}"#
        #expect(TypedJSON.text(FormFields.value(from: form)) == expected)
    }

    @Test func `keeps files and writes types as texts`() throws {
        let value = try typed(
            #"{"f":{"$file":{"name":"a.txt","type":"text/plain","base64":"eA=="}},"n":[1.5,true]}"#
        )
        let form = try FormFields.form(of: value, convention: .indices)
        #expect(
            form.formLines == ["f = file a.txt (text/plain) [120]", "n[0] = 1.5", "n[1] = true"]
        )
        #expect(
            TypedJSON.text(FormFields.value(from: form))
                == #"{"f":{"$file":{"name":"a.txt","type":"text/plain","base64":"eA=="}},"n":["1.5","true"]}"#
        )
    }

    @Test func `reads names as qs does`() throws {
        let cases: [(fields: String, value: String)] = [
            (#"["a","1"],["a","2"],["a","3"]"#, #"{"a":["1","2","3"]}"#),
            (#"["a[1]","x"]"#, #"{"a":[{"$hole":true},"x"]}"#),
            (#"["a[x","1"]"#, #"{"a[x":"1"}"#),
            (#"["a[b]c","1"]"#, #"{"a[b]c":"1"}"#),
            (#"["0","1"]"#, #"{"0":"1"}"#),
            (
                #"["u[][n]","1"],["u[][m]","2"],["u[][n]","3"]"#,
                #"{"u":[{"n":"1","m":"2"},{"n":"3"}]}"#
            ),
            (#"["a","1"],["a[b]","2"]"#, #"{"a":{"":"1","b":"2"}}"#),
            (#"["__proto__[x]","1"]"#, #"{"__proto__":{"x":"1"}}"#),
        ]
        for (fields, value) in cases {
            let form = try typed(#"{"$form":[\#(fields)]}"#)
            #expect(TypedJSON.text(FormFields.value(from: form)) == value)
        }
    }

    @Test func `refuses what has no fields`() throws {
        #expect(throws: WireError(FormError.cycle, at: 0)) {
            try FormFields.form(
                of: typed(#"{"$define":"a","value":{"x":{"$use":"a"}}}"#),
                convention: .indices
            )
        }
        #expect(throws: WireError(FormError.unsupportedValue, at: 0)) {
            try FormFields.form(of: typed(#"{"d":{"$date":null}}"#), convention: .indices)
        }
        var limits = DecodingLimits()
        limits.values = 2
        #expect(
            try FormFields.form(of: typed("[1,2]"), convention: .indices, limits: limits)
                .formLines.count == 2
        )
        #expect(throws: WireError(FormError.tooManyFields, at: 0)) {
            try FormFields.form(of: typed("[1,2,3]"), convention: .indices, limits: limits)
        }
    }

    @Test func `takes members in JavaScript's order`() throws {
        let form = try FormFields.form(
            of: typed(#"{"o":{"b":1,"2":2,"1":3}}"#),
            convention: .indices
        )
        #expect(form.formLines == ["o[1] = 3", "o[2] = 2", "o[b] = 1"])
    }

    @Test func `walks deep values and names without recursion`() throws {
        var name = "a"
        for _ in 0..<5_000 { name += "[b]" }
        var builder = PayloadBuilder()
        builder.begin(.form)
        builder.key(name)
        builder.string("x")
        builder.end()
        let value = FormFields.value(from: builder.finish())
        let form = try FormFields.form(of: value, convention: .indices)
        #expect(form.count(0) == 1)
    }
}

/// Reads a value from its typed JSON.
func typed(_ text: String) throws(WireError) -> Payload {
    var diagnostics = Diagnostics()
    return try TypedJSON.read(
        JSONCodec().decode(Array(text.utf8)),
        diagnostics: &diagnostics
    )
}
