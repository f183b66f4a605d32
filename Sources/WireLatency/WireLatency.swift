// WireLatency
