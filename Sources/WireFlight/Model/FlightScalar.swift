internal import WireCore
internal import WireJSON

/// The text of values that need neither a part nor a row of their own.
enum FlightScalar {
    /// Appends the JSON text of a scalar; returns false when the value at `index` is none.
    ///
    /// Strings that begin with `$` get a second one, numbers that JSON lacks become tags, and an
    /// invalid date is null, as `JSON.stringify` has it.
    static func append(_ payload: Payload, _ index: Int, to output: inout [UInt8]) -> Bool {
        switch payload.kind(index) {
        case .null: append("null", to: &output)
        case .undefined, .hole: append("\"$undefined\"", to: &output)
        case .false: append("false", to: &output)
        case .true: append("true", to: &output)
        case .number: append(payload.double(index), to: &output)
        case .bigint:
            append("\"$n", to: &output)
            output.append(contentsOf: payload.bytes[payload.range(index)])
            append("\"", to: &output)
        case .date: appendDate(payload.double(index), to: &output)
        case .string, .key, .url:
            JSONString.appendText(payload[index], of: payload, escapesTag: true, to: &output)
        default: return false
        }
        return true
    }

    /// Appends fixed text.
    static func append(_ text: StaticString, to output: inout [UInt8]) {
        output.append(text)
    }

    /// Appends a number, as a tag where JSON has no text for it.
    static func append(_ value: Double, to output: inout [UInt8]) {
        if value.isNaN {
            append("\"$NaN\"", to: &output)
        } else if value.isInfinite {
            append(value < 0 ? "\"$-Infinity\"" : "\"$Infinity\"", to: &output)
        } else if value == 0, value.sign == .minus {
            append("\"$-0\"", to: &output)
        } else {
            NumberText.append(value, to: &output)
        }
    }

    /// Appends a string, quoted and with a second `$` where it begins with one.
    static func appendString(_ text: Span<UInt8>, to output: inout [UInt8]) {
        JSONString.appendEscapingTag(text, to: &output)
    }

    /// Appends a number in lower-case hexadecimal, as references have it.
    static func appendHex(_ value: Int, to output: inout [UInt8]) {
        output.append(contentsOf: String(value, radix: 16).utf8)
    }

    private static func appendDate(_ milliseconds: Double, to output: inout [UInt8]) {
        let start = output.count
        append("\"$D", to: &output)
        if ISODate.append(milliseconds, to: &output) {
            append("\"", to: &output)
        } else {
            output.removeSubrange(start...)
            append("null", to: &output)
        }
    }
}

extension FlightScalar {
    /// Appends the text of a row that stands for a registered symbol.
    static func appendSymbol(_ name: [UInt8], to output: inout [UInt8]) {
        JSONString.appendQuoted((Array("$S".utf8) + name).span, to: &output)
    }
}
