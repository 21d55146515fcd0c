"""Screens about the plan."""
