internal import WireCore
internal import WireJSON

// Rows of a response, as they arrive: `processFullStringRow` of React's client.
extension FlightDecoding {
    /// Takes a row.
    ///
    /// - Throws: what makes the whole stream fail from here on.
    mutating func receive(
        _ row: FlightStreamReader.Row,
        _ content: Span<UInt8>
    ) throws(WireError) {
        if row.hasLength {
            try receiveContent(row, content)
            return
        }
        switch row.tag {
        case UInt8(ascii: "I"): try receiveModule(row, content)
        case UInt8(ascii: "E"): try receiveError(row, content)
        case UInt8(ascii: "H"):
            guard content.count > 0 else { throw rowFailure(row, "a hint without a code") }
            _ = try json(content.extracting(1...), row, at: row.content.lowerBound + 1)
        case UInt8(ascii: "R") where dialect.readsStreams: start(.stream, row)
        case UInt8(ascii: "r") where dialect.readsStreams: start(.byteStream, row)
        case UInt8(ascii: "X") where dialect.readsStreams: start(.asyncIterable, row)
        case UInt8(ascii: "x") where dialect.readsStreams: start(.asyncIterator, row)
        case UInt8(ascii: "C") where dialect.readsStreams:
            if let stream = parts.index(of: row.id).flatMap({ parts[$0].stream }) {
                close(stream, row, content)
            }
        case let tag? where options.developmentRows == .read && "DWNJ".utf8.contains(tag):
            development.note(row)
            return
        case let tag? where dialect.developmentTags.contains(tag):
            throw WireError(
                FlightError.developmentRow,
                at: row.range.lowerBound,
                "\(row.hasId ? "row \(String(row.id, radix: 16))" : "a row") has the tag "
                    + "\(Character(UnicodeScalar(tag))), which only development builds write: "
                    + "record the answer from a production build, or name no build"
            )
        default:
            if row.tag != nil {
                diagnostics.warn(FlightError.unknownTag, at: row.range.lowerBound)
            }
            try receiveModel(row, content)
        }
        try run()
    }

    /// Ends the stream; what has not come never will.
    mutating func closeRows(_ end: FlightEnd) throws(WireError) {
        noteEnd(end)
        for (number, chunk) in parts.all {
            if case .pending = parts[chunk].status {
                failMissing(chunk, number, end)
                // Those who wait hear of the lowest number first.
                try run()
            }
            if let stream = parts[chunk].stream, dialect.failsOpenRows {
                streams[stream].isCut = true
            }
        }
        try run()
        guard development.count > 0 else { return }
        diagnostics.warn(
            FlightError.developmentRow,
            at: development.firstOffset,
            "\(development.count) rows, \(development.byteCount) bytes, that only development "
                + "builds write were passed over: a production build would not send them"
        )
    }

    private func rowFailure(_ row: FlightStreamReader.Row, _ reason: String) -> WireError {
        WireError(
            FlightError.rowSyntax,
            at: row.content.lowerBound,
            "row \(String(row.id, radix: 16)): \(reason)"
        )
    }

    private func text(
        _ content: Span<UInt8>,
        _ row: FlightStreamReader.Row
    ) -> FlightChunk.Text {
        let bytes = [UInt8](capacity: content.count) { OutputBytes.append(content, to: &$0) }
        return FlightChunk.Text(bytes: bytes[...], origin: row.content.lowerBound)
    }

    private mutating func receiveModel(
        _ row: FlightStreamReader.Row,
        _ content: Span<UInt8>
    ) throws(WireError) {
        work.charge(content.count / 16)
        guard let index = parts.index(of: row.id) else {
            parts.add(.text(text(content, row)), number: row.id)
            return
        }
        if case .pending = parts[index].status {
            // What is waited for is read as soon as it comes.
            if row.id == 0 || !parts[index].listeners.isEmpty {
                try initialize(index, content, origin: row.content.lowerBound)
            } else {
                parts[index].status = .text(text(content, row))
            }
        } else if let stream = parts[index].stream {
            feedItem(stream, .text(text(content, row)), at: row.range.lowerBound)
        } else {
            try refuseSecond(row)
        }
    }

    private mutating func close(
        _ stream: Int,
        _ row: FlightStreamReader.Row,
        _ content: Span<UInt8>
    ) {
        guard !streams[stream].isClosed else {
            diagnostics.warn(
                FlightError.streamNotClosed,
                at: row.range.lowerBound,
                "a stream goes on after its end"
            )
            return
        }
        end(stream, returning: text(content, row))
    }

    /// Takes text or binary content.
    private mutating func receiveContent(
        _ row: FlightStreamReader.Row,
        _ content: Span<UInt8>
    ) throws(WireError) {
        work.charge(content.count / 16)
        let place: FlightPlace
        if row.tag == UInt8(ascii: "T") {
            if FlightPartText.isCut(content) {
                diagnostics.warn(
                    FlightError.truncatedRow,
                    at: row.range.lowerBound,
                    "a row ends in a character"
                )
            }
            place = documents.addText(.string, FlightPartText.wellFormed(content, dialect))
        } else {
            let kind = row.tag.flatMap { PayloadNode.ElementKind(flightTag: $0) } ?? .uint8
            let count = content.count - content.count % kind.byteCount
            place = documents.addBytes(content.extracting(..<count), kind)
        }
        // Content that came is charged as it came.
        _ = documents.takeCopied()
        if let index = parts.index(of: row.id) {
            if let stream = parts[index].stream {
                feedItem(stream, .ready(.node(place)), at: row.range.lowerBound)
                try run()
                return
            }
            // React puts a new chunk in the place of the old: whoever waits already is never told,
            // and where a second row is no failure the last one counts.
            if case .pending = parts[index].status {} else { try refuseSecond(row) }
        }
        parts.add(.ready(.node(place)), number: row.id)
    }

    private mutating func receiveError(
        _ row: FlightStreamReader.Row,
        _ content: Span<UInt8>
    ) throws(WireError) {
        let document = try json(content, row, at: row.content.lowerBound)
        if document.kind(0) != .object {
            diagnostics.warn(
                FlightError.errorShape,
                at: row.range.lowerBound,
                "row \(String(row.id, radix: 16)) holds no object but another value: it is an "
                    + "error without a digest"
            )
        }
        let details = FlightErrorDetails(document)
        let error = WireError(
            FlightError.serverError,
            at: row.range.lowerBound,
            details.reason(of: "row \(String(row.id, radix: 16))")
        )
        errors[row.range.lowerBound] = details
        guard let index = parts.index(of: row.id) else {
            parts.add(.failed(error), number: row.id)
            return
        }
        if case .pending = parts[index].status {
            fail(index, error)
        } else if let stream = parts[index].stream {
            feedItem(stream, .failed(error), at: row.range.lowerBound)
            streams[stream].isClosed = true
        } else {
            try refuseSecond(row)
        }
    }

    private mutating func start(_ kind: PayloadNode.Kind, _ row: FlightStreamReader.Row) {
        if let index = parts.index(of: row.id) {
            guard case .pending = parts[index].status else { return }
            parts[index].stream = streams.count
            complete(index, newStream(kind))
        } else {
            let stream = streams.count
            let chunk = parts.add(.ready(newStream(kind)), number: row.id)
            parts[chunk].stream = stream
        }
    }

    /// Notes a second row of a number that has a value.
    ///
    /// - Throws: `flight.duplicateRow` where the build fails.
    mutating func refuseSecond(_ row: FlightStreamReader.Row) throws(WireError) {
        let offset = row.range.lowerBound
        let reason = "row \(String(row.id, radix: 16)) came before"
        guard !dialect.refusesSecondRows else {
            throw WireError(FlightError.duplicateRow, at: offset, reason)
        }
        diagnostics.warn(FlightError.duplicateRow, at: offset, reason)
    }

    /// Reads the JSON of a row in which tags mean nothing.
    ///
    /// - Throws: `flight.rowSyntax` with the offset in the stream.
    func json(
        _ text: Span<UInt8>,
        _ row: FlightStreamReader.Row,
        at origin: Int
    ) throws(WireError) -> Payload {
        do throws(WireError) {
            return try FlightPartText.read(text, options, isResponse: true).payload
        } catch {
            let name = "row \(String(row.id, radix: 16))"
            throw FlightPartText.failure(error, in: text, origin: origin, name)
        }
    }
}

/// What an error row tells of an error.
///
/// Production builds of the server send a digest alone; development builds what it says, too.
struct FlightErrorDetails {
    let digest: String?
    let name: String?
    let message: String?

    init(_ document: Payload) {
        func text(_ name: StaticString) -> String? {
            guard document.kind(0) == .object, let member = document.member(name, of: 0),
                document.kind(member) == .string
            else { return nil }
            return document.text(member)
        }
        digest = text("digest")
        name = text("name")
        message = text("message")
    }

    /// What is said of an error that makes the whole response fail.
    func reason(of row: String) -> String {
        let summary = FlightError.serverError.summary
        let said = message.flatMap { $0.isEmpty ? nil : $0 }
        var reason = said.map { "\(summary): \(name.map { "\($0): " } ?? "")\($0)" } ?? summary
        reason += " (\(row)"
        if let digest { reason += ", digest “\(digest)”" }
        return reason + ")"
    }
}
