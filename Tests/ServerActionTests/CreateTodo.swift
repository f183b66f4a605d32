import WireCore
import WireFlight
import WireFrameworks
import WireMultipart

/// What the page keeps: `useActionState(createTodo, { ok: null, errors: [], tries: 0 })`.
struct FormState: Codable {
    struct Fault: Codable {
        var path: String
        var code: String
        var message: String
    }

    var ok: Bool?
    var errors: [Fault]
    var tries: Int
    var id: Int?
}

/// The fields of the page's form.
struct NewTodo: Decodable {
    var text: String
    var priority: Int
}

/// The arguments of the action: `createTodo(state, form)`.
struct CreateTodo: Decodable {
    var state: FormState
    var todo: NewTodo

    init(from decoder: any Decoder) throws {
        var arguments = try decoder.unkeyedContainer()
        state = try arguments.decode(FormState.self)
        todo = try arguments.decode(NewTodo.self)
    }

    /// Reads the body of a call.
    init(body: [UInt8], contentType: String) throws {
        let boundary = try MultipartBoundary(contentType: contentType)
        let fields = try MultipartCodec(boundary: boundary).decode(body)
        let arguments = try FlightReplyReader(.next16).read(.form(fields))
        self = try PayloadDecoder().decode(from: arguments)
    }

    /// Does the work, and writes the body of the response as Next.js 16 does.
    func response(
        buildID: String,
        search: String,
        insert: (NewTodo) throws -> Int
    ) throws -> [UInt8] {
        var state = state
        state.errors = todo.faults
        state.ok = state.errors.isEmpty
        state.tries += 1
        if state.errors.isEmpty { state.id = try insert(todo) }
        var envelope = FlightEnvelope(.next16, buildID: buildID)
        envelope.search = search
        return try envelope.write(PayloadEncoder().encode(state)).bytes
    }
}

extension NewTodo {
    /// What is wrong with the fields.
    var faults: [FormState.Fault] {
        var faults: [FormState.Fault] = []
        if text.isEmpty {
            faults.append(
                FormState.Fault(
                    path: "text",
                    code: "too_small",
                    message: "Too small: expected string to have >=1 characters"
                )
            )
        }
        if priority > 5 {
            faults.append(
                FormState.Fault(
                    path: "priority",
                    code: "too_big",
                    message: "Too big: expected number to be <=5"
                )
            )
        }
        return faults
    }
}
