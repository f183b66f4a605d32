#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

// The only file that knows which operating system it runs on. Everything here is a thin, checked
// wrapper; what it means stands in the modules that call it.

/// A call to the operating system that failed: its `errno` and what was being done.
public struct PlatformError: Error, Hashable, Sendable {
    /// The system's error number.
    public let number: Int32
    /// The system's words for it.
    public let reason: String

    init(_ number: Int32) {
        self.number = number
        self.reason =
            unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// Whether the file or folder does not exist.
    public var isMissing: Bool { number == ENOENT || number == ENOTDIR }
    /// Whether a folder stands where a file was expected.
    public var isFolder: Bool { number == EISDIR }
    /// Whether the reader of a pipe has gone.
    public var isClosedPipe: Bool { number == EPIPE }
}

/// Files, terminal and clock of the operating system.
public enum Platform {
    /// Reads a whole file; `limit` bounds what is read (one byte more tells that it was longer).
    ///
    /// - Throws: `PlatformError` when the file cannot be opened or read, also for a folder.
    public static func readFile(
        _ path: String,
        limit: Int = .max
    ) throws(PlatformError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw PlatformError(errno) }
        defer { close(descriptor) }
        return try read(descriptor, limit: limit)
    }

    /// Reads a descriptor (0 is standard input) to its end.
    ///
    /// - Throws: `PlatformError` when reading fails.
    public static func read(
        _ descriptor: Int32,
        limit: Int = .max
    ) throws(PlatformError) -> [UInt8] {
        var status = stat()
        let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_size > 0
        // One spare byte lets the end of file be seen without asking for more room.
        var room = isFile ? min(Int(status.st_size), limit) + 1 : 64 << 10
        var bytes: [UInt8] = []
        while bytes.count < limit {
            var failure: Int32 = 0
            var received = 0
            bytes.append(addingCapacity: room) { span in
                unsafe span.withUnsafeMutableBufferPointer { target, count in
                    #if canImport(Darwin)
                    received = unsafe Darwin.read(descriptor, target.baseAddress, room)
                    #else
                    received = unsafe Glibc.read(descriptor, target.baseAddress, room)
                    #endif
                    if received < 0 { failure = errno } else { count = received }
                }
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw PlatformError(failure) }
            if received == 0 { break }
            room = max(bytes.capacity - bytes.count, isFile ? 1 : 64 << 10)
        }
        return bytes
    }
}

/// What stands at a path.
public enum FileKind: Sendable, Equatable {
    case file
    case folder
    /// A device, a pipe, a socket.
    case other
}

extension Platform {
    /// What stands at a path, links followed; nil when there is nothing.
    public static func kind(of path: String) -> FileKind? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// The names in a folder, sorted by bytes, `.` and `..` left out.
    ///
    /// - Throws: `PlatformError` when the folder cannot be read.
    public static func names(inFolder path: String) throws(PlatformError) -> [String] {
        guard let folder = unsafe opendir(path) else { throw PlatformError(errno) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// Writes all bytes to a descriptor (1 is standard output, 2 standard error).
    ///
    /// - Throws: `PlatformError`; `isClosedPipe` when nobody reads any more.
    public static func write(_ bytes: [UInt8], to descriptor: Int32) throws(PlatformError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                #if canImport(Darwin)
                unsafe Darwin.write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + written },
                    bytes.count - written
                )
                #else
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + written },
                    bytes.count - written
                )
                #endif
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw PlatformError(errno)
            }
        }
    }

    /// Writes a file that appears whole or not at all: beside its place first, then renamed.
    ///
    /// What stands at the path and is no file (a device, a pipe) is written to directly.
    ///
    /// - Throws: `PlatformError`; what stood there before is then still there.
    public static func writeFile(_ bytes: [UInt8], to path: String) throws(PlatformError) {
        let present = kind(of: path)
        guard present != .folder else { throw PlatformError(EISDIR) }
        let isDirect = present == .other
        let target = isDirect ? path : path + ".\(getpid()).part"
        let flags = isDirect ? O_WRONLY : O_WRONLY | O_CREAT | O_EXCL
        let descriptor = unsafe open(target, flags | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw PlatformError(errno) }
        do {
            try write(bytes, to: descriptor)
        } catch {
            close(descriptor)
            if !isDirect { unsafe unlink(target) }
            throw error
        }
        let isInPlace = unsafe close(descriptor) == 0 && (isDirect || rename(target, path) == 0)
        guard isInPlace else {
            let failure = PlatformError(errno)
            if !isDirect { unsafe unlink(target) }
            throw failure
        }
    }

    /// Lets a write to a closed pipe fail as an error instead of ending the program.
    public static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Whether a person is at the other end of a descriptor.
    public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The columns of the terminal behind a descriptor; nil when it is none.
    public static func terminalWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        let request = UInt(TIOCGWINSZ)
        guard unsafe ioctl(descriptor, request, &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// The value of an environment variable; nil when it is not set.
    public static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    /// How many processors are there.
    public static var coreCount: Int {
        max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Nanoseconds of a clock that never goes backwards.
    public static var nanoseconds: UInt64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    /// The largest amount of memory this process has had so far, in bytes.
    public static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Darwin)
        _ = unsafe getrusage(RUSAGE_SELF, &usage)
        return Int(usage.ru_maxrss)
        #else
        _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) * 1_024
        #endif
    }

    /// Ends the program.
    public static func exit(_ code: Int32) -> Never {
        #if canImport(Darwin)
        Darwin.exit(code)
        #else
        Glibc.exit(code)
        #endif
    }
}
