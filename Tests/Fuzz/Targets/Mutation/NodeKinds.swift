/// What a node of a message is replaced by: one text for each kind of value that readers tell apart.
enum NodeKinds {
    /// Values of JSON itself, those that programs trip over among them.
    static let plain: [[UInt8]] =
        [
            "null", "true", "false", "0", "-0", "1", "-1", "77", "404", "1.5", "1e300", "-1e300",
            "5e-324", "1e400", "4294967296", "9007199254740993", "\"\"", "\"x\"", "\"0\"", "\"77\"",
            "\"then\"", "\"__proto__\"", "\"constructor\"", "\"length\"", "\"\\u0000\"",
            "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"é本😀\"", "\"\\r\\n--B\"", "\"eA==\"", "[]",
            "[[]]", "[null]", "[1,2]", "[\"a\",\"b\"]", "[[\"a\",\"b\"]]", "[[1,2],[3,4]]", "{}",
            "{\"a\":1}", "{\"a\":{\"b\":[1]}}", "{\"then\":1}", "{\"__proto__\":{\"a\":1}}",
            "{\"a\":1,\"a\":2}", "{\"2\":1,\"1\":2}",
        ].map { Array($0.utf8) } + [longText, deepArray, deepObject, manyElements]

    /// Texts that mean something in a row or a part of Flight.
    static let flight: [[UInt8]] = flightTexts.map { Array("\"\($0)\"".utf8) }

    private static let flightTexts: [String] =
        [
            "$", "$$", "$$x", "$0", "$1", "$2", "$3", "$ff", "$4294967296", "$0:", "$0:0", "$0:a",
            "$1:0:0", "$1:then", "$1:__proto__", "$0:constructor", "$@", "$@0", "$@1", "$@2", "$L0",
            "$L1", "$D", "$Dx", "$D2021-06-30T12:00:00.000Z", "$n", "$n12", "$n-7", "$nx", "$N",
            "$I", "$-", "$-0", "$-Infinity", "$Infinity", "$NaN", "$undefined", "$S",
            "$Sreact.suspense", "$E", "$Z", "$T", "$T1", "$T0:a", "$P", "$Y", "$j", "$u",
        ]
        + "QWKBhFirRxXgGAOoUSsLlmMVb".flatMap { tag in
            ["$\(tag)", "$\(tag)0", "$\(tag)1", "$\(tag)2"]
        }

    /// Notations of typed JSON, right and wrong ones.
    static let typed: [[UInt8]] =
        [
            #"{"$undefined":true}"#, #"{"$hole":true}"#, #"{"$number":"NaN"}"#,
            #"{"$number":"-0"}"#, #"{"$number":7}"#, #"{"$bigint":"12"}"#, #"{"$bigint":"x"}"#,
            #"{"$date":"2021-06-30T12:00:00.000Z"}"#, #"{"$date":null}"#, #"{"$date":5}"#,
            #"{"$map":[[1,2],["a",[]]]}"#, #"{"$map":[1]}"#, #"{"$set":[1,"a"]}"#,
            #"{"$bytes":"eA==","kind":"Uint8Array"}"#, #"{"$bytes":"eA==","kind":"Float64Array"}"#,
            #"{"$bytes":"eHh4eA==","kind":"Uint16Array","from":2,"count":9}"#,
            #"{"$blob":{"type":"t","base64":"eA=="}}"#, #"{"$blob":{"type":31,"base64":9}}"#,
            #"{"$file":{"name":"n","type":"t","base64":"eA=="}}"#, #"{"$form":[["a","b"]]}"#,
            #"{"$form":[["a",{"$file":{"name":"n","type":"t","base64":"eA=="}}]]}"#,
            #"{"$form":[["a",12]]}"#, #"{"$form":[["a",{"type":31,"base64":9}]]}"#,
            #"{"$params":[["a","b"]]}"#, #"{"$params":[["a",1]]}"#, #"{"$url":"http://a.test/"}"#,
            #"{"$regexp":{"source":"a","flags":"g"}}"#, #"{"$symbol":"s"}"#,
            #"{"$error":{"message":"m"}}"#, #"{"$error":{"message":1}}"#, #"{"$promise":1}"#,
            #"{"$promise":{"$promise":1}}"#, #"{"$reject":{"message":"m","digest":"d"}}"#,
            #"{"$reject":7}"#, #"{"$pending":true}"#, #"{"$iterator":[1]}"#, #"{"$iterable":[1]}"#,
            #"{"$asynciterable":{"items":[1],"return":2}}"#, #"{"$asynciterator":{"items":1}}"#,
            #"{"$stream":{"items":[1],"throws":{"message":"m"}}}"#, #"{"$bytestream":["eA=="]}"#,
            #"{"$action":{"id":"abc123","bound":[1]}}"#, #"{"$action":{"id":"then"}}"#,
            #"{"$action":{"bound":1}}"#, #"{"$client":{"id":"c","name":"n"}}"#,
            #"{"$client":{"id":7,"name":"n","chunks":["a"]}}"#,
            #"{"$element":{"type":"tr","props":{}}}"#,
            #"{"$element":{"type":"tr","key":["a"],"props":{"$map":[]}}}"#, #"{"$lazy":1}"#,
            #"{"$temporary":true}"#, #"{"$temporary":"0:a"}"#, #"{"$define":"q","value":[1]}"#,
            #"{"$define":"q","value":[{"$use":"q"}]}"#, #"{"$use":"q"}"#, #"{"$use":"1"}"#,
            #"{"$repeat":[1,3]}"#, #"{"$repeat":[[],4294967295]}"#, #"{"$deep":300}"#,
            #"{"$sparse":{"length":4294967295,"items":[[7,1]]}}"#, #"{"$literal":{"$date":1}}"#,
            #"{"$unknown":1}"#, #"{"$function":true}"#,
        ].map { Array($0.utf8) }

    /// Names that a member is given instead of its own.
    static let keys: [[UInt8]] =
        [
            "\"\"", "\"0\"", "\"1\"", "\"a\"", "\"then\"", "\"__proto__\"", "\"constructor\"",
            "\"id\"", "\"bound\"", "\"type\"", "\"name\"", "\"base64\"", "\"digest\"",
            "\"message\"", "\"key\"", "\"props\"", "\"$date\"", "\"$literal\"", "\"\\ud800\"",
            "\"4294967295\"", "\"length\"", "\"$\"", "\"0_a\"", "\"_1_a\"",
        ].map { Array($0.utf8) }

    private static let longText = Array(#""\#(String(repeating: "long ", count: 240))""#.utf8)
    private static let deepArray = nested("[", "]", 600)
    private static let deepObject = nested("{\"a\":", "}", 40)
    private static let manyElements = Array("[\(String(repeating: "0,", count: 400))0]".utf8)

    private static func nested(_ opening: String, _ closing: String, _ count: Int) -> [UInt8] {
        let head = String(repeating: opening, count: count)
        return Array("\(head)1\(String(repeating: closing, count: count))".utf8)
    }
}
