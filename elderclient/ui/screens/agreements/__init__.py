"""Screens about agreements."""
