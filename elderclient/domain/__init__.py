"""What the words of the trade mean, as immutable values. Standard library only; no reading, no writing, no Qt."""
