"""Screens about orders and services that cost extra."""
