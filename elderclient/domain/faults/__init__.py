"""Faults, visits of technicians and outages as plain values."""
