import Testing
import WireTestSupport

/// Which build of React an envelope is written and read with.
@Suite struct ConvertEnvelopeTests {
    /// The same object twice: 18.3 has no paths, and writes a row instead.
    private static let value = #"[{"$define":"1","value":{"a":1}},{"$use":"1"}]"# + "\n"

    private func write(_ options: String...) throws -> String {
        try BuiltProgram.run(
            ["convert", "--from", "typed", "--to", "flight-response"] + options,
            input: Self.value
        ).output
    }

    private func read(_ stream: String, _ options: String...) throws -> String {
        try BuiltProgram.run(
            ["convert", "--from", "flight-response", "--to", "typed"] + options,
            input: stream
        ).output
    }

    private static let old = "2:{\"a\":1}\n1:[{\"a\":1},\"$2\"]\n"
    private static let new = "1:[{\"a\":1},\"$1:0\"]\n"

    @Test func `without a name it is the build of the framework`() throws {
        let older = try write("--envelope", "next-14")
        #expect(older.hasPrefix(#"0:["$@1","#) && older.hasSuffix("\n" + Self.old))
        let newer = try write("--envelope", "next-15")
        #expect(newer.hasPrefix(#"0:{"a":"$@1","#) && newer.hasSuffix("\n" + Self.new))
        #expect(try read(newer, "--envelope", "next-15") == Self.value)
        // 18.3 reads the number alone, and so the whole row.
        let pathless = "0:[\"$@1\",[\"\",null]]\n" + Self.new
        #expect(
            try read(pathless, "--envelope", "next-14")
                == #"{"$define":"1","value":[{"a":1},{"$use":"1"}]}"# + "\n"
        )
    }

    @Test func `a name decides in both directions`() throws {
        let older = try write("--envelope", "next-15", "--react", "18.3-next14.2")
        #expect(older.hasPrefix(#"0:{"a":"$@1","#) && older.hasSuffix("\n" + Self.old))
        let newer = try write("--envelope", "next-14", "--react", "19.3")
        #expect(newer.hasPrefix(#"0:["$@1","#) && newer.hasSuffix("\n" + Self.new))
        #expect(try read(newer, "--envelope", "next-14", "--react", "19.3") == Self.value)
    }
}
