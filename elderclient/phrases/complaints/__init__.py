"""Sentences about complaints."""
