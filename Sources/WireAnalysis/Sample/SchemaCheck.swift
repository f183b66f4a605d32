internal import WireCore
internal import WireValidation

/// Holds a sample's own call and its invalid values against its schema.
struct SchemaCheck {
    /// What the sample says otherwise than its schema.
    private(set) var warnings: [WireWarning] = []
    /// Where zod may differ from the schema it exported, when the sample names zod.
    private(set) var notes: [ZodDifference] = []
    /// The schema and the value that it is for; nil without a schema.
    private(set) var subject: (schema: Schema, value: Payload)?

    /// Checks a sample; one without a schema has nothing to check.
    ///
    /// - Throws: `validation.…` for a schema that is none.
    init(_ sample: Sample) throws(WireError) {
        guard let document = sample.schema else { return }
        let schema = try Schema(document)
        let arguments = sample.arguments
        let value = arguments.count(0) == 1 ? arguments.subtree(1) : arguments
        subject = (schema, value)
        let errors = try schema.errors(in: value)
        if let first = errors.first {
            let place = first.instancePath.isEmpty ? "the value" : first.instancePath
            warnings.append(
                WireWarning(
                    SampleError.schemaRefuses,
                    at: 0,
                    "the schema refuses the call's own arguments: \(place): \(first.reason)"
                )
            )
        }
        for (index, invalid) in sample.invalid.enumerated()
        where try schema.errors(in: invalid).isEmpty {
            warnings.append(
                WireWarning(
                    SampleError.schemaAccepts,
                    at: 0,
                    "the schema accepts invalid[\(index)], which the sample says it refuses"
                )
            )
        }
        guard sample.schemaFrom?.lowercased().hasPrefix("zod") ?? false else { return }
        notes = ZodDifference.possible(errors, in: value, schema: schema)
    }
}
