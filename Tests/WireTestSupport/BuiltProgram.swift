internal import WirePlatform

/// The program as it was built beside the tests.
public enum BuiltProgram {
    /// Where it stands: in the folder of the tests' own executable, or where a plain build puts it.
    public static let path: String = {
        let own = CommandLine.arguments.first ?? ""
        let folder = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
        let beside = folder + "/wireweight"
        let isBeside = (try? Platform.kind(of: beside)) == .file
        return isBeside ? beside : Vectors.root + "/.build/debug/wireweight"
    }()

    /// Runs it, in the root of the repository unless told otherwise.
    public static func run(
        _ arguments: [String],
        in folder: String = Vectors.root,
        input: String = "",
        environment: [String] = []
    ) throws -> (status: Int, output: String, errors: String) {
        let result = try Platform.run(
            "sh",
            ["-c", #"cd "$0" && exec "$@""#, folder, path] + arguments,
            input: Array(input.utf8),
            environment: environment
        )
        let output = String(decoding: result.output, as: UTF8.self)
        return (result.status, output, String(decoding: result.errors, as: UTF8.self))
    }

    /// Makes a folder with some files, and removes it after `body` has used it.
    public static func withFolder(
        _ files: [String: String],
        _ body: (String) throws -> Void
    ) throws {
        let folder = try Platform.makeTemporaryFolder()
        defer { try? Platform.removeAll(folder) }
        for (name, text) in files {
            try Platform.writeAtomically(folder + "/" + name, Array(text.utf8))
        }
        try body(folder)
    }
}
