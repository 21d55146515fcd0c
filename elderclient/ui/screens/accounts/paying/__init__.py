"""How bills are paid, and what is left of money paid in advance."""
