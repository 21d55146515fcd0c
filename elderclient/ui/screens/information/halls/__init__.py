"""Service halls: the nearest first, then one of them."""
