"""Who uses this PC: big names, an optional code, and who could be added."""
