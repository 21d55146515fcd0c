"""Service halls and standard answers as plain values."""
