#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

// With Subprocess.swift the only file that knows which operating system it runs on. Everything here
// is a thin, checked wrapper; what it means stands in the modules that call it.

/// A call to the operating system that failed: its `errno` and what was being done.
package struct PlatformError: Error, Hashable, Sendable {
    /// The system's error number.
    package let number: Int32
    /// The system's words for it.
    package let reason: String

    init(_ number: Int32) {
        self.number = number
        self.reason =
            unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// Whether the file or folder does not exist.
    package var isMissing: Bool { number == ENOENT || number == ENOTDIR }
    /// Whether a folder stands where a file was expected.
    package var isFolder: Bool { number == EISDIR }
    /// Whether the reader of a pipe has gone.
    package var isClosedPipe: Bool { number == EPIPE }
}

/// Files, terminal and clock of the operating system.
package enum Platform {
    /// Reads a whole file; `limit` bounds what is read (one byte more tells that it was longer).
    ///
    /// - Throws: `PlatformError` when the file cannot be opened or read, also for a folder.
    package static func readFile(
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
    package static func read(
        _ descriptor: Int32,
        limit: Int = .max
    ) throws(PlatformError) -> [UInt8] {
        var status = stat()
        let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_size > 0
        // One spare byte lets the end of file be seen without asking for more room.
        var room = isFile ? min(Int(status.st_size), limit) + 1 : 64 << 10
        var bytes: [UInt8] = []
        while bytes.count < limit {
            guard try read(descriptor, atMost: room, into: &bytes) > 0 else { break }
            room = max(bytes.capacity - bytes.count, isFile ? 1 : 64 << 10)
        }
        return bytes
    }

    /// Appends what a descriptor has to give, waiting only when there is nothing yet.
    ///
    /// - Parameters:
    ///   - descriptor: the descriptor, 0 for standard input.
    ///   - count: the most bytes that are taken, above 0.
    ///   - bytes: what they are appended to.
    /// - Returns: how many bytes came; 0 at the end.
    /// - Throws: `PlatformError` when reading fails.
    package static func read(
        _ descriptor: Int32,
        atMost count: Int,
        into bytes: inout [UInt8]
    ) throws(PlatformError) -> Int {
        while true {
            var failure: Int32 = 0
            var received = 0
            bytes.append(addingCapacity: count) { span in
                unsafe span.withUnsafeMutableBufferPointer { target, written in
                    #if canImport(Darwin)
                    received = unsafe Darwin.read(descriptor, target.baseAddress, count)
                    #else
                    received = unsafe Glibc.read(descriptor, target.baseAddress, count)
                    #endif
                    if received < 0 { failure = errno } else { written = received }
                }
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw PlatformError(failure) }
            return received
        }
    }
}

// MARK: Writing

extension Platform {
    /// Writes a whole file, which appears under its path complete or not at all.
    ///
    /// The bytes go to a temporary file in the same folder, which then takes the path's place and
    /// keeps the mode of the file before. Devices, pipes and all below `/dev` are written directly.
    ///
    /// - Throws: `PlatformError` when any step fails; no temporary file stays behind.
    package static func writeAtomically(_ path: String, _ bytes: [UInt8]) throws(PlatformError) {
        var status = stat()
        let exists = unsafe stat(path, &status) == 0
        if exists, !status.isRegular || path.hasPrefix("/dev/") {
            let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
            try fill(descriptor, bytes, mode: nil)
            return
        }
        let target = exists ? resolved(path) : path
        let folder =
            target.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(target[...$0]) } ?? ""
        let name = ".\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
        let temporary = folder + name
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw PlatformError(errno) }
        do throws(PlatformError) {
            try fill(descriptor, bytes, mode: exists ? status.st_mode & 0o7777 : nil)
            try check(unsafe rename(temporary, target))
        } catch {
            unsafe unlink(temporary)
            throw error
        }
    }

    /// Writes all of the bytes to a descriptor, however many calls that takes.
    ///
    /// - Throws: `PlatformError`; `isClosedPipe` when nobody reads any more (see `ignoreBrokenPipes`).
    package static func write(_ descriptor: Int32, _ bytes: [UInt8]) throws(PlatformError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                #if canImport(Darwin)
                return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
                #else
                return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                #endif
            }
            if count >= 0 {
                written += count
            } else if errno == EAGAIN {
                // A terminal shared with another program may have been made non-blocking.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&waiting, 1, -1)
            } else if errno != EINTR {
                throw PlatformError(errno)
            }
        }
    }

    /// Makes writing to a pipe that nobody reads an error instead of the end of the program.
    package static func ignoreBrokenPipes() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Writes to a descriptor just opened, brings regular files to the disk, and closes it.
    private static func fill(
        _ descriptor: Int32,
        _ bytes: [UInt8],
        mode: mode_t?
    ) throws(PlatformError) {
        guard descriptor >= 0 else { throw PlatformError(errno) }
        do throws(PlatformError) {
            if let mode { try check(fchmod(descriptor, mode)) }
            try write(descriptor, bytes)
            // Pipes and devices have nothing to bring to a disk and say so with EINVAL or EROFS.
            guard fsync(descriptor) == 0 || [EINVAL, EROFS, ENOTSUP].contains(errno) else {
                throw PlatformError(errno)
            }
        } catch {
            close(descriptor)
            throw error
        }
        try check(close(descriptor))
    }

    /// The absolute path without symbolic links; the path as it is where nothing is there.
    package static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// Turns the usual -1 into an error.
    static func check(_ result: Int32) throws(PlatformError) {
        guard result >= 0 else { throw PlatformError(errno) }
    }
}

// MARK: Terminal, environment and clocks

extension Platform {
    /// Whether a person watches a descriptor.
    package static func isTerminal(_ descriptor: Int32) -> Bool {
        isatty(descriptor) == 1
    }

    /// Returns the columns of the terminal behind a descriptor; nil where there is none.
    package static func terminalWidth(_ descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Returns a variable of the environment; nil where it is not set.
    package static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    /// The words the program was called with, without its own name.
    package static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

    /// The number of processor cores that this process may use, at least one.
    package static var coreCount: Int {
        #if !canImport(Darwin)
        // The kernel's mask of cores in hexadecimal digits: `Cpus_allowed:   ff`.
        let label = Array("Cpus_allowed:".utf8)
        let lines = (try? readFile("/proc/self/status"))?.split(separator: UInt8(ascii: "\n"))
        if let mask = lines?.first(where: { $0.starts(with: label) })?.dropFirst(label.count) {
            let digits = mask.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
            return max(1, digits.reduce(0) { $0 + $1.nonzeroBitCount })
        }
        #endif
        return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Nanoseconds of a clock that only runs forward; only differences mean anything.
    package static var nanoseconds: Int { read(CLOCK_MONOTONIC) }

    /// Nanoseconds of processor time that this process has used on all cores.
    package static var processorNanoseconds: Int { read(CLOCK_PROCESS_CPUTIME_ID) }

    /// The most memory that this process has held at once, in bytes.
    package static var peakMemory: Int {
        var usage = rusage()
        #if canImport(Darwin)
        let isKnown = unsafe getrusage(RUSAGE_SELF, &usage) == 0
        #else
        let isKnown = unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0
        #endif
        return isKnown ? peakMemory(usage) : 0
    }

    /// The most memory that was held at once, in bytes.
    static func peakMemory(_ usage: rusage) -> Int {
        #if canImport(Darwin)
        usage.ru_maxrss
        #else
        usage.ru_maxrss * 1024
        #endif
    }

    private static func read(_ clock: clockid_t) -> Int {
        var time = timespec()
        _ = unsafe clock_gettime(clock, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// Ends the program with a number.
    package static func exit(_ status: Int32) -> Never {
        #if canImport(Darwin)
        Darwin.exit(status)
        #else
        Glibc.exit(status)
        #endif
    }
}
