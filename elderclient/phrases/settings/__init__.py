"""Sentences of the settings screen: titles, questions, choices."""
