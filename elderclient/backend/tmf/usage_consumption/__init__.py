"""TMF677 v5: what was used in a month and what is left."""
