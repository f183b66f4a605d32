import Testing
import WireFrameworks
import WireHTTP
import WireTestSupport

@Suite struct RouterStateTreeTests {
    @Test func `nests one node per segment`() {
        #expect(
            RouterStateTree.json(ofPage: "/", grammar: .rootFlag)
                == #"["",{"children":["__PAGE__",{},null,null]},null,null,true]"#
        )
        #expect(
            RouterStateTree.json(ofPage: "/todos/done?sort=new", grammar: .hints)
                == #"["",{"children":["todos",{"children":["done",{"children":["#
                + #""__PAGE__",{},null,null,0]},null,null,0]},null,null,0]},null,null,16]"#
        )
    }

    @Test func `encodes like encodeURIComponent`() {
        #expect(RouterStateTree.encoded("aZ09-_.!~*'()") == "aZ09-_.!~*'()")
        #expect(RouterStateTree.encoded("[\"ż\"/%]") == "%5B%22%C5%BC%22%2F%25%5D")
    }

    /// Recorded from a second build of 15 and 16, on its page `/extra`.
    @Test func `equals the recorded tree of a deeper page`() {
        let tree = RouterStateTree.json(ofPage: "/extra", grammar: .hints)
        #expect(
            RouterStateTree.encoded(tree)
                == "%5B%22%22%2C%7B%22children%22%3A%5B%22extra%22%2C%7B%22children%22%3A%5B%22"
                + "__PAGE__%22%2C%7B%7D%2Cnull%2Cnull%2C0%5D%7D%2Cnull%2Cnull%2C0%5D%7D%2Cnull%2C"
                + "null%2C16%5D"
        )
    }
}
