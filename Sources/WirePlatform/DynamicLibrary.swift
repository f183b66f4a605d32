#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// A shared library that is used when it is there, and never needed to build.
///
/// It stays loaded to the end of the program, so that its functions may be kept.
@safe
package struct DynamicLibrary {
    private let handle: UnsafeMutableRawPointer
    private let fileName: String

    /// Why a library is of no use.
    package struct Absence: Error, Hashable, Sendable {
        /// One clause for a person.
        package let reason: String
    }

    /// Loads a library by the name that the platform's loader knows.
    ///
    /// - Parameters:
    ///   - name: such as `zstd` for `libzstd.so.1`, on macOS `libzstd.1.dylib`.
    ///   - version: the version of its interface.
    /// - Throws: `Absence` when there is no such library.
    package init(_ name: String, version: Int) throws(Absence) {
        #if canImport(Darwin)
        fileName = "lib\(name).\(version).dylib"
        #else
        fileName = "lib\(name).so.\(version)"
        #endif
        guard let handle = unsafe dlopen(fileName, RTLD_NOW | RTLD_LOCAL) else {
            throw Absence(reason: "\(fileName) cannot be loaded")
        }
        unsafe self.handle = unsafe handle
    }

    /// Finds a function; the caller answers for its type, a `@convention(c)` one.
    ///
    /// - Throws: `Absence` when the library has no function of this name.
    @unsafe
    package func function<Function>(_ name: String) throws(Absence) -> Function {
        guard let symbol = unsafe dlsym(handle, name) else {
            throw Absence(reason: "\(fileName) has no function \(name)")
        }
        return unsafe unsafeBitCast(symbol, to: Function.self)
    }
}
