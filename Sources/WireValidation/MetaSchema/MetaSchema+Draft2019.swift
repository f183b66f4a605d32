extension MetaSchema {
    /// Draft 2019-09, its vocabularies as parts with URIs of their own.
    static let draft2019 = #"""
        {
          "$schema": "https://json-schema.org/draft/2019-09/schema",
          "$id": "https://json-schema.org/draft/2019-09/schema",
          "$vocabulary": {
            "https://json-schema.org/draft/2019-09/vocab/core": true,
            "https://json-schema.org/draft/2019-09/vocab/applicator": true,
            "https://json-schema.org/draft/2019-09/vocab/validation": true,
            "https://json-schema.org/draft/2019-09/vocab/meta-data": true,
            "https://json-schema.org/draft/2019-09/vocab/format": true,
            "https://json-schema.org/draft/2019-09/vocab/content": true
          },
          "$recursiveAnchor": true,
          "type": ["object", "boolean"],
          "allOf": [
            {"$ref": "meta/core"}, {"$ref": "meta/applicator"}, {"$ref": "meta/validation"},
            {"$ref": "meta/meta-data"}, {"$ref": "meta/format"}, {"$ref": "meta/content"}
          ],
          "properties": {
            "definitions": {"type": "object", "additionalProperties": {"$recursiveRef": "#"}},
            "dependencies": {
              "type": "object",
              "additionalProperties": {
                "anyOf": [{"$recursiveRef": "#"}, {"$ref": "meta/validation#names"}]
              }
            }
          },
          "$defs": {
            "core": {
              "$id": "meta/core",
              "$recursiveAnchor": true,
              "type": ["object", "boolean"],
              "properties": {
                "$id": {"type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$"},
                "$schema": {"type": "string", "format": "uri"},
                "$ref": {"type": "string", "format": "uri-reference"},
                "$recursiveRef": {"type": "string", "format": "uri-reference"},
                "$anchor": {"$ref": "#anchor"},
                "$recursiveAnchor": {"type": "boolean"},
                "$vocabulary": {
                  "type": "object",
                  "propertyNames": {"type": "string", "format": "uri"},
                  "additionalProperties": {"type": "boolean"}
                },
                "$comment": {"type": "string"},
                "$defs": {"type": "object", "additionalProperties": {"$recursiveRef": "#"}}
              },
              "$defs": {
                "anchor": {
                  "$anchor": "anchor", "type": "string", "pattern": "^[A-Za-z][-A-Za-z0-9.:_]*$"
                }
              }
            },
            "applicator": {
              "$id": "meta/applicator",
              "$recursiveAnchor": true,
              "type": ["object", "boolean"],
              "properties": {
                "additionalItems": {"$recursiveRef": "#"},
                "unevaluatedItems": {"$recursiveRef": "#"},
                "items": {"anyOf": [{"$recursiveRef": "#"}, {"$ref": "#list"}]},
                "contains": {"$recursiveRef": "#"},
                "additionalProperties": {"$recursiveRef": "#"},
                "unevaluatedProperties": {"$recursiveRef": "#"},
                "properties": {"$ref": "#table"},
                "patternProperties": {"$ref": "#table", "propertyNames": {"format": "regex"}},
                "dependentSchemas": {"$ref": "#table"},
                "propertyNames": {"$recursiveRef": "#"},
                "if": {"$recursiveRef": "#"},
                "then": {"$recursiveRef": "#"},
                "else": {"$recursiveRef": "#"},
                "allOf": {"$ref": "#list"},
                "anyOf": {"$ref": "#list"},
                "oneOf": {"$ref": "#list"},
                "not": {"$recursiveRef": "#"}
              },
              "$defs": {
                "list": {
                  "$anchor": "list",
                  "type": "array", "minItems": 1, "items": {"$recursiveRef": "#"}
                },
                "table": {
                  "$anchor": "table",
                  "type": "object", "additionalProperties": {"$recursiveRef": "#"}
                }
              }
            },
            "validation": {
              "$id": "meta/validation",
              "$recursiveAnchor": true,
              "type": ["object", "boolean"],
              "properties": {
                "type": {
                  "anyOf": [
                    {"$ref": "#type"},
                    {
                      "type": "array", "items": {"$ref": "#type"},
                      "minItems": 1, "uniqueItems": true
                    }
                  ]
                },
                "enum": {"type": "array"},
                "const": true,
                "multipleOf": {"type": "number", "exclusiveMinimum": 0},
                "maximum": {"type": "number"},
                "exclusiveMaximum": {"type": "number"},
                "minimum": {"type": "number"},
                "exclusiveMinimum": {"type": "number"},
                "maxLength": {"$ref": "#count"},
                "minLength": {"$ref": "#count"},
                "pattern": {"type": "string", "format": "regex"},
                "maxItems": {"$ref": "#count"},
                "minItems": {"$ref": "#count"},
                "uniqueItems": {"type": "boolean"},
                "maxContains": {"$ref": "#count"},
                "minContains": {"$ref": "#count"},
                "maxProperties": {"$ref": "#count"},
                "minProperties": {"$ref": "#count"},
                "required": {"$ref": "#names"},
                "dependentRequired": {
                  "type": "object", "additionalProperties": {"$ref": "#names"}
                }
              },
              "$defs": {
                "count": {"$anchor": "count", "type": "integer", "minimum": 0},
                "names": {
                  "$anchor": "names",
                  "type": "array", "items": {"type": "string"}, "uniqueItems": true
                },
                "type": {
                  "$anchor": "type",
                  "enum": ["array", "boolean", "integer", "null", "number", "object", "string"]
                }
              }
            },
            "meta-data": {
              "$id": "meta/meta-data",
              "$recursiveAnchor": true,
              "type": ["object", "boolean"],
              "properties": {
                "title": {"type": "string"},
                "description": {"type": "string"},
                "deprecated": {"type": "boolean"},
                "readOnly": {"type": "boolean"},
                "writeOnly": {"type": "boolean"},
                "examples": {"type": "array"}
              }
            },
            "format": {
              "$id": "meta/format",
              "$recursiveAnchor": true,
              "type": ["object", "boolean"],
              "properties": {"format": {"type": "string"}}
            },
            "content": {
              "$id": "meta/content",
              "$recursiveAnchor": true,
              "type": ["object", "boolean"],
              "properties": {
                "contentEncoding": {"type": "string"},
                "contentMediaType": {"type": "string"},
                "contentSchema": {"$recursiveRef": "#"}
              }
            }
          }
        }
        """#
}
