import Testing
import WireTestSupport

/// What `init` keeps out of files that are meant to be committed.
@Suite struct InitSecretTests {
    private static let command = """
        curl 'https://x.test/a?token=ab12&n=1' -H 'Authorization: Bearer eyJ-1.Az' \
        -b 'sid=s3cr3t; theme=dark' -H 'X-CSRF-Token: q-9' -H 'x-api-key: K1' -H 'x-plain: yes' \
        -d '{"user":"me","password":"hunter2"}'
        """

    @Test func `writes placeholders of the same length and says so`() throws {
        let sample = try Draft(Self.command)
        for part in [
            #""authorization":"Bearer xxX-0.Xx""#, #""cookie":"sid=x0xx0x; theme=xxxx""#,
            #""x-csrf-token":"x-0""#, #""x-api-key":"X0""#, #""x-plain":"yes""#,
            #""path":"/a?token=xx00&n=1""#, #"{"user":"me","password":"xxxxxx0"}"#,
            "placeholders of the same length stand for password, token, authorization, x-csrf-token",
        ] {
            #expect(sample.contains(part), "\(part): \(sample.text)")
        }
        #expect(sample.errors.contains("init.secretsReplaced"))
        #expect(sample.errors.contains("--show-secrets"))
    }

    @Test func `writes secrets when asked to`() throws {
        let sample = try Draft(Self.command, "--show-secrets")
        for part in [
            "Bearer eyJ-1.Az", "sid=s3cr3t; theme=dark", "q-9", "K1", "token=ab12", "hunter2",
        ] {
            #expect(sample.contains(part), "\(part)")
        }
        #expect(!sample.errors.contains("init.secretsReplaced"))
    }

    @Test func `keeps user agent and credentials`() throws {
        for command in [
            "curl -u me:secret -A probe/1 https://x.test/",
            "curl -A probe/1 https://me:secret@x.test/",
        ] {
            let shown = try Draft(command, "--show-secrets")
            #expect(shown.contains(#""user-agent":"probe/1""#))
            #expect(shown.contains(#""authorization":"Basic bWU6c2VjcmV0""#))
            #expect(try Draft(command).contains(#""authorization":"Basic xXX0x0XxxxX0""#))
        }
        #expect(try Draft("curl --digest -u me:secret x.test").contains("headers") == false)
        #expect(try Draft("curl -H 'User-Agent: p' x.test").contains(#""user-agent":"p""#))
    }
}
