"""Consents and personal data held by the operator as plain values."""
