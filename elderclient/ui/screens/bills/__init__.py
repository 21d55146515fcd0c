"""Screens about bills."""
