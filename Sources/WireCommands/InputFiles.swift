internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WirePlatform

/// Finds the samples that a command line names.
enum InputFiles {
    /// One input: a file, or standard input as `-`.
    struct Input: Sendable {
        var path: String
        /// Whether it was found in a folder, so that nobody named it.
        var isFound = false

        /// The sample's name: the file's without folder and suffix.
        var name: String {
            let file = path.split(separator: "/").last.map(String.init) ?? path
            for suffix in [".sample.json", ".json"] where file.hasSuffix(suffix) {
                return String(file.dropLast(suffix.count))
            }
            return path == "-" ? "stdin" : file
        }

        /// Where the file is, however its path is written: one place is weighed once.
        fileprivate var place: String {
            guard path != "-" else { return path }
            let slash = path.lastIndex(of: "/")
            let folder = slash.map { String(path[...$0]) } ?? "."
            let file = slash.map { path[path.index(after: $0)...] } ?? path[...]
            return Platform.resolved(folder) + "/" + file
        }

        /// A file that the sample names, seen from the sample's own folder.
        func beside(_ name: String) -> String {
            guard !name.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return name }
            return String(path[...slash]) + name
        }
    }

    /// An input that was not read.
    struct Failure: Sendable {
        let path: String
        let failure: CommandFailure

        /// The failure as reports show it.
        var inputError: Analysis.InputError {
            let prefix = path + ": "
            let message = failure.message
            let reason = message.hasPrefix(prefix) ? message.dropFirst(prefix.count) : message[...]
            let error =
                failure.cause ?? WireError(SampleError.inputUnreadable, at: 0, String(reason))
            return Analysis.InputError(source: path, error: error)
        }
    }

    /// The budget file, which is no sample.
    static let budgetFile = "wireweight.json"

    /// Lists the inputs in the order named, those of a folder sorted by name, each file once.
    ///
    /// - Parameters:
    ///   - paths: files, folders and `-`.
    ///   - failures: takes what is not there, so that the rest is still analyzed.
    /// - Returns: the inputs.
    static func list(_ paths: [String], _ failures: inout [Failure]) -> [Input] {
        var inputs: [Input] = []
        for path in paths {
            guard path != "-" else {
                inputs.append(Input(path: path))
                continue
            }
            do {
                switch try Platform.kind(of: path) {
                case .folder: inputs += samples(inFolder: path, &failures)
                case .file, .other: inputs.append(Input(path: path))
                }
            } catch {
                failures.append(Failure(path: path, failure: CommandFailure(reading: path, error)))
            }
        }
        var seen: Set<String> = []
        // A file that is named, too, is no find of a folder's.
        let named = Set(inputs.lazy.filter { !$0.isFound }.map(\.place))
        return inputs.filter { input in
            !(input.isFound && named.contains(input.place)) && seen.insert(input.place).inserted
        }
    }

    /// The samples of a folder and the folders in it.
    ///
    /// Left out are what is hidden, `node_modules` and lock files; a plain `.json` file also where
    /// recorded exchanges (`.request.http`) lie beside it.
    private static func samples(
        inFolder folder: String,
        _ failures: inout [Failure]
    ) -> [Input] {
        let files: [String]
        do {
            files = try Platform.files(under: folder, skipping: isNeverSample)
        } catch {
            failures.append(Failure(path: folder, failure: CommandFailure(reading: folder, error)))
            return []
        }
        let captured = Set(files.filter { $0.hasSuffix(".request.http") }.map(Self.folder))
        let found = files.filter { file in
            // A folder that cannot be walked is named among the files, and may hold samples.
            let name = file[(file.lastIndex(of: "/") ?? file.startIndex)...]
            let isUnnamed = name.unicodeScalars.contains("\u{FFFD}") && !name.contains(".")
            return isUnnamed || file.hasSuffix(".sample.json")
                || file.hasSuffix(".json") && !captured.contains(Self.folder(file))
                    && !(file == budgetFile || file.hasSuffix("/" + budgetFile))
        }.map { Input(path: $0, isFound: true) }
        if found.isEmpty {
            let reason = "\(folder): no *.sample.json or *.json in this folder"
            failures.append(Failure(path: folder, failure: CommandFailure(.noInput, reason)))
        }
        return found
    }

    /// Names of files and folders that are passed over, whatever is in them.
    private static func isNeverSample(_ name: String) -> Bool {
        let lockFiles = ["npm-shrinkwrap.json", "packages.lock.json", "deno.lock.json"]
        return name.hasPrefix(".") || name == "node_modules" || name.hasSuffix("-lock.json")
            || lockFiles.contains(name)
    }

    private static func folder(_ file: String) -> String {
        String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    }
}
