"""Notices: what a customer may say to one, and what becomes of it when its day comes. Knows neither HTTP nor the wire."""
