"""Sentences about service halls and common questions."""
