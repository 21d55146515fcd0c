"""Repair: outages, what is being repaired, reporting a line, and when the technician comes."""
