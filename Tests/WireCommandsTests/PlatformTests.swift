import Testing
import WirePlatform

@Suite struct PlatformTests {
    /// Runs a test in a folder of its own, removed afterwards.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = try Platform.makeTemporaryFolder()
        defer { try? Platform.removeAll(folder) }
        try body(folder)
    }

    /// Runs a line of shell and expects it to succeed.
    @discardableResult
    private func shell(_ line: String) throws -> String {
        let result = try Platform.run("sh", ["-c", line])
        #expect(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
        return String(decoding: result.output, as: UTF8.self)
    }

    @Test func `writes a file whole and leaves nothing else behind`() throws {
        try withFolder { folder in
            let path = folder + "/report.md"
            let large = [UInt8](repeating: 0x61, count: 5_000_000)
            try Platform.writeAtomically(path, large)
            #expect(try Platform.readFile(path) == large)
            try Platform.writeAtomically(path, [])
            #expect(try Platform.readFile(path) == [])
            #expect(try Platform.entries(ofFolder: folder).map(\.name) == ["report.md"])
        }
    }

    @Test func `keeps the mode of a file and the link that leads to it`() throws {
        try withFolder { folder in
            try shell("cd \(folder); echo old > a; chmod 640 a; ln -s a link")
            try Platform.writeAtomically(folder + "/link", Array("new".utf8))
            #expect(try shell("cd \(folder); stat -c %a a; readlink link; cat a") == "640\na\nnew")
        }
    }

    @Test func `removes the temporary file when the last step fails`() throws {
        try withFolder { folder in
            try Platform.makeFolder(folder + "/taken")
            let error = #expect(throws: PlatformError.self) {
                try Platform.writeAtomically(folder + "/taken", [1])
            }
            #expect(error?.isFolder == true)
            #expect(try Platform.entries(ofFolder: folder).map(\.name) == ["taken"])
        }
    }

    @Test func `refuses paths that cannot be written`() throws {
        try withFolder { folder in
            try Platform.writeAtomically(folder + "/file", [1])
            for path in ["/file/below", "/missing/below"] {
                let error = #expect(throws: PlatformError.self) {
                    try Platform.writeAtomically(folder + path, [1])
                }
                #expect(error?.isMissing == true)
            }
            #expect(throws: PlatformError.self) {
                try Platform.writeAtomically("/proc/version", [1])
            }
        }
    }

    @Test func `writes devices and pipes directly`() throws {
        try Platform.writeAtomically("/dev/null", [1, 2, 3])
        #expect(try Platform.kind(of: "/dev/null") == .other)
        let full = #expect(throws: PlatformError.self) {
            try Platform.writeAtomically("/dev/full", [1])
        }
        #expect(full?.reason.isEmpty == false)
        try withFolder { folder in
            let pipe = folder + "/pipe"
            try shell("mkfifo \(pipe); (cat \(pipe) > \(folder)/copy) >/dev/null 2>&1 &")
            let bytes = [UInt8](repeating: 7, count: 200_000)
            try Platform.writeAtomically(pipe, bytes)
            try shell("while [ $(wc -c < \(folder)/copy) -lt 200000 ]; do sleep 0.01; done")
            #expect(try Platform.readFile(folder + "/copy") == bytes)
            #expect(try Platform.kind(of: pipe) == .other)
        }
    }

    @Test func `tells missing files from folders`() throws {
        let missing = #expect(throws: PlatformError.self) { try Platform.readFile("/no/such") }
        #expect(missing?.isMissing == true)
        let folder = #expect(throws: PlatformError.self) { try Platform.readFile("/tmp") }
        #expect(folder?.isFolder == true)
        #expect(throws: PlatformError.self) { try Platform.entries(ofFolder: "/dev/null") }
        #expect(throws: PlatformError.self) { try Platform.kind(of: "/no/such") }
        #expect(try Platform.kind(of: "/tmp") == .folder)
    }

    @Test func `lists folders by bytes and walks them without going round`() throws {
        try withFolder { folder in
            try shell(
                """
                cd \(folder); mkdir -p b/c B; echo 12345 > b/c/x; echo > é; echo > a; echo > B/y
                ln -s .. b/up; ln -s nowhere dangling; ln -s a link; ln -s b/c again
                """
            )
            let entries = try Platform.entries(ofFolder: folder)
            #expect(entries.map(\.name) == ["B", "a", "again", "b", "dangling", "link", "é"])
            #expect(
                entries.map(\.kind) == [.folder, .file, .folder, .folder, .other, .file, .file]
            )
            let files = try Platform.files(under: folder).map { $0.dropFirst(folder.count + 1) }
            #expect(files == ["B/y", "a", "again/x", "link", "é"])
            #expect(try Platform.fileSize(folder + "/b/c/x") == 6)
        }
    }

    @Test func `removes a folder without following its links`() throws {
        try withFolder { folder in
            try shell("cd \(folder); mkdir -p a/b keep; echo > keep/x; ln -s ../keep a/link")
            try Platform.removeAll(folder + "/a")
            #expect(try Platform.files(under: folder) == [folder + "/keep/x"])
        }
    }

    @Test func `runs programs with input, output and status`() throws {
        let large = [UInt8](repeating: 0x62, count: 3_000_000)
        let echo = try Platform.run("cat", input: large)
        #expect(echo.status == 0 && echo.output == large && echo.errors.isEmpty)
        let both = try Platform.run("sh", ["-c", "echo out; echo err >&2; exit 7"])
        #expect(both.status == 7)
        #expect(both.output == Array("out\n".utf8) && both.errors == Array("err\n".utf8))
        #expect(try Platform.run("sh", ["-c", "kill -9 $$"]).status == 137)
        #expect(try Platform.run("true", input: large).status == 0)
        let variables = try Platform.run(
            "sh",
            ["-c", "echo $A$HOME"],
            environment: ["A=1", "HOME=2"]
        )
        #expect(variables.output == Array("12\n".utf8))
        #expect(throws: PlatformError.self) { try Platform.run("/no/such/program") }
    }

    @Test func `gives children the usual broken pipe`() throws {
        // `yes` ends by the signal, so the shell sees 141 where it was not ignored.
        let result = try Platform.run("bash", ["-c", "yes | head -1; echo ${PIPESTATUS[0]}"])
        #expect(result.output == Array("y\n141\n".utf8))
    }

    @Test func `reports a closed pipe as an error`() throws {
        Platform.ignoreBrokenPipes()
        try withFolder { folder in
            let pipe = folder + "/pipe"
            try shell("mkfifo \(pipe); (head -c 1 \(pipe)) >/dev/null 2>&1 &")
            let error = #expect(throws: PlatformError.self) {
                try Platform.writeAtomically(pipe, [UInt8](repeating: 1, count: 1_000_000))
            }
            #expect(error?.isClosedPipe == true)
        }
    }

    @Test func `knows the machine`() throws {
        #expect(Platform.coreCount == Int(try shell("nproc").dropLast()))
        let start = Platform.nanoseconds
        try shell("sleep 0.02")
        #expect(Platform.nanoseconds - start >= 20_000_000)
        #expect(Platform.processorNanoseconds > 0)
        #expect(Platform.peakMemory > 1 << 20)
        #expect(Platform.environment("PATH") != nil)
        #expect(Platform.environment("NO_SUCH_VARIABLE") == nil)
        #expect(Platform.terminalWidth(-1) == nil && !Platform.isTerminal(-1))
        #expect(throws: PlatformError.self) { try Platform.write(-1, [1]) }
    }
}
