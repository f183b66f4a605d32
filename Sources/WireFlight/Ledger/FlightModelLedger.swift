internal import WireCore

/// Reads the JSON text of a part or row byte by byte and says what each is there for.
///
/// Strings that begin with `$` are tags, references or escaped text; which one a string is shows
/// in its second byte.
struct FlightModelLedger {
    private enum State {
        case between
        /// In a literal or number.
        case scalar
        case string
        /// Behind a backslash.
        case escape
        /// In the digits of `\u`: how many came, and the code unit so far.
        case digits(Int, Int)
    }

    /// What the bytes of the string being read are.
    private enum Role {
        /// Nothing was read of it.
        case start
        /// One `$` was read.
        case dollar
        case content(Ledger.Owner)
    }

    private var ledger = Ledger()
    private var state = State.between
    private var role = Role.start
    /// What the bytes of a string would be in the place where it stands.
    private var owner = Ledger.Owner.value
    /// Whether each open container is an object.
    private var objects: [Bool] = []
    private var expectsKey = false

    /// Takes the next byte.
    mutating func take(_ byte: UInt8) {
        switch state {
        case .string: takeText(byte)
        case .escape where byte == UInt8(ascii: "u"):
            state = .digits(0, 0)
        case .escape:
            ledger.add(1, to: content)
            state = .string
        case .digits(let count, let unit):
            takeDigit(byte, count + 1, unit << 4 | (FlightNumber.digit(byte) ?? 0))
        case .between, .scalar: takeOutside(byte)
        }
    }

    /// Returns the ledger of all bytes taken.
    consuming func finish() -> Ledger {
        if case .dollar = role, case .string = state { ledger.add(1, to: .tag) }
        if case .digits(let count, _) = state { ledger.add(count + 1, to: .escape) }
        return ledger
    }

    /// The owner of what the string holds at this place.
    private var content: Ledger.Owner {
        if case .content(let owner) = role { owner } else { owner }
    }

    /// Of `\u` and its digits, as many bytes as the character takes by itself are content.
    private mutating func takeDigit(_ byte: UInt8, _ count: Int, _ unit: Int) {
        guard count == 4 else {
            state = .digits(count, unit)
            return
        }
        let width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
        ledger.add(width, to: content)
        ledger.add(5 - width, to: .escape)
        state = .string
    }

    private mutating func takeOutside(_ byte: UInt8) {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D:
            state = .between
            ledger.add(1, to: .whitespace)
        case UInt8(ascii: "\""):
            ledger.add(1, to: .punctuation)
            state = .string
            owner = expectsKey ? .key : .value
            // Keys are never tags.
            role = expectsKey ? .content(.key) : .start
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            ledger.add(1, to: .punctuation)
            objects.append(byte == UInt8(ascii: "{"))
            expectsKey = byte == UInt8(ascii: "{")
            state = .between
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            ledger.add(1, to: .punctuation)
            objects.removeLast(objects.isEmpty ? 0 : 1)
            expectsKey = false
            state = .between
        case UInt8(ascii: ","), UInt8(ascii: ":"):
            ledger.add(1, to: .punctuation)
            expectsKey = byte == UInt8(ascii: ",") && objects.last ?? false
            state = .between
        default:
            ledger.add(1, to: .value)
            state = .scalar
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        if byte == UInt8(ascii: "\"") {
            if case .dollar = role { ledger.add(1, to: .tag) }
            ledger.add(1, to: .punctuation)
            state = .between
            role = .start
            return
        }
        switch role {
        case .start where byte == UInt8(ascii: "$"):
            role = .dollar
            return
        case .start: role = .content(owner)
        case .dollar:
            takeTag(byte)
            return
        case .content: break
        }
        guard byte != UInt8(ascii: "\\") else {
            ledger.add(1, to: .escape)
            state = .escape
            return
        }
        ledger.add(1, to: content)
    }

    /// Takes the byte behind a `$`, which says what the string is.
    private mutating func takeTag(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "$"):
            ledger.add(1, to: .escape)
            ledger.add(1, to: .value)
            role = .content(.value)
        case UInt8(ascii: "D"), UInt8(ascii: "n"):
            ledger.add(2, to: .tag)
            role = .content(.value)
        case UInt8(ascii: "u"), UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "-"):
            ledger.add(2, to: .tag)
            role = .content(.tag)
        case _
        where FlightNumber.digit(byte) != nil && byte >= UInt8(ascii: "a")
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            ledger.add(2, to: .reference)
            role = .content(.reference)
        case UInt8(ascii: "\\"):
            ledger.add(1, to: .tag)
            ledger.add(1, to: .escape)
            state = .escape
            role = .content(.reference)
        default:
            ledger.add(2, to: .tag)
            role = .content(.reference)
        }
    }
}
