// WireStatistics
