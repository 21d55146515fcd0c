"""Screens about service halls and common questions."""
