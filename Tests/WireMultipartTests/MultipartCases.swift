import WireCore
import WireMultipart

/// A body that is odd or wrong, and what the reader must say of it.
struct MultipartCase {
    let label: String
    var contentType = "multipart/form-data; boundary=X"
    let body: [UInt8]
    /// The fields that are read, or the error.
    let outcome: Result<[String], WireError>
    /// The warnings that must come, in order, with their offsets.
    var warnings: [(code: any WireErrorCode, offset: Int)] = []

    /// A body of one part whose disposition goes on with `parameters`.
    static func part(
        _ label: String,
        _ parameters: String,
        _ outcome: Result<[String], WireError>,
        _ warnings: [(code: any WireErrorCode, offset: Int)] = []
    ) -> Self {
        text(
            label,
            "--X\r\nContent-Disposition: form-data\(parameters)\r\n\r\nv\r\n--X--\r\n",
            outcome,
            warnings
        )
    }

    /// A body given as text.
    static func text(
        _ label: String,
        _ body: String,
        _ outcome: Result<[String], WireError>,
        _ warnings: [(code: any WireErrorCode, offset: Int)] = []
    ) -> Self {
        Self(label: label, body: Array(body.utf8), outcome: outcome, warnings: warnings)
    }

    private static func error(
        _ code: any WireErrorCode,
        _ offset: Int
    ) -> Result<[String], WireError> {
        .failure(WireError(code, at: offset))
    }

    /// The start of a part called `a`: its content begins at byte 49.
    static let head = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
    /// A whole body of one field.
    static let good = head + "v\r\n--X--\r\n"

    /// The cases M01 to M32 and M37 to M41, but for those that a test of their own makes.
    static let all: [Self] = framing + headers + contents

    private static let framing: [Self] = [
        Self(
            label: "M01",
            contentType: "multipart/form-data",
            body: Array(good.utf8),
            outcome: error(MultipartError.boundaryMissing, 19)
        ),
        Self(
            label: "M02 empty",
            contentType: "multipart/form-data; boundary=\"\"",
            body: Array(good.utf8),
            outcome: error(MultipartError.boundaryInvalid, 30)
        ),
        .text("M04", "--Y\r\n\r\nv\r\n--Y--\r\n", error(MultipartError.boundaryNotFound, 0)),
        .text("M05", head + "v\r\n", error(MultipartError.truncated, 52)),
        .text("M06", "--X\r\nContent-Dispo", error(MultipartError.truncated, 18)),
        .text("M07", head + "v", error(MultipartError.truncated, 50)),
        .text("M08", "", error(MultipartError.empty, 0)),
        .text("M09", "--X--\r\n", .success([])),
        .text("M10", "hello\r\n" + good, .success(["a = v"]), [(MultipartError.preamble, 0)]),
        .text("M11", good + "bye", .success(["a = v"]), [(MultipartError.epilogue, 59)]),
        .text(
            "M12",
            "--X \t" + good.dropFirst(3),
            .success(["a = v"]),
            [(MultipartError.transportPadding, 3)]
        ),
        .text("M13", good.replacing("\r\n", with: "\n"), error(MultipartError.bareLineFeed, 3)),
        .text(
            "M13 header",
            "--X\r\nContent-Disposition: form-data; name=\"a\"\n\r\nv\r\n--X--\r\n",
            error(MultipartError.bareLineFeed, 45)
        ),
        .text(
            "M14",
            head + "one --X two\r\n--X--\r\n",
            .success(["a = one --X two"]),
            [(MultipartError.parsersDiffer, 55)]
        ),
        .text(
            "M15",
            head + "v\r\n--XYZ\r\nw\r\n--X--\r\n",
            error(MultipartError.ambiguousDelimiter, 52)
        ),
        .text("M15 at once", head + "--X--\r\n", error(MultipartError.ambiguousDelimiter, 49)),
        .text(
            "M15 in headers",
            "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n--X: y\r\n\r\nv\r\n--X--\r\n",
            error(MultipartError.ambiguousDelimiter, 47)
        ),
        .text("M16", "--Xjunk" + good.dropFirst(3), error(MultipartError.delimiterSyntax, 3)),
    ]

    private static let headers: [Self] = [
        .text(
            "M17",
            "--X\r\nA: b\r\n\r\nv\r\n--X--\r\n",
            error(MultipartError.dispositionMissing, 5)
        ),
        .text(
            "M18",
            "--X\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nv\r\n--X--\r\n",
            error(MultipartError.dispositionType, 26)
        ),
        .part("M19", "", error(MultipartError.nameMissing, 26)),
        .part(
            "M20",
            "; name=\"\"",
            .success([" = v"]),
            [(MultipartError.parsersDiffer, 26), (MultipartError.nameEmpty, 43)]
        ),
        .part("M21", "; name=\"a\"; name=\"b\"", error(MultipartError.duplicateParameter, 53)),
        .part(
            "M22",
            "; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
            error(MultipartError.duplicateHeader, 68)
        ),
        .part("M23", "; name=\"a", error(MultipartError.headerSyntax, 26)),
        .part(
            "M24",
            "; name=\"a\\\"b\"",
            .success(["a\"b = v"]),
            [
                (MultipartError.parsersDiffer, 26), (MultipartError.undici6, 26),
                (MultipartError.nameEscapeAmbiguous, 44),
            ]
        ),
        .part(
            "M25",
            "; name=\"a%22b\"",
            .success(["a\"b = v"]),
            [(MultipartError.parsersDiffer, 26), (MultipartError.nameEscapeAmbiguous, 44)]
        ),
        .part(
            "M26",
            "; name=\"a\"; filename*=UTF-8''x; filename=\"y\"",
            .success(["a = file x (text/plain) [118]"]),
            [(MultipartError.undici6, 26), (MultipartError.extendedFilename, 64)]
        ),
        .part(
            "M26, the other way round",
            "; name=\"a\"; filename=\"y\"; filename*=UTF-8''x",
            .success(["a = file x (text/plain) [118]"]),
            [(MultipartError.undici6, 26), (MultipartError.extendedFilename, 78)]
        ),
        .part(
            "M27",
            "; name=\"a\"; filename=\"../../etc/x\"",
            .success(["a = file ../../etc/x (text/plain) [118]"]),
            [(MultipartError.parsersDiffer, 26)]
        ),
        .part("M28", "; name=\"a\"\r\nnonsense", error(MultipartError.headerSyntax, 55)),
        .part("M29", "; name=\"a\"\r\nB: \0", error(MultipartError.headerSyntax, 50)),
        .part("M30", ";\r\n name=\"a\"", error(MultipartError.foldedHeader, 38)),
        Self(
            label: "M31",
            body: Array("--X\r\nContent-Disposition: form-data; name=\"a".utf8) + [0xFF]
                + "\"\r\n\r\nv\r\n--X--\r\n".utf8,
            outcome: .success(["a\u{FFFD} = v"]),
            warnings: [(MultipartError.nameNotUTF8, 44)]
        ),
        .part(
            "M37",
            "; name=\"a\"" + String(repeating: ";a=", count: 1_000),
            error(MultipartError.duplicateParameter, 51)
        ),
        .part(
            "M37 quotes",
            "; name=\"" + String(repeating: ";a=\"", count: 900),
            error(MultipartError.duplicateParameter, 59)
        ),
    ]

    private static let contents: [Self] =
        [
            Self(
                label: "M32",
                body: Array((head + "v").utf8) + [0xC3] + "\r\n--X--\r\n".utf8,
                outcome: .success(["a = v\u{FFFD}"]),
                warnings: [(MultipartError.valueNotUTF8, 50)]
            ),
            .part(
                "M39",
                "; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=y",
                .success(["a = v"]),
                [(MultipartError.nestedMultipart, 61), (MultipartError.parsersDiffer, 61)]
            ),
            .part(
                "transfer encoding",
                "; name=\"a\"\r\nContent-Transfer-Encoding: base64",
                .success(["a = v"]),
                [(MultipartError.transferEncoding, 74)]
            ),
        ]
        + [
            "application/json", "multipart/mixed; boundary=X", "",
            "multipart/form-datas; boundary=X",
        ]
        .map {
            Self(
                label: "M41 \($0)",
                contentType: $0,
                body: Array(good.utf8),
                outcome: error(MultipartError.notFormData, 0)
            )
        }
}
