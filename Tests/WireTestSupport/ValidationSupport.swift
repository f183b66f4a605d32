public import WireCore
internal import WireJSON

/// The JSON Schema Test Suite, which stands beside the repository (`Vectors.shared`).
public struct SchemaSuite: Sendable {
    /// One schema and the values that are held against it.
    public struct Group: Sendable {
        /// File and description.
        public let name: String
        /// The schema, a document of its own.
        public let schema: Payload
        /// Each value with what it is called and whether it is valid.
        public let cases: [(name: String, value: Payload, isValid: Bool)]
    }

    private static let folder = "suites/json-schema-2020-12/"
    private static let olderFolder = "suites/json-schema-older/"

    /// Whether the suite is there.
    public static var isThere: Bool { isThere("draft2020-12") && isThere("draft7") }

    private static func isThere(_ draft: String) -> Bool { text("type", of: draft) != nil }

    private static func text(_ name: String, of draft: String) -> [UInt8]? {
        let folder = draft == "draft2020-12" ? folder : olderFolder
        return Vectors.shared("\(folder)tests/\(draft)/\(name).json")
    }

    /// Reads the groups of one file, named as below the folder of its draft (`draft7`), without its
    /// extension.
    public static func groups(_ name: String, of draft: String = "draft2020-12") throws -> [Group] {
        guard let text = text(name, of: draft) else { return [] }
        let file = try JSONCodec().decode(text)
        return file.entries(0).map { group in
            Group(
                name: "\(name): \(label(file, group))",
                schema: file.member("schema", of: group).map(file.subtree) ?? file,
                cases: (file.member("tests", of: group).map { Array(file.entries($0)) } ?? []).map {
                    (
                        label(file, $0),
                        file.member("data", of: $0).map(file.subtree) ?? file,
                        file.member("valid", of: $0).map { file.kind($0) == .true } ?? false
                    )
                }
            )
        }
    }

    private static func label(_ file: Payload, _ index: Int) -> String {
        file.member("description", of: index).map(file.text) ?? "?"
    }

    /// The document that the suite expects under a URI of `http://localhost:1234/`.
    public static func remote(_ uri: String) -> Payload? {
        let server = "http://localhost:1234/"
        guard uri.hasPrefix(server),
            let text = Vectors.shared(folder + "remotes/" + uri.dropFirst(server.count))
        else { return nil }
        return try? JSONCodec().decode(text)
    }
}
