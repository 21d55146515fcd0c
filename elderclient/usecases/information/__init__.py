"""Service halls and common questions for everybody."""
