"""By when an operator owes something: legal limits, due times and working days. Standard library only; no figures."""
