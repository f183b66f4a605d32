import Testing
import WireTestSupport

/// What `init` makes of “Copy as fetch”, and of responses.
@Suite struct InitFetchTests {
    @Test(arguments: [
        #"""
        fetch("https://x.test/api/berths", {
          "headers": { "content-type": "application/json", "x-a": "1" },
          "referrer": "https://x.test/dock?n=1", "body": "{\"boat\":\"Wren \ud83d\udea2\"}",
          "method": "POST"
        });
        """#,
        #"""
        // a boat
        const response = await fetch('https://x.test/api/berths', {
          method: 'post', /* of course */
          headers: new Headers([['content-type', 'application/json'], ['x-a', '1'],]),
          referrer: `https://x.test/dock?n=1`,
          body: JSON.stringify({ boat: 'Wren \u{1f6a2}' }),
          credentials: "include", signal: undefined,
        })
        """#,
    ])
    func `reads a call of fetch`(call: String) throws {
        let sample = try Draft(call)
        #expect(sample.contains(#""arguments":[{"boat":"Wren 🚢"}]"#))
        #expect(sample.contains(#""api":{"method":"POST","path":"/api/berths"}"#))
        #expect(sample.contains(#""action":{"page":"/dock?n=1"},"host":"x.test""#))
        #expect(sample.contains(#""headers":{"x-a":"1"}"#))
    }

    @Test func `reads the first of several calls`() throws {
        let sample = try Draft("fetch(\"https://x.test/a\");\nfetch(\"https://x.test/b\");")
        #expect(sample.contains(#""method":"GET","path":"/a""#))
        #expect(sample.errors.contains("-:2:1: init.moreCommands"))
    }

    @Test(arguments: [
        (#"{"id":7}"#, #"{"id":7}"#, nil), ("", #"{"$undefined":true}"#, nil),
        ("1:{\"id\":7}\n0:{\"a\":\"$@1\",\"f\":\"\",\"b\":\"h81\"}\n", #"{"id":7}"#, nil),
        (
            "0:{\"at\":\"$D2026-01-15T12:00:00.000Z\"}\n",
            #"{"at":{"$date":"2026-01-15T12:00:00.000Z"}}"#, nil
        ),
        (
            "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n\r\n{\"id\":7}",
            #"{"id":7}"#, 201
        ),
        ("HTTP/2 302 \r\nlocation: /\r\n\r\nHTTP/2 201 \r\n\r\n[1]", "[1]", 201),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\n\r\n", "[1]", nil
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br\r\n\r\n[1]",
            "[1]", nil
        ),
        ("HTTP/1.1 200 OK\ncontent-type: text/plain\n\nok", #""ok""#, nil),
    ])
    func `takes the result from a response`(file: String, result: String, status: Int?) throws {
        try BuiltProgram.withFolder(["response": file]) { folder in
            let sample = try Draft("curl x.test -d 1", "--response", "response", in: folder)
            #expect(sample.contains("\"result\":\(result)"), "\(sample.text)")
            #expect(sample.contains("\"status\":\(status ?? 0)") == (status != nil))
            #expect(!sample.contains("result is missing"))
            #expect(!sample.errors.contains("init.noResult"))
        }
    }

    @Test func `reads the first call of an archive with its response`() throws {
        func entry(_ method: String, _ path: String, _ rest: String, _ content: String) -> String {
            #"{"request":{"method":"\#(method)","url":"https://x.test\#(path)","headers":["#
                + #"{"name":":method","value":"x"},\#(rest)},"response":{"status":201,"content":"#
                + "\(content)}}"
        }
        let page = entry("GET", "/a.js", #"{"name":"x-p","value":"1"}]"#, "{}")
        let action = entry(
            "POST",
            "/dock",
            #"{"name":"next-action","value":"605d41402abc4b2a76b9719d911017c592aabbccdd"}],"#
                + #""postData":{"mimeType":"text/plain;charset=UTF-8","text":"[{\"boat\":\"Wren\"}]"}"#,
            #"{"mimeType":"text/x-component","text":"0:{\"a\":\"$@1\"}\n1:{\"berth\":4}\n"}"#
        )
        let form = entry(
            "POST",
            "/api",
            #"{"name":"x-a","value":"1"}],"postData":{"mimeType":"multipart/form-data","params":["#
                + #"{"name":"n","value":"v"},{"name":"f","fileName":"a.png","contentType":"image/png"}]}"#,
            #"{"mimeType":"application/json","encoding":"base64","text":"eyJpZCI6N30="}"#
        )
        let first = try Draft(#"{"log":{"version":"1.2","entries":[\#(page),\#(action)]}}"#)
        #expect(first.contains(#""arguments":[{"boat":"Wren"}]},"result":{"berth":4}"#))
        #expect(first.contains(#""page":"/dock"},"host":"x.test"}"#))
        #expect(
            first.errors.contains("init.moreEntries: of 2 entries only POST https://x.test/dock")
        )
        let second = try Draft(#"{"log":{"version":"1.2","entries":[\#(form)]}}"#)
        #expect(
            second.contains(
                #"[{"$form":[["n","v"],["f",{"$file":{"name":"a.png","type":"image/png","base64":""}}]]}]"#
            )
        )
        #expect(
            second.contains(
                #""result":{"id":7},"api":{"method":"POST","path":"/api","status":201}"#
            )
        )
        #expect(second.errors == "")
    }

    @Test func `refuses a page for a response, and says that a result is missing`() throws {
        try BuiltProgram.withFolder(["page.html": "<!doctype html><p>x"]) { folder in
            let page = try BuiltProgram.run(
                ["init", "--response", "page.html"],
                in: folder,
                input: "{}"
            )
            #expect(page.status == 65)
            #expect(page.errors.contains("init.response: the response is a page (HTML)"))
        }
        let sample = try Draft("{}")
        #expect(sample.errors.contains("init.noResult"))
        #expect(sample.contains("result is missing"))
        let quiet = try BuiltProgram.run(["init", "-q"], input: "{}")
        #expect(quiet.status == 0 && quiet.errors == "")
    }
}
