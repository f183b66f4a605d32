extension ReportSchema {
    /// The schema of a `.sample.json`, each member with what it means and its default.
    static let sampleText = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "wireweight sample",
          "description": "One call between a page and its server. Values in call, result, invalid and api.body are typed JSON: plain JSON, in which an object whose first key is a tag such as $date, $map or $form stands for that JavaScript value.",
          "type": "object",
          "required": ["call"],
          "additionalProperties": false,
          "properties": {
            "$schema": { "type": "string", "description": "Where this schema is; for editors." },
            "name": { "type": "string", "minLength": 1, "description": "A short name, unique in a run. Default: the file's name without its suffix." },
            "title": { "type": "string", "description": "What the call is, for people. Default: the name." },
            "notes": { "type": "array", "items": { "type": "string" }, "description": "What people should know of the file; nothing is made of it." },
            "call": {
              "type": "object",
              "required": ["arguments"],
              "additionalProperties": false,
              "properties": { "arguments": { "type": "array", "description": "The arguments, as typed JSON." } }
            },
            "result": { "description": "What the call returns, as typed JSON. Default: undefined, which is an empty response." },
            "schema": { "type": ["object", "boolean"], "description": "A JSON Schema for the one argument, or for the array of several." },
            "schema_from": { "type": "string", "description": "What the schema was made with; zod has its known differences told." },
            "invalid": { "type": "array", "description": "Values that the schema must refuse, as typed JSON." },
            "api": {
              "description": "How the call looks as an API request.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "method": { "type": "string", "pattern": "^[A-Z]+$", "description": "Default POST. GET, HEAD and DELETE send no body." },
                "path": { "$ref": "#/$defs/target", "description": "Path and query, as sent. Default /api/ and the name." },
                "status": { "type": "integer", "minimum": 100, "maximum": 599, "description": "Default 200." },
                "body": { "description": "The value that is sent, as typed JSON. Default: the one argument, or the array of several." },
                "arrays": { "enum": ["indices", "brackets", "repeat"], "description": "How arrays become fields of multipart data. Default indices." }
              }
            },
            "action": {
              "description": "How the call looks as a Server Action.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "framework": { "enum": ["next-14", "next-15", "next-16", "plain"], "description": "Default next-16. plain is Node.js's own server, without actions." },
                "id": { "type": "string", "description": "Default: an id of the right shape made from the name." },
                "page": { "$ref": "#/$defs/target", "description": "Path and query of the page that the call is made from. Default /." },
                "form": { "type": "boolean", "description": "Whether the action belongs to a form, whose hidden fields travel along. Default false." },
                "revalidates": { "type": "boolean", "description": "Whether the page is rendered again into the response. Default false." },
                "follow_up_requests": { "type": "integer", "minimum": 0, "maximum": 100, "description": "Requests that the API's client makes afterwards to see the new state. Default 0." }
              }
            },
            "page": {
              "description": "The page around the call: each a file beside the sample, or a number of bytes as sent. Unknown unless given, never zero.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "html": { "$ref": "#/$defs/content", "description": "What a form without JavaScript gets back." },
                "flight": { "$ref": "#/$defs/content", "description": "What an action that revalidates renders into its response." },
                "data": { "$ref": "#/$defs/content", "description": "What a request for the new state gets. Default: as flight." }
              }
            },
            "host": { "type": "string", "minLength": 1, "description": "Default localhost:3000." },
            "headers": { "type": "object", "additionalProperties": { "type": ["string", "null"] }, "description": "Request headers to add, replace (text) or remove (null) in every approach." },
            "boundary": { "type": "string", "minLength": 1, "description": "The multipart boundary. Default: Chromium's shape with fixed letters." },
            "build_id": { "type": "string", "description": "The build id in responses of actions. Default: one of the framework's length." },
            "observed": {
              "description": "What somebody measured.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "link": { "description": "A name that wireweight presets lists, or its figures. Default same-region.", "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/link" }] },
                "connection": { "enum": ["warm", "cold"], "description": "Default warm." },
                "load": {
                  "type": "object",
                  "required": ["users"],
                  "additionalProperties": false,
                  "properties": {
                    "users": { "type": "integer", "minimum": 1, "maximum": 1000000, "description": "Users who call at the same time." },
                    "requests_per_user": { "type": ["integer", "null"], "minimum": 1 },
                    "server_cores": { "type": ["integer", "null"], "minimum": 1, "maximum": 4096, "description": "Cores that serve them." }
                  }
                },
                "api-json": { "$ref": "#/$defs/figures" },
                "api-multipart": { "$ref": "#/$defs/figures" },
                "action-flight": { "$ref": "#/$defs/figures" },
                "form-nojs": { "$ref": "#/$defs/figures" }
              }
            },
            "claim": {
              "description": "What somebody says about it.",
              "type": "object",
              "required": ["faster", "than", "because"],
              "additionalProperties": false,
              "properties": {
                "faster": { "$ref": "#/$defs/approach" },
                "than": { "$ref": "#/$defs/approach" },
                "percent": { "type": ["number", "null"], "minimum": 0, "description": "By how much, in per cent of the slower one." },
                "because": { "type": "string", "description": "The cause that is named, such as payload-size, or client-code." },
                "client_code_bytes": { "type": ["integer", "null"], "minimum": 0, "description": "Bytes of code that only the slower side's page loads, for client-code." }
              }
            },
            "budget": { "type": "object", "description": "What check holds the figures against. Bytes of a request or a response are those of head and body on HTTP/1.1." },
            "notes": { "type": "array", "items": { "type": "string" }, "description": "What to know of the sample, for people; nothing is weighed by it." },
            "needs": { "type": "array", "description": "What the call needs of the approach.", "items": { "enum": ["webhook", "public-api", "custom-headers", "caching", "binary-stream", "without-javascript", "error-status", "parallel-calls"] } }
          },
          "$defs": {
            "target": { "type": "string", "pattern": "^/[!-~]*$" },
            "content": { "anyOf": [{ "type": "string", "description": "A file beside the sample." }, { "type": ["integer", "null"], "minimum": 0, "description": "Bytes as sent." }] },
            "approach": { "enum": ["api-json", "api-multipart", "action-flight", "form-nojs"] },
            "milliseconds": { "type": ["number", "null"], "minimum": 0 },
            "link": {
              "type": "object",
              "required": ["rtt_ms"],
              "additionalProperties": false,
              "properties": {
                "rtt_ms": { "$ref": "#/$defs/milliseconds", "description": "One round trip." },
                "down_mbit": { "$ref": "#/$defs/milliseconds", "description": "Mbit/s to the client. Default: no bound." },
                "up_mbit": { "$ref": "#/$defs/milliseconds", "description": "Mbit/s to the server. Default: no bound." },
                "tls": { "type": "string" },
                "http": { "type": "string" }
              }
            },
            "figures": {
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "mean_ms": { "$ref": "#/$defs/milliseconds" },
                "p95_ms": { "$ref": "#/$defs/milliseconds" },
                "p99_ms": { "$ref": "#/$defs/milliseconds" },
                "byte": { "enum": ["first", "last"], "description": "Which byte of the response is timed." }
              }
            }
          }
        }

        """#
}
