internal import WireAnalysis
internal import WireCore
internal import WireJSON

/// What the input of `init` turned out to be.
enum DraftSource {
    /// A JSON value, the one argument.
    case value(Payload)
    /// A request that was copied, with its response where an archive has both.
    case request(CopiedRequest, ResponseFile?)

    /// Recognises the input by its content.
    ///
    /// - Throws: `init.…` for commands and calls that cannot be read;
    ///   `sample.noSample` for what is something else, `sample.isSample`; `typed.…` for a value that looks like a tag.
    init(
        _ input: [UInt8],
        _ files: CommandFiles,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        let text = input.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(input.dropFirst(3)) : input
        if let begin = text.first(where: { $0 > 0x20 }),
            "{[\"".utf8.contains(begin) || begin.isDigit
        {
            if let archive = try HTTPArchive(text, &diagnostics) {
                self = .request(archive.request, archive.response)
            } else {
                self = .value(try Self.value(input, &diagnostics))
            }
        } else if let request = try FetchCall.request(text, &diagnostics) {
            self = .request(request, nil)
        } else if let request = try Self.command(text, files, &diagnostics) {
            self = .request(request, nil)
        } else {
            self = .value(try Self.value(input, &diagnostics))
        }
    }

    private static func value(
        _ input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        do throws(WireError) {
            return try SampleReader.plainValue(input, diagnostics: &diagnostics)
        } catch {
            guard error.code is JSONError, error.code != JSONError.byteOrderMark else {
                throw error
            }
            let begin = input.first { $0 > 0x20 }
            if let begin, "{[\"".utf8.contains(begin) { throw error }
            throw WireError(InitError.unknownInput, at: error.offset)
        }
    }

    /// The first curl command of a text; nil when there is none.
    private static func command(
        _ text: [UInt8],
        _ files: CommandFiles,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> CopiedRequest? {
        guard let start = text.firstRange(of: "curl".utf8)?.lowerBound else {
            if isPowerShell(text) { throw WireError(InitError.powerShell, at: 0) }
            return nil
        }
        guard !isPowerShell(text) else { throw WireError(InitError.powerShell, at: start) }
        var shell = ShellWords(text)
        var isAlone = true
        while let command = try shell.next() {
            guard let words = curl(command.words) else {
                isAlone = false
                continue
            }
            var files = files
            files.input = command.input
            let expansion = shell.expansion
            let request = try CurlCommand.request(words, files, &diagnostics)
            if let expansion { diagnostics.warn(InitError.variable, at: expansion) }
            if isAlone {
                // What cannot be read behind the command is more than the command, too.
                do throws(WireError) { isAlone = try shell.next() == nil } catch { isAlone = false }
            }
            if !isAlone {
                diagnostics.warn(
                    InitError.moreCommands,
                    at: 0,
                    "only the first curl command is read; what stands beside it is left out"
                        + " (a shell ends a command at a line end, ; & or | without quotes)"
                )
            }
            return request
        }
        return nil
    }

    /// The words behind `curl`; nil for another command.
    ///
    /// Prompts, assignments and what runs a command may stand before it.
    private static func curl(_ words: [[UInt8]]) -> [[UInt8]]? {
        let runners = ["sudo", "time", "env", "exec", "command", "nohup"]
        for (index, word) in words.enumerated() {
            let text = String(decoding: word, as: UTF8.self)
            let program = text.split(separator: "/").last.map(String.init) ?? text
            if program == "curl" || program == "curl.exe" { return Array(words[(index + 1)...]) }
            let isPrompt = text.hasSuffix("$") || text.hasSuffix("%") || text.hasSuffix("#")
            guard isPrompt || text.contains("=") || runners.contains(text) else { return nil }
        }
        return nil
    }

    /// Whether a text calls a command of PowerShell's.
    private static func isPowerShell(_ text: [UInt8]) -> Bool {
        let beginning = String(decoding: text.prefix(400), as: UTF8.self).lowercased()
        return ["invoke-webrequest", "invoke-restmethod", "new-object microsoft.powershell"]
            .contains { beginning.contains($0) }
    }
}
