internal import WireCore

/// Dates and times (RFC 3339) as ajv-formats reads them.
enum DateFormat {
    /// `2026-01-02`.
    static func allowsDate(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = ByteCursor(text)
        guard let year = reader.number(digits: 4), reader.skip("-"),
            let month = reader.number(digits: 2), reader.skip("-"),
            let day = reader.number(digits: 2), reader.isAtEnd
        else { return false }
        return (1...12).contains(month) && (1...daysInMonth(month, year)).contains(day)
    }

    private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// A date, `T` or white space, and a time.
    static func allowsDateTime(_ text: ArraySlice<UInt8>) -> Bool {
        guard
            let mark = text.firstIndex(where: {
                $0 & ~0x20 == 0x54 || $0 == 0x20 || (0x09...0x0D).contains($0)
            })
        else { return false }
        return allowsDate(text[..<mark]) && allowsTime(text[(mark + 1)...])
    }

    /// `03:04:05.678Z`; the offset must be there, its colon and its minutes need not.
    static func allowsTime(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = ByteCursor(text)
        guard let hour = reader.number(digits: 2), reader.skip(":"),
            let minute = reader.number(digits: 2), reader.skip(":"),
            let second = reader.number(digits: 2)
        else { return false }
        if reader.skip("."), reader.take(while: \.isDigit).isEmpty { return false }
        guard let offset = offset(&reader), reader.isAtEnd else { return false }
        if hour <= 23, minute <= 59, second <= 59 { return true }
        // A leap second is the last of a day in UTC.
        let utcMinute = minute - offset.minutes
        let utcHour = hour - offset.hours - (utcMinute < 0 ? 1 : 0)
        return second == 60 && (utcHour == 23 || utcHour == -1)
            && (utcMinute == 59 || utcMinute == -1)
    }

    private static func offset(_ reader: inout ByteCursor) -> (hours: Int, minutes: Int)? {
        if reader.skip("Z", ignoringCase: true) { return (0, 0) }
        let isNegative = reader.skip("-")
        guard isNegative || reader.skip("+"), let hours = reader.number(digits: 2), hours <= 23
        else { return nil }
        var minutes = 0
        if !reader.isAtEnd {
            _ = reader.skip(":")
            guard let number = reader.number(digits: 2), number <= 59 else { return nil }
            minutes = number
        }
        return isNegative ? (-hours, -minutes) : (hours, minutes)
    }

    /// `P1Y2M3DT4H5M6S` or `P2W`, whole numbers only.
    static func allowsDuration(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = ByteCursor(text)
        guard reader.skip("P") else { return false }
        let days = parts(["Y", "M", "D"], &reader)
        if days == 0, parts(["W"], &reader) == 1 { return reader.isAtEnd }
        guard reader.skip("T") else { return days > 0 && reader.isAtEnd }
        return parts(["H", "M", "S"], &reader) > 0 && reader.isAtEnd
    }

    /// How many numbers with these units follow, in this order.
    private static func parts(_ units: [Unicode.Scalar], _ reader: inout ByteCursor) -> Int {
        var count = 0
        for unit in units {
            var attempt = reader
            guard !attempt.take(while: \.isDigit).isEmpty, attempt.skip(unit) else { continue }
            reader = attempt
            count += 1
        }
        return count
    }
}
