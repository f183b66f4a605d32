extension MetaSchema {
    /// Draft 2020-12, its vocabularies as parts with URIs of their own.
    static let draft2020 = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://json-schema.org/draft/2020-12/schema",
          "$vocabulary": {
            "https://json-schema.org/draft/2020-12/vocab/core": true,
            "https://json-schema.org/draft/2020-12/vocab/applicator": true,
            "https://json-schema.org/draft/2020-12/vocab/unevaluated": true,
            "https://json-schema.org/draft/2020-12/vocab/validation": true,
            "https://json-schema.org/draft/2020-12/vocab/meta-data": true,
            "https://json-schema.org/draft/2020-12/vocab/format-annotation": true,
            "https://json-schema.org/draft/2020-12/vocab/content": true
          },
          "$dynamicAnchor": "meta",
          "type": ["object", "boolean"],
          "allOf": [
            {"$ref": "meta/core"}, {"$ref": "meta/applicator"}, {"$ref": "meta/unevaluated"},
            {"$ref": "meta/validation"}, {"$ref": "meta/meta-data"},
            {"$ref": "meta/format-annotation"}, {"$ref": "meta/content"}
          ],
          "properties": {
            "definitions": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}},
            "dependencies": {
              "type": "object",
              "additionalProperties": {
                "anyOf": [{"$dynamicRef": "#meta"}, {"$ref": "meta/validation#names"}]
              }
            },
            "$recursiveAnchor": {"$ref": "meta/core#anchor"},
            "$recursiveRef": {"type": "string", "format": "uri-reference"}
          },
          "$defs": {
            "core": {
              "$id": "meta/core",
              "$dynamicAnchor": "meta",
              "type": ["object", "boolean"],
              "properties": {
                "$id": {"type": "string", "format": "uri-reference", "pattern": "^[^#]*#?$"},
                "$schema": {"type": "string", "format": "uri"},
                "$ref": {"type": "string", "format": "uri-reference"},
                "$dynamicRef": {"type": "string", "format": "uri-reference"},
                "$anchor": {"$ref": "#anchor"},
                "$dynamicAnchor": {"$ref": "#anchor"},
                "$vocabulary": {
                  "type": "object",
                  "propertyNames": {"type": "string", "format": "uri"},
                  "additionalProperties": {"type": "boolean"}
                },
                "$comment": {"type": "string"},
                "$defs": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}}
              },
              "$defs": {
                "anchor": {
                  "$anchor": "anchor", "type": "string", "pattern": "^[A-Za-z_][-A-Za-z0-9._]*$"
                }
              }
            },
            "applicator": {
              "$id": "meta/applicator",
              "$dynamicAnchor": "meta",
              "type": ["object", "boolean"],
              "properties": {
                "prefixItems": {"$ref": "#list"},
                "items": {"$dynamicRef": "#meta"},
                "contains": {"$dynamicRef": "#meta"},
                "additionalProperties": {"$dynamicRef": "#meta"},
                "properties": {"$ref": "#table"},
                "patternProperties": {"$ref": "#table", "propertyNames": {"format": "regex"}},
                "dependentSchemas": {"$ref": "#table"},
                "propertyNames": {"$dynamicRef": "#meta"},
                "if": {"$dynamicRef": "#meta"},
                "then": {"$dynamicRef": "#meta"},
                "else": {"$dynamicRef": "#meta"},
                "allOf": {"$ref": "#list"},
                "anyOf": {"$ref": "#list"},
                "oneOf": {"$ref": "#list"},
                "not": {"$dynamicRef": "#meta"}
              },
              "$defs": {
                "list": {
                  "$anchor": "list",
                  "type": "array", "minItems": 1, "items": {"$dynamicRef": "#meta"}
                },
                "table": {
                  "$anchor": "table",
                  "type": "object", "additionalProperties": {"$dynamicRef": "#meta"}
                }
              }
            },
            "unevaluated": {
              "$id": "meta/unevaluated",
              "$dynamicAnchor": "meta",
              "type": ["object", "boolean"],
              "properties": {
                "unevaluatedItems": {"$dynamicRef": "#meta"},
                "unevaluatedProperties": {"$dynamicRef": "#meta"}
              }
            },
            "validation": {
              "$id": "meta/validation",
              "$dynamicAnchor": "meta",
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
              "$dynamicAnchor": "meta",
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
            "format-annotation": {
              "$id": "meta/format-annotation",
              "$dynamicAnchor": "meta",
              "type": ["object", "boolean"],
              "properties": {"format": {"type": "string"}}
            },
            "format-assertion": {
              "$id": "meta/format-assertion",
              "$dynamicAnchor": "meta",
              "type": ["object", "boolean"],
              "properties": {"format": {"type": "string"}}
            },
            "content": {
              "$id": "meta/content",
              "$dynamicAnchor": "meta",
              "type": ["object", "boolean"],
              "properties": {
                "contentEncoding": {"type": "string"},
                "contentMediaType": {"type": "string"},
                "contentSchema": {"$dynamicRef": "#meta"}
              }
            }
          }
        }
        """#
}
