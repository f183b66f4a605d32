// WireAnalysis
