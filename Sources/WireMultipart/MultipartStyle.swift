/// How a library writes multipart bodies where libraries differ.
public struct MultipartStyle: Sendable, Equatable {
    /// Whether line ends of texts and names become CR LF; those of files and file names never do.
    public var normalizesLineEnds: Bool
    /// Whether a file's name loses what stands before its last slash.
    public var dropsFolders: Bool
    /// Whether a blob gets the file name `blob`.
    public var namesBlobs: Bool

    /// As browsers and undici's `fetch` write.
    public static let browser = Self(
        normalizesLineEnds: true,
        dropsFolders: false,
        namesBlobs: true
    )
    /// As the npm package `form-data` 4 writes: line ends left alone, base names, blobs unnamed.
    public static let formDataPackage = Self(
        normalizesLineEnds: false,
        dropsFolders: true,
        namesBlobs: false
    )
}
