"""TMF666 v5: billing accounts and how they are paid, to read."""
