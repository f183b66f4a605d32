internal import WireCore

/// Writing JSON members in one line each; nil becomes null, since unknown is never 0 or absent.
extension PayloadBuilder {
    mutating func member(_ name: String, _ value: Int?) {
        key(name)
        if let value { number(Double(value)) } else { null() }
    }

    mutating func member(_ name: String, _ value: Double?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    mutating func object(_ name: String? = nil, _ body: (inout Self) -> Void) {
        if let name { key(name) }
        begin(.object)
        body(&self)
        end()
    }

    mutating func array<Element>(
        _ name: String,
        _ elements: some Sequence<Element>,
        _ body: (inout Self, Element) -> Void
    ) {
        key(name)
        begin(.array)
        for element in elements { body(&self, element) }
        end()
    }
}
