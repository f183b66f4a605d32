import Testing
import WireCommandLine

@Suite struct ColorChoiceTests {
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
}
