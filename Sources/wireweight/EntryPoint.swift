internal import WireCommands
internal import WirePlatform

@main
struct Main {
    static func main() async {
        Platform.exit(await Wireweight.run(Platform.arguments))
    }
}
