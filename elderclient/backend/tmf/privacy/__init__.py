"""TMF644 v5: purposes, a customer's decisions on them, and the proof of every consent."""
