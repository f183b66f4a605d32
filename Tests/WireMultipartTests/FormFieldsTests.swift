import Testing
import WireCore
import WireJSON
import WireMultipart
import WireTestSupport

@Suite struct FormFieldsTests {
    /// The recorded libraries and options; `axios.toFormData` and qs with commas are not offered.
    private static let conventions: [String: FieldConvention] = {
        var options = FieldConvention.indices
        options.usesDots = true
        options.writesEmptyArrays = true
        options.omitsNull = true
        options.writesBooleansAsDigits = true
        var dots = FieldConvention.qsIndices
        dots.usesDots = true
        dots.omitsNull = true
        return [
            "object-to-formdata": .brackets,
            "object-to-formdata indices": .indices,
            "object-to-formdata indices,dots,emptyArrays,nulls,integers": options,
            "qs.stringify": .qsIndices,
            "qs.stringify brackets": .qsBrackets,
            "qs.stringify repeat": .qsRepeated,
            "qs.stringify dots,skipNulls": dots,
        ]
    }()

    @Test func `writes fields as object-to-formdata and qs do`() throws {
        var passed = 0
        var failures: [String] = []
        for line in try VectorLine.all("form-flatten.jsonl") {
            let codec = line.text("codec") ?? ""
            guard let convention = Self.conventions[codec] else { continue }
            let value = try #require(try line.typed("value"))
            let form = try FormFields.form(of: value, convention: convention)
            let matches =
                if let fields = line.index("fields") {
                    form.formLines == line.form(fields).formLines
                } else {
                    FormFields.queryText(form, escapesNames: codec == "qs.stringify")
                        == line.bytes("text")
                }
            if matches { passed += 1 } else { failures.append("\(line.name) [\(codec)]") }
        }
        #expect(failures == [])
        #expect(passed >= 105)
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
        #expect(TypedJSON.text(FormFields.value(from: form, convention: convention)) == expected)
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
            TypedJSON.text(FormFields.value(from: form, convention: .indices))
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
            #expect(TypedJSON.text(FormFields.value(from: form, convention: .indices)) == value)
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
        let value = FormFields.value(from: builder.finish(), convention: .indices)
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
