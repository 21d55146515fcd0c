"""Screens about faults and repairs."""
