"""Screens of the person's own settings."""
