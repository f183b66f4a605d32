#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// What one input may cost under the default limits, as long as it is short.
enum Ceiling {
    /// Seconds of processor time; a build that is not optimized is allowed more.
    static let seconds = isOptimized ? 2.0 : 30.0
    /// Bytes of memory that the process may hold.
    static let memory = 1 << 30

    private static var isOptimized: Bool {
        #if DEBUG
        false
        #else
        true
        #endif
    }
}

/// Ends the process when an input costs too much; what was being tried stands in a file by then.
struct Watchdog {
    private let note: Int32

    /// Sets the ceiling on memory.
    ///
    /// - Parameter path: a file that is made and takes the number of each input before it is tried.
    init?(note path: String) {
        note = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard note >= 0 else { return nil }
        var ceiling = rlimit()
        ceiling.rlim_cur = rlim_t(Ceiling.memory)
        ceiling.rlim_max = rlim_t(Ceiling.memory)
        #if canImport(Darwin)
        _ = unsafe setrlimit(RLIMIT_DATA, &ceiling)
        #else
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &ceiling)
        #endif
    }

    /// Notes the number of the next input and gives it its time.
    ///
    /// Time is that of this process, so a machine with other work to do changes nothing. The signal
    /// that comes at its end is not caught.
    func begin(_ number: Int) {
        var number = Int64(number)
        _ = unsafe pwrite(note, &number, 8, 0)
        var timer = itimerval()
        timer.it_value.tv_sec = Int(Ceiling.seconds)
        #if canImport(Darwin)
        _ = unsafe setitimer(ITIMER_PROF, &timer, nil)
        #else
        _ = unsafe setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
        #endif
    }

    /// The status of a process that took too long.
    static let lateStatus = 128 + Int(SIGPROF)
}
