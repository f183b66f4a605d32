internal import WirePlatform

/// Finds the samples that a command line names.
enum InputFiles {
    /// One input: a file, or standard input as `-`.
    struct Input: Sendable {
        var path: String

        /// The sample's name: the file's without folder and suffix.
        var name: String {
            let file = path.split(separator: "/").last.map(String.init) ?? path
            for suffix in [".sample.json", ".json"] where file.hasSuffix(suffix) {
                return String(file.dropLast(suffix.count))
            }
            return path == "-" ? "stdin" : file
        }

        /// A file that the sample names, seen from the sample's own folder.
        func beside(_ name: String) -> String {
            guard !name.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return name }
            return String(path[...slash]) + name
        }
    }

    /// The budget file, which is no sample.
    static let budgetFile = "wireweight.json"

    /// Lists the inputs in the order named, those of a folder sorted by name.
    ///
    /// - Parameters:
    ///   - paths: files, folders and `-`.
    ///   - failures: takes what is not there, so that the rest is still analyzed.
    static func list(_ paths: [String], _ failures: inout [CommandFailure]) -> [Input] {
        var inputs: [Input] = []
        for path in paths {
            guard path != "-" else {
                inputs.append(Input(path: path))
                continue
            }
            switch Platform.kind(of: path) {
            case .folder: inputs += samples(inFolder: path, &failures)
            case .file, .other: inputs.append(Input(path: path))
            case nil: failures.append(CommandFailure(.noInput, "\(path): no such file or folder"))
            }
        }
        return inputs
    }

    /// The samples of a folder and the folders in it.
    ///
    /// A plain `.json` file is none where recorded exchanges (`.request.http`) lie beside it.
    private static func samples(
        inFolder folder: String,
        _ failures: inout [CommandFailure]
    ) -> [Input] {
        var found: [Input] = []
        var pending = [folder]
        while let folder = pending.popLast() {
            let prefix = folder.hasSuffix("/") ? folder : folder + "/"
            let names: [String]
            do {
                names = try Platform.names(inFolder: folder)
            } catch {
                failures.append(CommandFailure(reading: folder, error))
                continue
            }
            let hasCaptures = names.contains { $0.hasSuffix(".request.http") }
            var folders: [String] = []
            for name in names where !name.hasPrefix(".") {
                let isSample =
                    name.hasSuffix(".sample.json")
                    || name.hasSuffix(".json") && !hasCaptures && name != budgetFile
                if isSample {
                    found.append(Input(path: prefix + name))
                } else if !name.contains("."), Platform.kind(of: prefix + name) == .folder {
                    folders.append(prefix + name)
                }
            }
            pending += folders.reversed()
        }
        if found.isEmpty {
            failures.append(
                CommandFailure(.noInput, "\(folder): no *.sample.json or *.json in this folder")
            )
        }
        return found
    }
}
