"""Customers, their accounts and the people of one PC as plain values."""
