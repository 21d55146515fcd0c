"""Sentences about bills."""
