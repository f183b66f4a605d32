import Testing
import WireCore

@Suite struct TextWrapTests {
    @Test func `keeps what fits and line ends as they are`() {
        #expect(TextWrap.lines("a  b\n\nc", width: 4) == ["a  b", "", "c"])
    }

    @Test func `breaks between words, and words that are too long`() {
        #expect(TextWrap.lines("one two three", width: 7) == ["one two", "three"])
        #expect(TextWrap.lines("a bcdefgh i", width: 3) == ["a", "bcd", "efg", "h i"])
    }

    @Test func `counts the columns that a terminal gives a character`() {
        #expect(TextWrap.columns("ab") == 2)
        #expect(TextWrap.columns("漢字") == 4)
        #expect(TextWrap.columns("e\u{301}") == 1)
        #expect(TextWrap.lines("漢字漢", width: 4) == ["漢字", "漢"])
    }
}
