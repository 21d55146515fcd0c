"""Bills, their lines and why they changed, as plain values and rules."""
