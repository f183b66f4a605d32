internal import WireCore

/// The fields of a post, told apart by what they are there for.
struct FlightFormPost {
    /// A field that calls an action.
    enum Call {
        case id(ArraySlice<UInt8>)
        case reference(ArraySlice<UInt8>)

        init?(_ name: ArraySlice<UInt8>) {
            if name.starts(with: "$ACTION_ID_".utf8) {
                self = .id(name.dropFirst(11))
            } else if name.starts(with: "$ACTION_REF_".utf8) {
                self = .reference(name.dropFirst(12))
            } else {
                return nil
            }
        }
    }

    /// A field's name and value, by their nodes.
    typealias Field = (key: Int, value: Int)

    let payload: Payload
    /// The fields that call an action, in their order.
    private(set) var calls: [Call] = []
    /// The user's own fields.
    private(set) var user: [Field] = []
    /// The key of the state, which is the value of a field; nil when there is none.
    private(set) var key: Int?
    /// The fields of bound actions, by the beginning of their names up to the first colon.
    private var parts: [ArraySlice<UInt8>: [Field]] = [:]

    init(_ payload: Payload) {
        self.payload = payload
        for (key, value) in payload.members(0) {
            let name = payload.bytes[payload.range(key)]
            if let call = Call(name) {
                calls.append(call)
            } else if !name.starts(with: "$ACTION_".utf8) {
                user.append((key, value))
            } else if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
                parts[name[...colon], default: []].append((key, value))
            } else if name.elementsEqual("$ACTION_KEY".utf8), self.key == nil {
                self.key = value
            }
        }
    }

    /// The parts of the action called `number`, as a call has them.
    func reply(_ number: ArraySlice<UInt8>) -> Payload {
        let prefix = Array("$ACTION_".utf8) + number + [UInt8(ascii: ":")]
        let group = prefix.prefix { $0 != UInt8(ascii: ":") } + [UInt8(ascii: ":")]
        var builder = PayloadBuilder()
        builder.begin(.form)
        for (key, value) in parts[group] ?? [] {
            let name = payload.bytes[payload.range(key)]
            guard name.starts(with: prefix) else { continue }
            builder.text(.key, name.dropFirst(prefix.count))
            builder.copy(value, of: payload)
        }
        builder.end()
        return builder.finish()
    }
}
