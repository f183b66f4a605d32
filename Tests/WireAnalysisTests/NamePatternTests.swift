import Testing
import WireAnalysis

/// Patterns for the names and paths of samples.
@Suite struct NamePatternTests {
    @Test(arguments: [
        ("todo", ["todo"], ["todos", "a/todo", ""]),
        ("t?do", ["todo", "tädo"], ["tdo", "t/do"]),
        ("*", ["todo", ""], ["a/todo"]),
        ("to*", ["to", "todo"], ["ato", "to/do"]),
        ("*o*o", ["todo", "oo"], ["to"]),
        ("a/*", ["a/todo"], ["a/b/todo", "b/todo"]),
        ("a/**", ["a/todo", "a/b/todo", "a/"], ["b/a/todo", "a"]),
        ("**/todo", ["todo", "a/todo", "a/b/todo"], ["a/mytodo", "todo/a"]),
        ("a/**/todo", ["a/todo", "a/b/todo", "a/b/c/todo"], ["a/b/mytodo", "b/todo"]),
        ("**", ["", "a", "a/b"], []),
        ("[a]*", ["[a]x", "[a]*"], ["ax"]),
    ])
    func `matches whole names`(pattern: String, names: [String], others: [String]) {
        let pattern = NamePattern(pattern)
        for name in names { #expect(pattern.matches(name), "\(pattern.text) \(name)") }
        for name in others { #expect(!pattern.matches(name), "\(pattern.text) \(name)") }
    }

    @Test func `many stars take no longer than their number`() {
        let pattern = NamePattern(String(repeating: "*a", count: 60) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 2_000)))
    }

    @Test func `only one without wildcards is for one name`() {
        #expect(NamePattern("a/todo").isPlain)
        #expect(!NamePattern("a/*").isPlain && !NamePattern("t?do").isPlain)
    }
}
