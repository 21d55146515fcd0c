"""TMF620 v5: what is on sale and what it costs, to read."""
