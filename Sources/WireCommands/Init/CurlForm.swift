internal import WireCore

/// The form that `-F` and `--form-string` make up, part by part.
struct CurlForm {
    private var builder = PayloadBuilder()

    init() { builder.begin(.form) }

    /// The form data.
    consuming func finish() -> Payload {
        builder.end()
        return builder.finish()
    }

    /// Adds what one option says: `name=content`, `name=<file` for a text, `name=@file,file` for
    /// files, each perhaps in quotes and with `;type=…` and `;filename=…` behind it.
    ///
    /// A content type makes a text a Blob: in a form of JavaScript's no text has one.
    ///
    /// - Throws: `init.nestedForm` for `=(`.
    mutating func add(
        _ value: [UInt8],
        isLiteral: Bool,
        _ files: CommandFiles,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        guard let equals = value.firstIndex(of: UInt8(ascii: "=")) else { return }
        let name = String(decoding: value[..<equals], as: UTF8.self)
        let content = value[(equals + 1)...]
        guard !isLiteral else { return append(name, text: Array(content)) }
        guard content.first != UInt8(ascii: "(") else {
            throw WireError(InitError.nestedForm, at: 0)
        }
        guard content.first == UInt8(ascii: "@") else {
            let isFile = content.first == UInt8(ascii: "<")
            var part = Part(ByteCursor(isFile ? content.dropFirst() : content))
            if isFile { part.content = files.content(part.text, &diagnostics) }
            return append(name, part)
        }
        var cursor = ByteCursor(content.dropFirst())
        repeat {
            var part = Part(cursor, isFile: true)
            cursor = part.rest
            let path = part.text
            part.content = files.content(path, &diagnostics)
            part.fileName =
                part.fileName ?? path.split(separator: "/").last.map(String.init) ?? path
            part.type = part.type ?? Self.type(ofFile: path)
            append(name, part)
        } while cursor.skip(",")
    }

    private mutating func append(_ name: String, text: [UInt8]) {
        builder.key(name)
        builder.text(.string, text)
    }

    private mutating func append(_ name: String, _ part: Part) {
        guard part.type != nil || part.fileName != nil else {
            return append(name, text: part.content)
        }
        builder.key(name)
        PayloadFile(name: part.fileName, type: part.type ?? "", content: part.content)
            .append(to: &builder)
    }

    /// The content type that curl gives a file by the end of its name.
    private static func type(ofFile path: String) -> String {
        let types = [
            ".gif": "image/gif", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png",
            ".svg": "image/svg+xml", ".txt": "text/plain", ".htm": "text/html",
            ".html": "text/html", ".pdf": "application/pdf", ".xml": "application/xml",
        ]
        return types.first { path.lowercased().hasSuffix($0.key) }?.value
            ?? "application/octet-stream"
    }

    /// A content or file name, and what follows it behind semicolons.
    private struct Part {
        var content: [UInt8]
        var type: String?
        var fileName: String?
        let rest: ByteCursor

        var text: String { String(decoding: content, as: UTF8.self) }

        init(_ start: ByteCursor, isFile: Bool = false) {
            var cursor = start
            content = Self.word(&cursor, isFile: isFile)
            while cursor.skip(";") {
                cursor.skipBlanks()
                let name = cursor.text[cursor.take { $0 != UInt8(ascii: "=") && $0 != 0x3B }]
                guard cursor.skip("=") else { continue }
                if name.elementsEqual("type".utf8) {
                    type = Self.mediaType(&cursor)
                } else {
                    let value = Self.word(&cursor, isFile: isFile)
                    if name.elementsEqual("filename".utf8) {
                        fileName = String(decoding: value, as: UTF8.self)
                    }
                }
            }
            rest = cursor
        }

        /// A word in quotes, within which a backslash escapes a quote and itself, or up to the next
        /// semicolon, or comma between files.
        private static func word(_ cursor: inout ByteCursor, isFile: Bool) -> [UInt8] {
            func ends(_ byte: UInt8) -> Bool {
                byte == UInt8(ascii: ";") || isFile && byte == UInt8(ascii: ",")
            }
            var ahead = cursor
            if ahead.skip("\"") {
                var output: [UInt8] = []
                while let byte = ahead.take() {
                    if byte == UInt8(ascii: "\"") {
                        _ = ahead.take { !ends($0) }
                        cursor = ahead
                        return output
                    }
                    let isEscape = byte == UInt8(ascii: "\\")
                    if isEscape, let next = ahead.next, "\"\\".utf8.contains(next) {
                        _ = ahead.take()
                        output.append(next)
                    } else {
                        output.append(byte)
                    }
                }
            }
            // A quote that nothing closes is part of the text.
            return Array(cursor.text[cursor.take { !ends($0) }])
        }

        /// A content type with its parameters, which stand behind semicolons of their own.
        private static func mediaType(_ cursor: inout ByteCursor) -> String {
            let start = cursor.position
            _ = cursor.take { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
            while cursor.next == UInt8(ascii: ";") {
                var ahead = cursor
                _ = ahead.skip(";")
                ahead.skipBlanks()
                guard !ahead.rest.starts(with: "filename=".utf8),
                    !ahead.rest.starts(with: "headers=".utf8),
                    !ahead.rest.starts(with: "encoder=".utf8)
                else { break }
                _ = ahead.take { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
                cursor = ahead
            }
            return String(decoding: cursor.text[start..<cursor.position], as: UTF8.self)
        }
    }
}
