import Testing

@testable import WireAnalysis

/// A call as code.
@Suite struct CallTextTests {
    private func text(_ arguments: String, name: String = "todo") throws -> String {
        var sample = try WrittenSample.sample(#"{"call":{"arguments":[\#(arguments)]}}"#)
        sample.name = name
        return CallText.text(sample)
    }

    @Test(arguments: [
        ("create-todo", "createTodo(1,true)"), ("Create todo_list", "createTodoList(1,true)"),
        ("--", "call(1,true)"),
    ])
    func `names the function`(name: String, call: String) throws {
        #expect(try text("1,true", name: name) == call)
    }

    @Test func `long arguments are cut where a character begins`() throws {
        let fill = String(repeating: "a", count: 118)
        #expect(try text("\"\(fill)\"") == "todo(\"\(fill)\")")
        #expect(try text("\"\(fill)éé\"") == "todo(\"\(fill)…)")
        #expect(try text("\"\(fill)bcd\"") == "todo(\"\(fill)b…)")
    }
}
