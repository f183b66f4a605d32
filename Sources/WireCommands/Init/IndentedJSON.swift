internal import WireCore
internal import WireJSON

/// Writes plain JSON values with two spaces for each level, for files that people will edit.
enum IndentedJSON {
    /// Appends the value and a line feed; empty containers stay on one line.
    static func append(_ payload: Payload, to output: inout [UInt8]) {
        let codec = JSONCodec()
        var walk = PayloadWalk(payload)
        // For each level: whether it has no entries yet, and whether a key was written last.
        var levels: [(isEmpty: Bool, afterKey: Bool)] = []
        while let step = walk.next() {
            if case .leave(let index) = step {
                let level = levels.removeLast()
                if !level.isEmpty { newLine(levels.count, &output) }
                output.append(UInt8(ascii: payload.kind(index) == .object ? "}" : "]"))
                continue
            }
            if let level = levels.last, !level.afterKey {
                if !level.isEmpty { output.append(UInt8(ascii: ",")) }
                newLine(levels.count, &output)
                levels[levels.count - 1].isEmpty = false
            }
            switch step {
            case .enter(let index):
                if !levels.isEmpty { levels[levels.count - 1].afterKey = false }
                let isObject = payload.kind(index) == .object
                output.append(UInt8(ascii: isObject ? "{" : "["))
                levels.append((true, false))
            case .leaf(let index) where payload.kind(index) == .key:
                let range = payload.range(index)
                JSONString.appendQuoted(payload.bytes.span.extracting(range), to: &output)
                output.append(contentsOf: ": ".utf8)
                levels[levels.count - 1].afterKey = true
            case .leaf(let index):
                if !levels.isEmpty { levels[levels.count - 1].afterKey = false }
                // A leaf of plain JSON always has a text.
                output += (try? codec.encoded(payload.subtree(index))) ?? []
            case .leave:
                break
            }
        }
        output.append(0x0A)
    }

    private static func newLine(_ depth: Int, _ output: inout [UInt8]) {
        output.append(0x0A)
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
}
