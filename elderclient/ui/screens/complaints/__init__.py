"""Screens about complaints."""
