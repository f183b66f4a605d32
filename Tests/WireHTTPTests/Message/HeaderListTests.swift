import Testing
import WireHTTP

@Suite struct HeaderListTests {
    @Test func `finds names whatever their case`() {
        let list: HeaderList = ["Set-Cookie": "a", "X": "1", "set-cookie": "b"]
        #expect(list["SET-COOKIE"] == "a")
        #expect(list.values(of: "set-Cookie") == ["a", "b"])
        #expect(list["Y"] == nil)
    }

    @Test func `replaces in place and drops repeats`() {
        var list: HeaderList = ["A": "1", "B": "2", "a": "3"]
        let isReplaced = list.replace("a", with: "x")
        #expect(isReplaced)
        #expect(list == ["A": "x", "B": "2"])
        let isInvented = list.replace("c", with: "x")
        #expect(!isInvented)
        list.remove("b")
        #expect(list == ["A": "x"])
    }

    @Test func `counts the bytes that it writes`() {
        let head = ResponseHead(status: 404, fields: ["A": "ż", "Bc": ""])
        #expect(head.bytes == Array("HTTP/1.1 404 Not Found\r\nA: ż\r\nBc: \r\n\r\n".utf8))
        #expect(head.byteCount == head.bytes.count)
    }
}
