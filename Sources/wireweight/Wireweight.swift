@main
struct Wireweight {
    static func main() async {}
}
