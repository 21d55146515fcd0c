"""The further screens, as a list."""
