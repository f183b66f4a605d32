internal import WireCore

/// What the options of curl that send data make of their values.
enum CurlData {
    /// The bytes that an option adds to the body; nil for an option that sends none.
    static func part(
        option: String,
        _ value: [UInt8],
        _ files: CommandFiles,
        _ diagnostics: inout Diagnostics
    ) -> [UInt8]? {
        let isFile = value.first == UInt8(ascii: "@")
        let name = String(decoding: value.dropFirst(), as: UTF8.self)
        switch option {
        case "data-raw": return value
        case "data-binary", "json":
            return isFile ? files.content(name, &diagnostics) : value
        case "data", "data-ascii":
            guard isFile else { return value }
            // Files that are no binary data lose their line ends.
            return files.content(name, &diagnostics).filter { ![0x0A, 0x0D, 0x00].contains($0) }
        case "data-urlencode": return encoded(value, files, &diagnostics)
        default: return nil
        }
    }

    /// What `--url-query` adds: a plus sign in front says that nothing is to be escaped.
    static func query(
        _ value: [UInt8],
        _ files: CommandFiles,
        _ diagnostics: inout Diagnostics
    ) -> String {
        let isRaw = value.first == UInt8(ascii: "+")
        let part = isRaw ? Array(value.dropFirst()) : encoded(value, files, &diagnostics)
        return String(decoding: part, as: UTF8.self)
    }

    /// The data of `--data-urlencode`: `content`, `=content`, `name=content`, `@file`, `name@file`.
    ///
    /// Spaces become plus signs, as curl has it since 7.75.
    private static func encoded(
        _ data: [UInt8],
        _ files: CommandFiles,
        _ diagnostics: inout Diagnostics
    ) -> [UInt8] {
        let mark =
            data.firstIndex(of: UInt8(ascii: "=")) ?? data.firstIndex(of: UInt8(ascii: "@"))
        var output: [UInt8] = []
        var content = data
        if let mark {
            if mark > 0 { output += data[..<mark] + [UInt8(ascii: "=")] }
            content = Array(data[(mark + 1)...])
            if data[mark] == UInt8(ascii: "@") {
                content = files.content(String(decoding: content, as: UTF8.self), &diagnostics)
            }
        }
        for (index, word) in content.split(separator: 0x20, omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { output.append(UInt8(ascii: "+")) }
            PercentCoding.component.append(word, to: &output)
        }
        return output
    }
}
