"""TMF637 v5: what a customer holds, to read."""
