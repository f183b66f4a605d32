extension PayloadNode.Flags {
    /// A text without quotes, backslashes, control characters and lone surrogates, so that JSON
    /// writes it as it stands; a text without the flag may be such a one, too.
    @inlinable package static var isPlain: Self { Self(rawValue: 8) }
}
