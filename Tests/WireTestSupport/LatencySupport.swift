internal import WireCore

extension VectorLine {
    /// A number of the line; nil where it is absent or `null`.
    public func number(_ name: StaticString) -> Double? {
        number(name, of: 0)
    }

    /// A number that a member of an object holds; nil where it is absent or `null`.
    public func number(_ name: StaticString, of object: Int) -> Double? {
        document.member(name, of: object).flatMap {
            document.kind($0) == .number ? document.double($0) : nil
        }
    }

    /// The numbers of a member that is an array.
    public func numbers(_ name: StaticString) -> [Double] {
        index(name).map { document.entries($0).map { document.double($0) } } ?? []
    }
}
