// WireCommandLine
