/// The drafts whose schema is one document without vocabularies.
extension MetaSchema {
    /// Draft-04: bounds that are flags, and no schema that is true or false.
    static let draft4 = #"""
        {
          "$schema": "http://json-schema.org/draft-04/schema#",
          "id": "http://json-schema.org/draft-04/schema#",
          "type": "object",
          "definitions": {
            "schemaArray": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
            "positiveInteger": {"type": "integer", "minimum": 0},
            "positiveIntegerDefault0": {"$ref": "#/definitions/positiveInteger"},
            "simpleTypes": {
              "enum": ["array", "boolean", "integer", "null", "number", "object", "string"]
            },
            "stringArray": {
              "type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": true
            },
            "orFlag": {"anyOf": [{"type": "boolean"}, {"$ref": "#"}]},
            "table": {"type": "object", "additionalProperties": {"$ref": "#"}}
          },
          "properties": {
            "id": {"type": "string"}, "$schema": {"type": "string"},
            "title": {"type": "string"}, "description": {"type": "string"},
            "multipleOf": {"type": "number", "minimum": 0, "exclusiveMinimum": true},
            "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "boolean"},
            "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "boolean"},
            "maxLength": {"$ref": "#/definitions/positiveInteger"},
            "minLength": {"$ref": "#/definitions/positiveInteger"},
            "pattern": {"type": "string", "format": "regex"},
            "additionalItems": {"$ref": "#/definitions/orFlag"},
            "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/schemaArray"}]},
            "maxItems": {"$ref": "#/definitions/positiveInteger"},
            "minItems": {"$ref": "#/definitions/positiveInteger"},
            "uniqueItems": {"type": "boolean"},
            "maxProperties": {"$ref": "#/definitions/positiveInteger"},
            "minProperties": {"$ref": "#/definitions/positiveInteger"},
            "required": {"$ref": "#/definitions/stringArray"},
            "additionalProperties": {"$ref": "#/definitions/orFlag"},
            "definitions": {"$ref": "#/definitions/table"},
            "properties": {"$ref": "#/definitions/table"},
            "patternProperties": {"$ref": "#/definitions/table"},
            "dependencies": {
              "type": "object",
              "additionalProperties": {
                "anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/stringArray"}]
              }
            },
            "enum": {"type": "array", "minItems": 1, "uniqueItems": true},
            "type": {
              "anyOf": [
                {"$ref": "#/definitions/simpleTypes"},
                {
                  "type": "array", "items": {"$ref": "#/definitions/simpleTypes"},
                  "minItems": 1, "uniqueItems": true
                }
              ]
            },
            "format": {"type": "string"},
            "allOf": {"$ref": "#/definitions/schemaArray"},
            "anyOf": {"$ref": "#/definitions/schemaArray"},
            "oneOf": {"$ref": "#/definitions/schemaArray"},
            "not": {"$ref": "#"}
          },
          "dependencies": {
            "exclusiveMaximum": ["maximum"], "exclusiveMinimum": ["minimum"]
          }
        }
        """#

    /// Draft-06: what draft-07 has, but for its conditions and contents.
    static let draft6 = #"""
        {
          "$schema": "http://json-schema.org/draft-06/schema#",
          "$id": "http://json-schema.org/draft-06/schema#",
        """# + laterBody + "}}"

    /// Draft-07.
    static let draft7 = #"""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "$id": "http://json-schema.org/draft-07/schema#",
        """# + laterBody + #"""
                ,
                "$comment": {"type": "string"}, "readOnly": {"type": "boolean"},
                "writeOnly": {"type": "boolean"},
                "contentMediaType": {"type": "string"}, "contentEncoding": {"type": "string"},
                "if": {"$ref": "#"}, "then": {"$ref": "#"}, "else": {"$ref": "#"}
              }
            }
            """#

    /// What draft-06 and draft-07 say alike, up to the members that only the newer one knows.
    private static let laterBody = #"""
          "type": ["object", "boolean"],
          "definitions": {
            "schemaArray": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
            "nonNegativeInteger": {"type": "integer", "minimum": 0},
            "nonNegativeIntegerDefault0": {"$ref": "#/definitions/nonNegativeInteger"},
            "simpleTypes": {
              "enum": ["array", "boolean", "integer", "null", "number", "object", "string"]
            },
            "stringArray": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
            "table": {"type": "object", "additionalProperties": {"$ref": "#"}}
          },
          "properties": {
            "$id": {"type": "string", "format": "uri-reference"},
            "$schema": {"type": "string", "format": "uri"},
            "$ref": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"}, "description": {"type": "string"},
            "examples": {"type": "array"},
            "multipleOf": {"type": "number", "exclusiveMinimum": 0},
            "maximum": {"type": "number"}, "exclusiveMaximum": {"type": "number"},
            "minimum": {"type": "number"}, "exclusiveMinimum": {"type": "number"},
            "maxLength": {"$ref": "#/definitions/nonNegativeInteger"},
            "minLength": {"$ref": "#/definitions/nonNegativeInteger"},
            "pattern": {"type": "string", "format": "regex"},
            "additionalItems": {"$ref": "#"},
            "items": {"anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/schemaArray"}]},
            "maxItems": {"$ref": "#/definitions/nonNegativeInteger"},
            "minItems": {"$ref": "#/definitions/nonNegativeInteger"},
            "uniqueItems": {"type": "boolean"},
            "contains": {"$ref": "#"},
            "maxProperties": {"$ref": "#/definitions/nonNegativeInteger"},
            "minProperties": {"$ref": "#/definitions/nonNegativeInteger"},
            "required": {"$ref": "#/definitions/stringArray"},
            "additionalProperties": {"$ref": "#"},
            "definitions": {"$ref": "#/definitions/table"},
            "properties": {"$ref": "#/definitions/table"},
            "patternProperties": {
              "allOf": [{"$ref": "#/definitions/table"}], "propertyNames": {"format": "regex"}
            },
            "dependencies": {
              "type": "object",
              "additionalProperties": {
                "anyOf": [{"$ref": "#"}, {"$ref": "#/definitions/stringArray"}]
              }
            },
            "propertyNames": {"$ref": "#"},
            "const": true,
            "enum": {"type": "array"},
            "type": {
              "anyOf": [
                {"$ref": "#/definitions/simpleTypes"},
                {
                  "type": "array", "items": {"$ref": "#/definitions/simpleTypes"},
                  "minItems": 1, "uniqueItems": true
                }
              ]
            },
            "format": {"type": "string"},
            "allOf": {"$ref": "#/definitions/schemaArray"},
            "anyOf": {"$ref": "#/definitions/schemaArray"},
            "oneOf": {"$ref": "#/definitions/schemaArray"},
            "not": {"$ref": "#"}
        """#
}
