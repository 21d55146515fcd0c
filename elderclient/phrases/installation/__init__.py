"""Sentences shown while the program is set up and started for the first time."""
