// WireMultipart
