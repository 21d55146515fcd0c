"""Tickets of every kind: made once, changed by rules of their kind. Knows neither HTTP nor the wire format."""
