"""TMF651 v4: what a customer agreed to, to read."""
