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
