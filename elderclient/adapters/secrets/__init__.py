"""Storage of secrets: ``keyring_secrets.open_secrets`` opens it; nothing is imported here."""
