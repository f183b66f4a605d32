internal import WireCommands
internal import WirePlatform

@main
struct Main {
    static func main() async {
        let words = Array(CommandLine.arguments.dropFirst())
        Platform.exit(await Wireweight.run(words))
    }
}
