"""TMF632 v5: the customer themselves, to read."""
