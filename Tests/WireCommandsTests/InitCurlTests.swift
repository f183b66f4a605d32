import Testing
import WireTestSupport

/// What `init` makes of the options and quotes of curl.
@Suite struct InitCurlTests {
    @Test func `reads clusters, and options however they are written`() throws {
        for command in [
            "curl -sX PUT https://x.test/a -d 1", "curl -sXPUT https://x.test/a -d 1",
            "curl --request PUT --silent https://x.test/a --data=1", "curl -kLsSd1 -XPUT x.test/a",
            "curl --request PUT --sil --no-progress-meter -o out -m5 --url x.test/a -d 1",
            "/usr/bin/curl -X PUT --no-keepalive --no-npn -d 1 -- x.test/a",
        ] {
            let sample = try Draft(command)
            #expect(sample.contains(#""method":"PUT","path":"/a""#), "\(command)")
            #expect(sample.contains(#""arguments":[1]"#), "\(command)")
            #expect(sample.contains(#""host":"x.test""#), "\(command)")
        }
    }

    @Test(arguments: [
        ("# add a boat\n$ curl https://x.test/a", false),
        ("#!/bin/sh\n\ncurl https://x.test/a # the boats", false),
        ("me@host:~$ curl https://x.test/a", false), ("> curl https://x.test/a > out.json", false),
        ("curl https://x.test/a 2>/dev/null", false),
        ("curl \\\n> https://x.test/a \\\r\n  -s", false),
        ("curl https://x.test/a | jq .", true), ("cd boats && curl https://x.test/a", true),
        ("curl https://x.test/a; echo 'it''s done", true),
        ("curl https://x.test/a\ncurl https://x.test/two -H 'X-B: 2' -d q=2", true),
        ("TOKEN=1 sudo curl https://x.test/a &", false),
    ])
    func `reads the first command alone`(text: String, hasMore: Bool) throws {
        let sample = try Draft(text)
        #expect(
            sample.contains(
                #""arguments":[]},"api":{"method":"GET","path":"/a"},"host":"x.test","notes""#
            )
        )
        #expect(sample.errors.contains("init.moreCommands") == hasMore, "\(sample.errors)")
    }

    @Test func `reads one request of several`() throws {
        for more in ["https://x.test/b", "--next https://x.test/b -d 1"] {
            let sample = try Draft("curl https://x.test/a \(more)")
            #expect(sample.contains(#""method":"GET","path":"/a""#))
            #expect(sample.errors.contains("init.moreURLs"))
        }
    }

    @Test(arguments: [
        (#"$'a\041b'"#, "a!b"), (#"$'\u0021\U1F6A2'"#, "!🚢"), (#"$'\ud83d\udea2'"#, "🚢"),
        (#"$'\xf0\x9f\x9a\xa2'"#, "🚢"), (#"$'caf\xe9'"#, "café"),
        (#"$'it\'s\ta\\b'"#, #"it's\ta\\b"#),
        (#"'it'\''s'"#, "it's"), (#""a\$b\"c\d""#, #"a$b\"c\\d"#), (#"a\ b"#, "a b"),
    ])
    func `resolves the quotes of browsers and shells`(quoted: String, text: String) throws {
        let sample = try Draft("curl x.test -H 'Content-Type: text/plain' --data-raw \(quoted)")
        #expect(sample.contains(#""arguments":["\#(text)"]"#), "\(sample.text)")
    }

    @Test func `says where a shell would put something in`() throws {
        let sample = try Draft(#"curl x.test -H "x-who: $USER""#)
        #expect(sample.contains(#""x-who":"$USER""#))
        #expect(sample.errors.contains("init.variable"))
        #expect(try !Draft(#"curl x.test -H 'x-who: $USER'"#).errors.contains("init.variable"))
    }

    @Test func `reads the parts of forms as curl does`() throws {
        let sample = try Draft(
            #"curl x.test -F 'boat="W \"ren\""' -F 'spec={"len":7};type=application/json'"#
                + #" -F 'note=a;filename=n.txt' --form-string 'raw=@x;type=y' -F 'a==b'"#
        )
        #expect(sample.contains(#"["boat","W \"ren\""]"#))
        #expect(
            sample.contains(
                #"["spec",{"$blob":{"type":"application/json","base64":"eyJsZW4iOjd9"}}]"#
            )
        )
        #expect(sample.contains(#"["note",{"$file":{"name":"n.txt","type":"","base64":"YQ=="}}]"#))
        #expect(sample.contains(#"["raw","@x;type=y"],["a","=b"]"#))
    }

    @Test func `reads files beside the command, and takes those not there as empty`() throws {
        let files = [
            "plan.pdf": "%PDF", "note.txt": "two\nlines\n",
            "jar": "x.test\tTRUE\t/\tFALSE\t0\tsid\tab1\n",
            "call.curl": "curl x.test -F 'plan=@plan.pdf' -F 'note=<note.txt' -F 'no=@gone.png'",
        ]
        try BuiltProgram.withFolder(files) { folder in
            let made = try BuiltProgram.run(["init", folder + "/call.curl"])
            #expect(made.errors.contains("init.fileMissing: gone.png is not there"))
            #expect(made.errors.split(separator: "\n").filter { $0.contains("Missing") }.count == 1)
            let output = made.output.filter { !$0.isWhitespace }
            #expect(
                output.contains(
                    #"{"name":"plan.pdf","type":"application/pdf","base64":"JVBERg=="}"#
                )
            )
            #expect(output.contains(#"["note","two\nlines\n"]"#))
            #expect(output.contains(#"{"name":"gone.png","type":"image/png","base64":""}"#))
            for (options, argument) in [
                ("-d @note.txt", #""twolines""#), ("--data-binary @note.txt", #""two\nlines\n""#),
                ("--data-urlencode n@note.txt", #"{"$form":[["n","two\nlines\n"]]}"#),
                ("--data-urlencode @note.txt -H 'content-type: text/plain'", #""two%0Alines%0A""#),
                ("--json @gone", ""), ("-d @- <<'EOF'\n{\"a\":1}\nEOF", #"{"a":1}"#),
                ("--data-binary @- <<< hi", #""hi\n""#),
            ] {
                let sample = try Draft("curl x.test \(options)", in: folder)
                #expect(
                    sample.contains("\"arguments\":[\(argument)]"),
                    "\(options): \(sample.text)"
                )
            }
            let cookies = try Draft("curl x.test -b jar -b 'a=1'", "--show-secrets", in: folder)
            #expect(cookies.contains(#""cookie":"sid=ab1; a=1""#))
            let texts = try Draft("curl x.test -b 'a=1; b=2' -b c=3", "--show-secrets")
            #expect(texts.contains(#""cookie":"a=1; b=2;c=3""#))
        }
    }

    @Test func `adds data to the query and keeps it for the action`() throws {
        let sample = try Draft("curl --url-query berth=4 --url-query 'at=a b' https://x.test/a")
        #expect(sample.contains(#""arguments":[{"berth":"4","at":"a b"}]"#))
        #expect(sample.contains(#""method":"GET","path":"/a?berth=4&at=a+b""#))
        for command in ["curl -XPOST 'x.test/a?t=1'", "curl 'x.test/a?t=1' -d ''"] {
            let post = try Draft(command)
            #expect(post.contains(#""arguments":[]},"api":{"method":"POST","path":"/a?t=1"}"#))
            #expect(post.errors.contains("init.queryWithBody"))
        }
        #expect(try Draft("curl 'x.test/a?t=1&t=2'").contains(#"[{"t":["1","2"]}]"#))
        let both = try Draft("curl 'x.test/a?id=4' -d '{}'")
        #expect(both.errors.contains("init.queryWithBody"))
        #expect(try Draft("curl -X DELETE x.test -d '{}'").errors.contains("init.bodyNotSent"))
    }

    @Test func `joins data and headers that repeat`() throws {
        #expect(try Draft(#"curl x.test --json '{"a":' --json '1}'"#).contains(#"[{"a":1}]"#))
        let sample = try Draft("curl x.test -H 'X-A: 1' -H 'x-a: 2' -H 'X-E;' -H 'X-N:' -r 0-9")
        #expect(sample.contains(#""headers":{"x-a":"1, 2","x-e":"","range":"bytes=0-9"}"#))
    }

    @Test(arguments: ["_1_boat", "1_boat"])
    func `reads the form of a Server Action`(field: String) throws {
        let sample = try Draft(
            #"curl 'https://x.test/dock' -H 'next-action: 605d41402abc4b2a76b9719d911017c592aabbccdd' "#
                + #"-H 'content-type: multipart/form-data; boundary=----Q7' --data-raw $'------Q7\r\n"#
                + #"Content-Disposition: form-data; name="\#(field)"\r\n\r\nWren\r\n------Q7\r\n"#
                + #"Content-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n------Q7--\r\n'"#
        )
        #expect(sample.contains(#""arguments":[{"$form":[["boat","Wren"]]}]"#))
        #expect(sample.contains(#""page":"/dock""#))
    }

    @Test func `reads a multipart body with the boundary of its content type`() throws {
        let sample = try Draft(
            #"curl https://x.test/api -H 'content-type: multipart/form-data; boundary=Q7' "#
                + #"--data-raw $'--Q7\r\nContent-Disposition: form-data; name="boat"\r\n\r\nWren\r\n"#
                + #"--Q7--\r\n'"#
        )
        #expect(sample.contains(#""arguments":[{"$form":[["boat","Wren"]]}]"#))
    }

    @Test func `warns of numbers in a body that no double keeps`() throws {
        let sample = try Draft("curl x.test -d '{\"order\":920982911946154508}'")
        #expect(sample.errors.contains("json.numberInexact"))
        #expect(sample.errors.contains("(byte 9 of the body)"))
    }
}
