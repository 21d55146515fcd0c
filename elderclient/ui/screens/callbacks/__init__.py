"""Screens about calls by a human being."""
