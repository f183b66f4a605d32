import Testing
import WireCommandLine

@Suite struct TerminalStyleTests {
    @Test func `follows the flag before anything else`() {
        #expect(ColorChoice.always.isOn(noColor: "1", terminal: "dumb", isTerminal: false))
        #expect(!ColorChoice.never.isOn(noColor: nil, terminal: "xterm", isTerminal: true))
    }

    @Test func `colours a terminal that does not refuse`() {
        #expect(ColorChoice.auto.isOn(noColor: nil, terminal: "xterm", isTerminal: true))
        #expect(ColorChoice.auto.isOn(noColor: "", terminal: nil, isTerminal: true))
        #expect(!ColorChoice.auto.isOn(noColor: "1", terminal: "xterm", isTerminal: true))
        #expect(!ColorChoice.auto.isOn(noColor: nil, terminal: "dumb", isTerminal: true))
        #expect(!ColorChoice.auto.isOn(noColor: nil, terminal: "xterm", isTerminal: false))
    }

    @Test func `writes plain text where styles are off`() {
        #expect(TerminalStyle(isOn: false).apply(.bold, to: "x") == "x")
        #expect(TerminalStyle(isOn: true).apply(.red, to: "x") == "\u{1B}[31mx\u{1B}[0m")
    }
}
