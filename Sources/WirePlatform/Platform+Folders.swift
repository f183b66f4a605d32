#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

// MARK: Folders

extension stat {
    var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}

extension Platform {
    /// What a path leads to, symbolic links followed.
    package enum Kind: Hashable, Sendable {
        /// A regular file.
        case file
        /// A folder.
        case folder
        /// A pipe, a socket, a device, or a link that leads nowhere.
        case other
    }

    /// One name in a folder.
    package struct Entry: Hashable, Sendable {
        /// The name, without the folder's path; what is not UTF-8 in it is U+FFFD, and no call of this
        /// module finds the file by it.
        package let name: String
        /// What it leads to.
        package let kind: Kind
    }

    /// Tells what a path leads to.
    ///
    /// - Throws: `PlatformError` when there is nothing, or nothing to be seen.
    package static func kind(of path: String) throws(PlatformError) -> Kind {
        kind(try status(of: path))
    }

    /// Returns the size of a file in bytes.
    ///
    /// - Throws: `PlatformError` when there is nothing, or nothing to be seen.
    package static func fileSize(_ path: String) throws(PlatformError) -> Int {
        Int(try status(of: path).st_size)
    }

    /// Lists a folder, without `.` and `..`, in the order of the names' bytes.
    ///
    /// - Throws: `PlatformError` when it is no folder or cannot be read.
    package static func entries(ofFolder path: String) throws(PlatformError) -> [Entry] {
        guard let stream = unsafe opendir(path) else { throw PlatformError(errno) }
        defer { unsafe closedir(stream) }
        var entries: [Entry] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            // Records are shorter than the structure: the name must be read in place.
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let start = unsafe UnsafeRawPointer(entry) + offset
            let bytes = unsafe start.assumingMemoryBound(to: CChar.self)
            let name = unsafe String(cString: bytes)
            if name != ".", name != ".." {
                var status = stat()
                let isSeen = unsafe fstatat(dirfd(stream), bytes, &status, 0) == 0
                entries.append(Entry(name: name, kind: isSeen ? kind(status) : .other))
            }
            errno = 0
        }
        guard errno == 0 else { throw PlatformError(errno) }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Lists the regular files in a folder and all folders below it, as paths that begin with `path`.
    ///
    /// Depth first, each folder in the order of its names' bytes. A folder that links lead to more
    /// than once is walked once, so that loops end. A folder whose name is not UTF-8 cannot be walked:
    /// it stands among the files.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - isSkipped: whether a file or folder of this name is passed over.
    /// - Returns: the paths.
    /// - Throws: `PlatformError` when a folder cannot be read.
    package static func files(
        under path: String,
        skipping isSkipped: (_ name: String) -> Bool = { _ in false }
    ) throws(PlatformError) -> [String] {
        var files: [String] = []
        var seen: Set<FileIdentity> = []
        var waiting = [(path: path, kind: Kind.folder)]
        while let (path, kind) = waiting.popLast() {
            guard kind == .folder else {
                files.append(path)
                continue
            }
            let status = try status(of: path)
            let identity = FileIdentity(device: Int(status.st_dev), number: UInt64(status.st_ino))
            guard seen.insert(identity).inserted else { continue }
            for entry in try entries(ofFolder: path).reversed()
            where entry.kind != .other && !isSkipped(entry.name) {
                let isNamed = !entry.name.unicodeScalars.contains("\u{FFFD}")
                waiting.append((joined(path, entry.name), isNamed ? entry.kind : .file))
            }
        }
        return files
    }

    /// Whether two paths lead to the same file, which is there.
    package static func isSameFile(_ path: String, _ other: String) -> Bool {
        guard let first = try? status(of: path), let second = try? status(of: other) else {
            return false
        }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Joins a folder's path and a name in it.
    package static func joined(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
    }

    /// Makes a folder of its own for temporary files and returns its path.
    ///
    /// - Throws: `PlatformError` when it cannot be made.
    package static func makeTemporaryFolder() throws(PlatformError) -> String {
        let template = joined(environment("TMPDIR") ?? "/tmp", "wire-XXXXXX")
        guard let path = unsafe strdup(template) else { throw PlatformError(errno) }
        defer { unsafe free(path) }
        guard unsafe mkdtemp(path) != nil else { throw PlatformError(errno) }
        return unsafe String(cString: path)
    }

    /// Makes a folder.
    ///
    /// - Throws: `PlatformError` when it is there already or cannot be made.
    package static func makeFolder(_ path: String) throws(PlatformError) {
        try check(unsafe mkdir(path, 0o777))
    }

    /// Removes a file, or a folder with all that is in it; links are removed, not followed.
    ///
    /// - Throws: `PlatformError` when anything of it cannot be removed.
    package static func removeAll(_ path: String) throws(PlatformError) {
        var waiting = [path]
        var folders: [String] = []
        while let path = waiting.popLast() {
            var status = stat()
            try check(unsafe lstat(path, &status))
            if kind(status) == .folder {
                folders.append(path)
                for entry in try entries(ofFolder: path) {
                    waiting.append(joined(path, entry.name))
                }
            } else {
                try check(unsafe unlink(path))
            }
        }
        // A folder was met before those below it, so the last ones are empty first.
        for folder in folders.reversed() { try check(unsafe rmdir(folder)) }
    }

    private struct FileIdentity: Hashable {
        let device: Int
        let number: UInt64
    }

    private static func status(of path: String) throws(PlatformError) -> stat {
        var status = stat()
        try check(unsafe stat(path, &status))
        return status
    }

    private static func kind(_ status: stat) -> Kind {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }
}
