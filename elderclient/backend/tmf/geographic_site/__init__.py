"""TMF674 v4: service halls, to read."""
