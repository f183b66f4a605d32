// WireValidation
