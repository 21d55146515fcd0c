"""Sentences about agreements."""
