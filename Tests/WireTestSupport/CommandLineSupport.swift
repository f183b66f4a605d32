internal import WirePlatform

/// A program of the machine that a test asks for its verdict.
public struct ExternalProgram: Sendable {
    /// Where it stands.
    private let path: String

    /// Finds a program on `PATH`; nil where it is not installed.
    public init?(_ name: String) {
        let folders = (Platform.environment("PATH") ?? "").split(separator: ":")
        let paths = folders.map { Platform.joined(String($0), name) }
        guard let path = paths.first(where: { (try? Platform.kind(of: $0)) == .file }) else {
            return nil
        }
        self.path = path
    }

    /// Runs it and returns its status with what it wrote to both outputs, as text.
    public func run(
        _ arguments: [String],
        input: String = ""
    ) throws -> (status: Int, output: String, errors: String) {
        let result = try Platform.run(path, arguments, input: Array(input.utf8))
        let output = String(decoding: result.output, as: UTF8.self)
        return (result.status, output, String(decoding: result.errors, as: UTF8.self))
    }
}
