"""Sentences about faults, visits and outages."""
