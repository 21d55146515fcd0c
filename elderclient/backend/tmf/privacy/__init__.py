"""TMF644 v5: purposes, how a customer stands to them, and the proof of every consent."""
