/// Where an answer is wanted that differs from the named build's, and why.
///
/// Each reason names the hazard; the numbers are those of the list of what a decoder of untrusted
/// payloads must reject. Elsewhere every failure to answer like the build fails a test.
enum StricterAnswers {
    /// Bodies of calls.
    static let replies = [
        "proto-path": ownEntries, "path-missing": ownEntries, "path-index-negative": ownEntries,
        "path-index-hex": ownEntries, "path-through-string": ownEntries,
        "path-through-string-length": ownEntries, "path-through-number": ownEntries,
        "path-through-set": ownEntries, "path-through-promise": ownEntries,
        "path-through-file": ownEntries, "ref-garbage-suffix": ownEntries,
        "then-function-h": "4: an object whose `then` is a function is a promise without end",
        "set-over-string": arraysOnly, "set-over-null": arraysOnly,
        "iterator-over-string": arraysOnly,
        "function-old-split": exactFunctions, "function-old-id-array": exactFunctions,
        "function-new-split": exactFunctions,
        "function-old-inline-path": "5: the first releases fail by accident here",
        "stream-bytes-not-binary": "16: the stream fails; the first releases crash",
        "recorded-18-odd-element": "what looks like an element stays the plain object it is",
    ]

    /// Streams.
    static let responses = [
        "frame-garbage-before": rowHeads,
        "frame-negative-id": rowHeads, "utf8-id": rowHeads,
        "ref-path-map": ownEntries, "ref-path-date": ownEntries, "ref-text-path": ownEntries,
        "ref-suffix": ownEntries, "set-string": arraysOnly,
        "dev-y": developmentRows,
        "stream-bytes-text": "16: text in a stream of bytes fails",
    ]

    /// Posts of forms.
    static let forms = [
        "unbound-split": exactFunctions,
        "bound-root-string": "5: the description of a function is an object with an id",
    ]

    private static let ownEntries = "1, 2: paths lead through own entries of objects and arrays"
    private static let arraysOnly = "13: Maps, Sets and iterators are made from arrays"
    private static let exactFunctions = "5: ids of functions are compared whole"
    /// Streams of development servers newer than the client, whose rows it takes for values.
    static let newerServers = [
        "18.3-next14.2": developmentRows, "19.0": developmentRows,
        "19.0-next15.0": developmentRows, "19.0.0": developmentRows,
    ]

    private static let developmentRows =
        "what development builds add is passed over, also where the client of a line knows less of it"
    private static let rowHeads = "8: the head of a row is a lower-case hexadecimal number"
}
