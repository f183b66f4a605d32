// WireFlight
