"""Plans, what they include and cost, and usage, as plain values and rules."""
