internal import WireCore

/// Content codings that lie on each other: what one gives out, the next takes in.
///
/// No layer takes more than its neighbour gives in one step, so that memory stays small whatever the
/// body inflates to.
struct LayerStack {
    private let layers: [Layer]
    private let limits: DecodingLimits
    /// What the step in progress gives out.
    private var buffer: [UInt8] = []
    private(set) var diagnostics: Diagnostics

    /// Stacks decoders in the order in which they work.
    init(_ decoders: [any LayerDecoder], limits: DecodingLimits) {
        layers = decoders.map(Layer.init)
        self.limits = limits
        diagnostics = Diagnostics(limit: limits.diagnostics)
    }

    /// Gives bytes of the body to the first layer.
    func append(_ bytes: Span<UInt8>) { layers.first?.append(bytes) }

    /// Works until no layer can go on without more input.
    mutating func drain(into output: inout [UInt8]) throws(WireError) {
        while let index = layers.lastIndex(where: { !$0.isStalled }) {
            buffer.removeAll(keepingCapacity: true)
            do throws(WireError) {
                try layers[index].step(&buffer, &diagnostics)
            } catch { throw located(error, inLayer: index) }
            try check(layers[index])
            if index + 1 < layers.count {
                layers[index + 1].append(buffer.span)
            } else {
                output.append(contentsOf: buffer)
            }
        }
    }

    /// Works to the end of the input and ends one layer after the other.
    mutating func finish(into output: inout [UInt8]) throws(WireError) {
        for index in layers.indices {
            try drain(into: &output)
            do throws(WireError) {
                try layers[index].finish(&diagnostics)
            } catch { throw located(error, inLayer: index) }
        }
    }

    /// Bytes of the body that are read.
    private var readByteCount: Int { layers.first?.readByteCount ?? 0 }

    /// Only the first layer reads the body itself; faults further in are placed where it stands.
    private func located(_ error: WireError, inLayer index: Int) -> WireError {
        index == 0 ? error : WireError(error.code, at: readByteCount, error.reason)
    }

    private func check(_ layer: Layer) throws(WireError) {
        let count = layer.outputByteCount
        guard count <= limits.outputBytes else {
            throw WireError(
                CompressionError.outputTooLarge,
                at: readByteCount,
                count,
                limit: "outputBytes",
                limits.outputBytes
            )
        }
        let allowed = limits.ratio.multipliedReportingOverflow(by: readByteCount)
        guard count <= limits.ratioFloor || allowed.overflow || count <= allowed.partialValue else {
            throw WireError(
                CompressionError.ratioExceeded,
                at: readByteCount,
                count / max(1, readByteCount),
                limit: "ratio",
                limits.ratio
            )
        }
    }
}

/// One coding and what it has to read.
private final class Layer {
    private var decoder: any LayerDecoder
    private var input: [UInt8] = []
    /// Bytes of `input` that are read.
    private var position = 0
    /// Bytes that are read of all that was appended.
    private(set) var readByteCount = 0
    /// Bytes that were given out.
    private(set) var outputByteCount = 0
    /// Whether nothing can be done without more input.
    private(set) var isStalled = true

    init(_ decoder: any LayerDecoder) { self.decoder = decoder }

    /// Appends input, dropping what is read.
    func append(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        input.removeFirst(position)
        position = 0
        input.append(bytes)
        isStalled = false
    }

    /// Lets the decoder take one step into an empty buffer.
    func step(
        _ buffer: inout [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        let input = input
        let rest = input.span.extracting(position...)
        let count = try decoder.step(rest, at: readByteCount, &buffer, &diagnostics)
        position += count ?? 0
        readByteCount += count ?? 0
        outputByteCount += buffer.count
        isStalled = count == nil
    }

    /// Ends the input.
    func finish(_ diagnostics: inout Diagnostics) throws(WireError) {
        let rest = input.count - position
        try decoder.finish(at: readByteCount + rest, rest: rest, &diagnostics)
    }
}
