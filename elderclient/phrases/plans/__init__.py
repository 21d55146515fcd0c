"""Sentences about plans."""
