"""TMF656 v5: outages that touch the customer's lines, to read."""
