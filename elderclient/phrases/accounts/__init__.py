"""Sentences about the account and the people of this PC."""
