"""Complaints: what may follow what, by when an answer is promised, and the simulated clerk. Knows no HTTP."""
