"""What the strip said, whole."""
