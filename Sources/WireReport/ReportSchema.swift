internal import WireAnalysis

/// The JSON Schemas (2020-12) of what the program writes and reads, as `wireweight schema` prints
/// them.
package enum ReportSchema: String, CaseIterable, Sendable {
    /// Of `analyze --format json`.
    case analyze
    /// Of `explain --format json`.
    case explain
    /// Of a sample file.
    case sample

    /// The schema as JSON text.
    package var text: String {
        switch self {
        case .analyze: Self.analyzeText
        case .explain: Self.explainText
        case .sample: Self.sampleText
        }
    }

    /// The names of all approaches, as elements of an array.
    private static let approaches = Approach.allCases.map { "\"\($0.rawValue)\"" }
        .joined(separator: ", ")

    private static let analyzeText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "wireweight analyze --format json, version 1",
          "type": "object",
          "required": ["schema_version", "tool", "samples", "captures", "errors"],
          "properties": {
            "schema_version": { "const": 1 },
            "tool": { "$ref": "#/$defs/tool" },
            "codings": { "type": "array", "items": { "type": "string" } },
            "samples": { "type": "array", "items": { "$ref": "#/$defs/sample" } },
            "captures": { "type": "array" },
            "errors": { "type": "array", "items": { "$ref": "#/$defs/error" } }
          },
          "$defs": {
            "bytes": { "type": "integer", "minimum": 0 },
            "unknown_bytes": { "type": ["integer", "null"], "minimum": 0 },
            "tool": {
              "type": "object",
              "required": ["name", "version", "zlib"],
              "properties": {
                "name": { "const": "wireweight" },
                "version": { "type": "string" },
                "zlib": { "type": "string" }
              },
              "additionalProperties": { "type": "string" }
            },
            "error": {
              "type": "object",
              "required": ["source", "code", "offset", "reason"],
              "properties": {
                "source": { "type": "string" },
                "code": { "type": "string", "pattern": "^[a-z0-9]+\\.[a-zA-Z0-9]+$" },
                "offset": { "$ref": "#/$defs/bytes" },
                "reason": { "type": "string", "minLength": 1 }
              },
              "additionalProperties": false
            },
            "warning": {
              "type": "object",
              "required": ["code", "offset", "reason"],
              "properties": {
                "code": { "type": "string" },
                "offset": { "$ref": "#/$defs/bytes" },
                "reason": { "type": "string" }
              },
              "additionalProperties": false
            },
            "approach_name": { "enum": [\#(approaches)] },
            "sample": {
              "type": "object",
              "required": ["name", "source", "profile", "approaches"],
              "properties": {
                "name": { "type": "string" },
                "title": { "type": "string" },
                "source": { "type": "string" },
                "profile": { "type": "string" },
                "approaches": { "type": "array", "items": { "$ref": "#/$defs/approach" } },
                "warnings": { "type": "array", "items": { "$ref": "#/$defs/warning" } },
                "timings": { "type": "object" }
              },
              "additionalProperties": false
            },
            "approach": {
              "oneOf": [
                {
                  "type": "object",
                  "required": ["approach", "status", "reason"],
                  "properties": {
                    "approach": { "$ref": "#/$defs/approach_name" },
                    "status": { "const": "refused" },
                    "reason": { "type": "string", "minLength": 1 }
                  },
                  "additionalProperties": false
                },
                {
                  "type": "object",
                  "required": [
                    "approach", "status", "losses", "request", "response", "follow_ups",
                    "total_up_bytes", "total_down_bytes"
                  ],
                  "properties": {
                    "approach": { "$ref": "#/$defs/approach_name" },
                    "status": { "const": "weighed" },
                    "losses": { "type": "array", "items": { "$ref": "#/$defs/loss" } },
                    "exceeded": { "type": "array", "items": { "$ref": "#/$defs/exceeded" } },
                    "request": { "$ref": "#/$defs/message" },
                    "response": {
                      "$ref": "#/$defs/message",
                      "required": ["pieces"],
                      "properties": { "pieces": { "type": "integer", "minimum": 0 } }
                    },
                    "follow_ups": { "type": "array", "items": { "$ref": "#/$defs/follow_up" } },
                    "total_up_bytes": { "$ref": "#/$defs/unknown_bytes" },
                    "total_down_bytes": { "$ref": "#/$defs/unknown_bytes" }
                  },
                  "additionalProperties": false
                }
              ]
            },
            "exceeded": {
              "type": "object",
              "required": ["limit", "value", "maximum", "refused"],
              "properties": {
                "limit": {
                  "enum": ["action-body", "action-arguments", "request-head", "function-body"]
                },
                "value": { "type": "integer", "minimum": 1 },
                "maximum": { "type": "integer", "minimum": 1 },
                "refused": { "type": "boolean" }
              },
              "additionalProperties": false
            },
            "loss": {
              "type": "object",
              "required": ["path", "from", "to", "drops_data"],
              "properties": {
                "path": { "type": "string", "pattern": "^(\\$|result)" },
                "from": { "type": "string" },
                "to": { "type": "string" },
                "drops_data": { "type": "boolean" }
              },
              "additionalProperties": false
            },
            "follow_up": {
              "type": "object",
              "required": ["purpose", "up_bytes", "down_bytes"],
              "properties": {
                "purpose": { "type": "string" },
                "up_bytes": { "$ref": "#/$defs/bytes" },
                "down_bytes": { "$ref": "#/$defs/unknown_bytes" }
              },
              "additionalProperties": false
            },
            "message": {
              "type": "object",
              "required": [
                "header_bytes", "body_bytes", "sent_bytes", "sent_encoding", "compressed", "ledger"
              ],
              "properties": {
                "header_bytes": {
                  "type": "object",
                  "required": ["http1", "hpack_first", "hpack_repeat"],
                  "properties": {
                    "http1": { "$ref": "#/$defs/bytes" },
                    "hpack_first": { "$ref": "#/$defs/unknown_bytes" },
                    "hpack_repeat": { "$ref": "#/$defs/unknown_bytes" }
                  },
                  "additionalProperties": false
                },
                "http2_bytes": {
                  "type": "object",
                  "required": ["first", "repeat"],
                  "properties": {
                    "first": { "$ref": "#/$defs/unknown_bytes" },
                    "repeat": { "$ref": "#/$defs/unknown_bytes" }
                  },
                  "additionalProperties": false
                },
                "body_bytes": { "$ref": "#/$defs/unknown_bytes" },
                "sent_bytes": { "$ref": "#/$defs/unknown_bytes" },
                "sent_encoding": { "type": "string" },
                "compressed": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["algorithm", "level", "bytes"],
                    "properties": {
                      "algorithm": { "enum": ["gzip", "deflate", "brotli", "zstd"] },
                      "level": { "type": "integer" },
                      "bytes": { "$ref": "#/$defs/bytes" }
                    },
                    "additionalProperties": false
                  }
                },
                "ledger": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["owner", "bytes"],
                    "properties": {
                      "owner": { "type": "string" },
                      "bytes": { "type": "integer", "minimum": 1 }
                    },
                    "additionalProperties": false
                  }
                }
              }
            }
          }
        }

        """#

    private static let explainText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "wireweight explain --format json, version 1",
          "type": "object",
          "required": ["schema_version", "tool", "explanations", "errors"],
          "properties": {
            "schema_version": { "const": 1 },
            "tool": { "type": "object", "required": ["name", "version", "zlib"] },
            "explanations": { "type": "array", "items": { "$ref": "#/$defs/explanation" } },
            "errors": {
              "type": "array",
              "items": { "type": "object", "required": ["source", "code", "offset", "reason"] }
            }
          },
          "$defs": {
            "milliseconds": { "type": ["number", "null"] },
            "approach_name": { "enum": [\#(approaches)] },
            "explanation": {
              "type": "object",
              "required": [
                "name", "faster", "than", "link", "connection", "observed_gap_ms",
                "modelled_gap_ms", "unexplained_gap_ms", "causes", "claim"
              ],
              "properties": {
                "name": { "type": "string" },
                "faster": { "$ref": "#/$defs/approach_name" },
                "than": { "$ref": "#/$defs/approach_name" },
                "link": {
                  "type": "object",
                  "required": ["name", "rtt_ms", "down_mbit", "up_mbit", "tls", "http"],
                  "properties": {
                    "name": { "type": "string" },
                    "rtt_ms": { "type": "number", "minimum": 0 },
                    "down_mbit": { "$ref": "#/$defs/milliseconds" },
                    "up_mbit": { "$ref": "#/$defs/milliseconds" },
                    "tls": { "enum": ["none", "1.2", "1.3", "resumed"] },
                    "http": { "enum": ["1.1", "2"] }
                  }
                },
                "connection": { "enum": ["cold", "warm", "idle"] },
                "observed_gap_ms": {
                  "type": "object",
                  "required": ["mean", "p95", "p99"],
                  "additionalProperties": { "$ref": "#/$defs/milliseconds" }
                },
                "modelled_gap_ms": { "type": "number" },
                "unexplained_gap_ms": { "$ref": "#/$defs/milliseconds" },
                "causes": {
                  "type": "array",
                  "minItems": 12,
                  "items": {
                    "type": "object",
                    "required": ["cause", "effect_ms"],
                    "properties": {
                      "cause": { "type": "string" },
                      "effect_ms": { "type": "number" }
                    }
                  }
                },
                "claim": {
                  "type": ["object", "null"],
                  "required": ["because", "verdict", "most_ms", "most_on"],
                  "properties": {
                    "because": { "type": "string" },
                    "verdict": { "enum": ["supported", "possible", "impossible"] },
                    "most_ms": { "type": "number", "minimum": 0 },
                    "most_on": { "type": ["string", "null"] }
                  }
                },
                "remarks": { "type": "array", "items": { "type": "string" } }
              }
            }
          }
        }

        """#
}
