"""TMF678 v5: bills and their lines, to read."""
