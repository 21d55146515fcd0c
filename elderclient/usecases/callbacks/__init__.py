"""Calls by a human being: ask for one, check a caller."""
