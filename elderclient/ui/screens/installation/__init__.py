"""Screens that are shown while the program is set up."""
