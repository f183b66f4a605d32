// WireCompression
