import Testing
import WireTestSupport

/// Streams and bodies as people paste them: cut, joined, of a development server, of another build.
@Suite struct PastedFlightTests {
    @Test func `reads what a development server sent, and says what is left out`() throws {
        let stream = """
            :N1760000000000.5
            1:{"name":"Shell","env":"Server","key":null,"owner":null,"props":{}}
            0:D"$1"
            0:["$","main",null,{"children":"Tide table"},"$1"]

            """
        let result = try convert(stream, ["--from", "flight-response"])
        #expect(result.status == 0)
        #expect(
            result.output == #"{"$element":{"type":"main","props":{"children":"Tide table"}}}"#
                + "\n"
        )
        #expect(result.errors.contains("2 rows, 26 bytes, that only development builds write"))
        let named = try convert(stream, ["--from", "flight-response", "--react", "19.3"])
        #expect(named.status == 65)
        #expect(named.errors.contains("flight.developmentRow: a row has the tag N"))
    }

    @Test(arguments: [
        (
            #"{"harbour":"north"}"#, "flight.rowHeaderInvalid: this is JSON, not a stream of rows"
        ),
        ("<!doctype html>\n", "flight.rowHeaderInvalid: this is a page (HTML)"),
        ("HTTP/1.1 200 OK\r\n", "flight.rowHeaderInvalid: this is an HTTP message"),
        ("--B\r\n", "flight.rowHeaderInvalid: this is a multipart body"),
        (
            #"0:{"harbour":"north"}"#,
            "row 0, begun at byte 0, is not ended by a line feed: the file was cut or copied "
                + "without its last one"
        ),
        (
            "0:{\"a\":1}1:{\"b\":2}\n",
            ": flight.rowSyntax: row 0 is followed by row 1 without a line feed between them"
        ),
        (
            "4:I[7,\"Gauge\"]\n0:\"$4\"\n",
            "the import in row 4 is not of the form [id, chunks, name]"
        ),
        (
            "0:{\"a\":[1,{\"b\":\"$9\"}]}\n",
            ": flight.missingRow: row 9 never came: the stream ended at byte 23 "
                + "(row 0 at $.a[1].b)"
        ),
    ])
    func `says what is wrong with a stream`(stream: String, reason: String) throws {
        let result = try convert(stream, ["--from", "flight-response"])
        #expect(result.status == 65)
        #expect(result.output.isEmpty)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }

    @Test func `reads imports as Parcel writes them, and errors that are texts`() throws {
        let parcel = "4:I[\"k9m2\",\"Gauge\",[\"/gauge.1f.js\"]]\n0:\"$4\"\n"
        let result = try convert(parcel, ["--from", "flight-response"])
        #expect(result.output == #"{"$client":{"id":"k9m2","name":"Gauge"}}"# + "\n")
        #expect(result.errors.contains("flight.foreignImport"))
        let text = try convert("0:\"$@1\"\n1:E\"took too long\"\n", ["--from", "flight-response"])
        #expect(text.status == 65)
        #expect(text.errors.contains("flight.errorShape"))
        #expect(text.errors.contains("flight.serverError: the server answered with an error"))
    }

    /// The call of a form as builds before the patches name its fields.
    private static let oldCall =
        "--B\r\nContent-Disposition: form-data; name=\"1_boat\"\r\n\r\nWren\r\n"
        + "--B\r\nContent-Disposition: form-data; name=\"0\"\r\n\r\n[\"$K1\"]\r\n--B--\r\n"

    @Test func `finds fields that are named as another build names them`() throws {
        let from = ["--from", "flight-reply", "--boundary", "B"]
        let plain = try convert(Self.oldCall, from)
        #expect(plain.output == #"[{"$form":[]}]"# + "\n")
        #expect(plain.errors.contains("flight.fieldNames"))
        #expect(plain.errors.contains("--react 19.0-next15.0 reads them"))
        let found = try convert(Self.oldCall, from + ["--react", "auto"])
        #expect(found.output == #"[{"$form":[["boat","Wren"]]}]"# + "\n")
        #expect(found.errors.contains("read as React 19.0-next15.0 reads it"))
    }

    @Test func `points from the post of a form to its own reader`() throws {
        let post =
            "--B\r\nContent-Disposition: form-data; name=\"$ACTION_REF_1\"\r\n\r\n\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"$ACTION_1:0\"\r\n\r\n"
            + "{\"id\":\"a1\",\"bound\":null}\r\n--B--\r\n"
        let result = try convert(post, ["--from", "flight-reply", "--boundary", "B"])
        #expect(result.status == 65)
        #expect(result.errors.contains("form without JavaScript ($ACTION_REF_1)"))
        #expect(result.errors.contains("--from flight-form"))
    }

    private func convert(
        _ input: String,
        _ options: [String]
    ) throws -> (status: Int, output: String, errors: String) {
        try BuiltProgram.run(["convert", "--to", "typed"] + options, input: input)
    }
}
