"""Sentences about calls by a human being."""
