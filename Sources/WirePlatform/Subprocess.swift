private import Synchronization

#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// Held while pipes are made and handed over: a child started in between would keep them open.
private let starting = Mutex(())

/// What another program left behind when it ended.
package struct ProgramResult: Hashable, Sendable {
    /// Its exit status; 128 and the signal's number where a signal ended it, as shells count.
    package let status: Int
    /// All it wrote to standard output.
    package let output: [UInt8]
    /// All it wrote to standard error.
    package let errors: [UInt8]
    /// The processor time that it and its own children spent outside of the kernel.
    package let userNanoseconds: Int
    /// The most memory that it or one of its children held, in bytes; no less than the process that
    /// started it held at that moment.
    package let peakMemory: Int
}

extension Platform {
    /// Runs another program to its end; `SIGPIPE` is ignored from here on.
    ///
    /// - Parameters:
    ///   - executable: a path, or a name to look for in `PATH`.
    ///   - arguments: the words after the program's name.
    ///   - input: what it reads from standard input.
    ///   - environment: `NAME=value` entries that replace or join those of this process.
    /// - Returns: its status and all it wrote.
    /// - Throws: `PlatformError` when it cannot be started or watched.
    package static func run(
        _ executable: String,
        _ arguments: [String] = [],
        input: [UInt8] = [],
        environment: [String] = []
    ) throws(PlatformError) -> ProgramResult {
        ignoreBrokenPipes()
        var pipes = Pipes()
        defer { pipes.close() }
        let variables = try merged(environment)
        let child = try starting.withLock { _ throws(PlatformError) in
            try pipes.open()
            return try spawn(
                executable,
                [executable] + arguments,
                environment: variables,
                pipes: pipes
            )
        }
        pipes.closeChildEnds()
        let transfer = Result { () throws(PlatformError) in try pipes.transfer(input) }
        // Without its pipes a child that still runs comes to its end, so waiting is safe.
        pipes.close()
        var status: Int32 = 0
        var usage = rusage()
        while unsafe wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw PlatformError(errno) }
        }
        let (output, errors) = try transfer.get()
        let signal = status & 0x7F
        let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        return ProgramResult(
            status: Int(code),
            output: output,
            errors: errors,
            userNanoseconds: usage.ru_utime.tv_sec * 1_000_000_000
                + Int(usage.ru_utime.tv_usec) * 1_000,
            peakMemory: peakMemory(usage)
        )
    }

    private static func spawn(
        _ executable: String,
        _ arguments: [String],
        environment: [String],
        pipes: Pipes
    ) throws(PlatformError) -> pid_t {
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #else
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        for (number, descriptor) in pipes.childEnds.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        // The child must not inherit that broken pipes are ignored.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        var variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer {
            for index in unsafe words.indices { unsafe free(words[index]) }
            for index in unsafe variables.indices { unsafe free(variables[index]) }
        }
        var child: pid_t = 0
        let failure = unsafe posix_spawnp(
            &child,
            executable,
            &actions,
            &attributes,
            &words,
            &variables
        )
        guard failure == 0 else { throw PlatformError(failure) }
        return child
    }

    /// The environment of this process with some entries replaced or added.
    private static func merged(_ added: [String]) throws(PlatformError) -> [String] {
        let names = added.map { $0.prefix { $0 != "=" } }
        return try inheritedEnvironment().filter { !names.contains($0.prefix { $0 != "=" }) }
            + added
    }

    private static func inheritedEnvironment() throws(PlatformError) -> [String] {
        #if canImport(Darwin)
        var entries: [String] = []
        var next = unsafe _NSGetEnviron().pointee
        while let entry = unsafe next.pointee {
            unsafe entries.append(String(cString: entry))
            unsafe next += 1
        }
        return entries
        #else
        // The C library's `environ` is a variable that concurrent code may not name.
        return try readFile("/proc/self/environ").split(separator: 0).map {
            String(decoding: $0, as: UTF8.self)
        }
        #endif
    }
}

/// The three pipes between a program and its child.
private struct Pipes {
    /// The ends that the child has as descriptors 0, 1 and 2.
    private(set) var childEnds: [Int32] = []
    /// The ends that stay here: one to write to, two to read from.
    private var ownEnds: [Int32] = []

    mutating func open() throws(PlatformError) {
        for number in 0...2 {
            var ends: [Int32] = [-1, -1]
            try Platform.check(unsafe pipe(&ends))
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            childEnds.append(number == 0 ? ends[0] : ends[1])
            ownEnds.append(number == 0 ? ends[1] : ends[0])
            // All three are served in turn: none may keep the others waiting.
            _ = fcntl(ownEnds[number], F_SETFL, O_NONBLOCK)
        }
    }

    mutating func closeChildEnds() {
        for end in childEnds { _ = systemClose(end) }
        childEnds = []
    }

    mutating func close() {
        closeChildEnds()
        for end in ownEnds where end >= 0 { _ = systemClose(end) }
        ownEnds = []
    }

    /// Feeds the input and collects both outputs until the child closes them.
    mutating func transfer(
        _ input: [UInt8]
    ) throws(PlatformError) -> (output: [UInt8], errors: [UInt8]) {
        var rest = input[...]
        var received: [[UInt8]] = [[], [], []]
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        if rest.isEmpty { closeOwn(0) }
        while ownEnds[1] >= 0 || ownEnds[2] >= 0 {
            var waiting = ownEnds.enumerated().map { number, end in
                pollfd(fd: end, events: Int16(number == 0 ? POLLOUT : POLLIN), revents: 0)
            }
            guard unsafe poll(&waiting, 3, -1) >= 0 else {
                if errno == EINTR { continue }
                throw PlatformError(errno)
            }
            if waiting[0].revents != 0 {
                let count = unsafe rest.withUnsafeBytes {
                    unsafe systemWrite(ownEnds[0], $0.baseAddress, $0.count)
                }
                if count > 0 { rest.removeFirst(count) }
                if rest.isEmpty || count < 0 && errno != EAGAIN { closeOwn(0) }
            }
            for number in 1...2 where waiting[number].revents != 0 {
                let count = unsafe systemRead(ownEnds[number], &chunk, chunk.count)
                if count > 0 {
                    received[number] += chunk[..<count]
                } else if count == 0 || errno != EAGAIN && errno != EINTR {
                    closeOwn(number)
                }
            }
        }
        return (received[1], received[2])
    }

    private mutating func closeOwn(_ number: Int) {
        _ = systemClose(ownEnds[number])
        ownEnds[number] = -1
    }
}

#if canImport(Darwin)
private let systemClose = Darwin.close
private let systemRead = unsafe Darwin.read
private let systemWrite = unsafe Darwin.write
#else
private let systemClose = Glibc.close
private let systemRead = unsafe Glibc.read
private let systemWrite = unsafe Glibc.write
#endif
