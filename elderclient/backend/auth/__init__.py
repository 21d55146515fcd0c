"""Who is asking: bearer tokens, kept only as keyed hashes. Must not know what is asked for."""
