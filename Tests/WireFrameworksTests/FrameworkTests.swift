import Testing
import WireFlight
import WireFrameworks

@Suite struct FrameworkTests {
    @Test(arguments: [
        ("0:[\"$@1\",[\"development\",null]]\n1:2\n", FlightDialect.next14),
        ("1:I[1]\n0:[\"$\",\"$L1\",null,{\"buildId\":\"b\"}]\n", .next14),
        ("0:{\"a\":\"$@1\",\"f\":\"\",\"b\":\"build\"}\n1:2\n", .next15),
        ("0:{\"P\":null,\"b\":\"build\"}\n", .next15),
        ("0:{\"a\":\"$@1\",\"q\":\"\",\"i\":false}\n", .next16),
        ("0:{\"a\":\"$@1\",\"i\":false}\n", .next16),
        ("0:D{\"name\":\"x\"}\n:HL[\"x\"]\n0:{\"a\":\"$@1\",\"q\":\"\"}\n", .next16),
        ("0:{\"a\":\"$@2\",\"f\":1}\n", .standard),
        ("0:[1]\n", .standard),
        ("1:{\"a\":\"$@1\",\"f\":\"\"}\n", .standard),
        ("", .standard),
        ("<html>", .standard),
    ])
    func `finds the build that wrote a response`(_ stream: String, _ expected: FlightDialect) {
        let bytes = Array(stream.utf8)
        #expect(Framework.dialect(ofResponse: bytes.span) == expected)
    }
}
