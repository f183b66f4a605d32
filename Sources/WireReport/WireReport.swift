// WireReport
