import Testing
import WireCommandLine
import WireTestSupport

@Suite struct ManualPageTests {
    @Test(.enabled(if: ExternalProgram("groff") != nil))
    func `formats without a warning`() throws {
        let groff = try #require(ExternalProgram("groff"))
        let (status, output, errors) = try groff.run(
            ["-man", "-Tutf8", "-ww", "-P-cbou"],
            input: program.manualPage
        )
        #expect(status == 0)
        #expect(errors == "")
        for word in ["NAME", "analyze", "--compression", "EXIT STATUS", "it's local"] {
            #expect(output.contains(word), "\(word)")
        }
    }

    @Test func `escapes what roff would read as its own`() {
        let page = ProgramSpec(
            "x",
            version: "1",
            summary: ".start \\n é 𝄞",
            discussion: "'quoted\n.dotted",
            commands: []
        ).manualPage
        #expect(page.contains("x \\- \\&.start \\en \\[u00E9] \\[u1D11E]"))
        #expect(page.contains("\n\\&\\(aqquoted\n\\&.dotted\n"))
    }

    @Test func `is plain ASCII and the same every time`() {
        #expect(program.manualPage.utf8.allSatisfy { $0 < 0x80 })
        #expect(program.manualPage == program.manualPage)
    }
}
