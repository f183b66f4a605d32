// WireCommands
