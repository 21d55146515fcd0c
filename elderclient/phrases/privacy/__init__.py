"""Sentences about consents, personal data held by the operator, copies of it and its deletion."""
