/// Dates as ECMA-262 writes and reads them (Date.prototype.toISOString, Date Time String Format).
package enum ISODate {
    /// The largest time value of a Date, in milliseconds either side of 1970.
    package static let limit = 8.64e15

    /// Appends `toISOString()`: three fraction digits, `Z`, six-digit signed years where needed.
    ///
    /// Returns false, and appends nothing, for an invalid date.
    @discardableResult
    package static func append(_ milliseconds: Double, to output: inout [UInt8]) -> Bool {
        guard milliseconds.magnitude <= limit,
            let time = Int(exactly: milliseconds.rounded(.towardZero))
        else { return false }
        let day = floorDivide(time, 86_400_000)
        let rest = time - day * 86_400_000
        let (year, month, date) = civil(day)
        if (0...9_999).contains(year) {
            append(year, width: 4, to: &output)
        } else {
            output.append(UInt8(ascii: year < 0 ? "-" : "+"))
            append(abs(year), width: 6, to: &output)
        }
        let fields: [(UnicodeScalar, Int, Int)] = [
            ("-", month, 2), ("-", date, 2), ("T", rest / 3_600_000, 2),
            (":", rest / 60_000 % 60, 2), (":", rest / 1_000 % 60, 2), (".", rest % 1_000, 3),
        ]
        for (mark, value, width) in fields {
            output.append(UInt8(ascii: mark))
            append(value, width: width, to: &output)
        }
        output.append(UInt8(ascii: "Z"))
        return true
    }

    /// Reads exactly the form that `append` writes; nil for anything else.
    package static func parse(_ text: Span<UInt8>) -> Double? {
        var position = 0
        var year = 0
        if text.count > 0, text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") {
            guard let value = digits(text, 1, 6) else { return nil }
            year = text[0] == UInt8(ascii: "-") ? -value : value
            // "-000000" is refused by ECMA-262, and four digits suffice for 0 to 9999.
            guard year < 0 || year > 9_999 else { return nil }
            position = 7
        } else {
            guard let value = digits(text, 0, 4) else { return nil }
            year = value
            position = 4
        }
        guard text.count == position + 20, text[text.count - 1] == UInt8(ascii: "Z") else {
            return nil
        }
        let marks: [(UnicodeScalar, Int)] = [
            ("-", 2), ("-", 2), ("T", 2), (":", 2), (":", 2), (".", 3),
        ]
        var fields: [Int] = []
        for (mark, width) in marks {
            guard text[position] == UInt8(ascii: mark),
                let value = digits(text, position + 1, width)
            else { return nil }
            fields.append(value)
            position += 1 + width
        }
        return time(year: year, fields)
    }

    private static func time(year: Int, _ fields: [Int]) -> Double? {
        let (month, date) = (fields[0], fields[1])
        guard (1...12).contains(month), date >= 1, date <= daysInMonth(month, year),
            fields[2] < 24, fields[3] < 60, fields[4] < 60
        else { return nil }
        let seconds = (fields[2] * 60 + fields[3]) * 60 + fields[4]
        let value = Double((days(year, month, date) * 86_400 + seconds) * 1_000 + fields[5])
        return value.magnitude <= limit ? value : nil
    }

    private static func digits(_ text: Span<UInt8>, _ start: Int, _ width: Int) -> Int? {
        guard start + width <= text.count else { return nil }
        return text.extracting(start..<(start + width)).decimalValue
    }

    private static func append(_ value: Int, width: Int, to output: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            output.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }

    /// Days since 1970 of a date in the proleptic Gregorian calendar, counted in eras of 400 years
    /// that begin in March, so that the leap day is the last day of its year.
    private static func days(_ year: Int, _ month: Int, _ date: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = floorDivide(shifted, 400)
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + date - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civil(_ day: Int) -> (year: Int, month: Int, date: Int) {
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}
