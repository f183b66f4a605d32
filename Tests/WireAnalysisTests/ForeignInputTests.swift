import Testing
import WireAnalysis
import WireCore

/// Files that people have at hand and that are no samples.
@Suite struct ForeignInputTests {
    private func error(_ text: String, source: String = "x.json") -> WireError? {
        var diagnostics = Diagnostics()
        let reader = SampleReader { _ throws(WireError) in [] }
        do throws(WireError) {
            _ = try reader.read(
                Array(text.utf8),
                source: source,
                name: "x",
                diagnostics: &diagnostics
            )
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        (#"{"log":{"version":"1.2","entries":[{}]}}"#, "an HTTP Archive (HAR) with 1 entry"),
        (
            #"{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/"},"item":[]}"#,
            "a Postman collection"
        ),
        (#"{"_type":"export","__export_format":4,"resources":[]}"#, "an Insomnia export"),
        (#"{"openapi":"3.1.0","info":{},"paths":{}}"#, "an OpenAPI description"),
        (#"{"swagger":"2.0","paths":{}}"#, "an OpenAPI description"),
        ("openapi: 3.0.0\ninfo: {}\n", "an OpenAPI description"),
        (#"{"name":"boats","scripts":{"test":"node"}}"#, "a package.json"),
        (#"{"private":true,"workspaces":["a"]}"#, "a package.json"),
        (#"{"name":"a","lockfileVersion":3,"packages":{}}"#, "a lock file of packages"),
        ("lockfileVersion: '9.0'\n", "a lock file of packages"),
        ("# yarn lockfile v1\n", "a lock file of packages"),
        (#"{"compilerOptions":{"strict":true}}"#, "a tsconfig.json"),
        ("{\n  // all\n  \"compilerOptions\": {}\n}", "a tsconfig.json"),
        (#"{"version":3,"sources":[],"mappings":"AAAA"}"#, "a source map"),
        (
            #"{"schema_version":1,"tool":{"version":"1"},"samples":[]}"#,
            "a report of wireweight itself"
        ),
        (#"{"max_total_up":10}"#, "a file of budgets"),
        (#"{"$schema":"https://json-schema.org/draft/2020-12/schema"}"#, "a JSON Schema"),
        ("\n<!DOCTYPE html><p>", "a page (HTML)"),
        ("HTTP/1.1 200 OK\r\n\r\n", "a recorded HTTP response"),
        ("POST /a HTTP/1.1\r\nHost: x\r\n\r\n", "a recorded HTTP request"),
        ("curl https://x.test", "a curl command"), ("fetch(\"https://x.test\")", "a call of fetch"),
        ("0:{\"a\":\"$@1\"}\n1:7\n", "a Flight response"),
        (":HL[\"/a.css\",\"style\"]\n", "a Flight response"),
        ("1f:I[7,[],\"Gauge\"]\n", "a Flight response"),
    ])
    func `is recognised by its content`(text: String, name: String) {
        for source in ["x.json", "x.sample.json"] {
            let error = error(text, source: source)
            #expect(error?.code == SampleError.noSample, "\(text)")
            #expect(error?.reason.hasPrefix("this is \(name), no sample; ") == true, "\(text)")
        }
    }

    @Test(arguments: [
        #"{"name":"Ann","version":3}"#, #"{"log":"x"}"#, #"{"info":{},"item":[]}"#,
        #"{"name":"Hamlet","scripts":"yes"}"#, #"{"paths":{},"openapi":true}"#,
        #"{"dependencies":[]}"#,
        #"["openapi"]"#, "1", #""<html>""#, #"{"version":3,"sources":[]}"#,
    ])
    func `is a value like any other without sure signs`(text: String) {
        #expect(error(text) == nil)
    }

    @Test(arguments: ["{", "hello", "12:", "a:b", "curly", "<a>"])
    func `leaves other texts to the reader of JSON`(text: String) {
        #expect(error(text)?.code.name.hasPrefix("json.") == true)
    }

    @Test(arguments: [
        (#"{"a":{"$dte":1}}"#, "typed.unknownTag", "did you mean $date?"),
        (#"{"$oid":"5f"}"#, "typed.unknownTag", "$oid looks like a tag but is none"),
        (#"{"$set":{"boat":"Wren"}}"#, "typed.wrongContent", "the tag takes an array"),
        (#"{"$set":[],"$unset":{}}"#, "typed.unexpectedMember", "the tag takes no member $unset"),
        (#"{"call":{"arguments":[{"$inc":{"n":1}}]}}"#, "typed.unknownTag", "$inc"),
        (#"{"call":{"arguments":[]},"result":{"$inc":1}}"#, "typed.unknownTag", "$inc"),
    ])
    func `says how to write plain what looks like a tag`(text: String, code: String, part: String) {
        let error = error(text)
        #expect(error?.code.name == code)
        #expect(error?.reason.contains(part) == true, "\(error?.reason ?? "")")
        #expect(error?.reason.contains(#"is written {"$literal":{…}}"#) == true)
    }
}
