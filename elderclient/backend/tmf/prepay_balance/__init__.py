"""TMF654 v4: what is left of money paid in advance, to read."""
