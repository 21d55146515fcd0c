"""Where secrets are kept: ``keyring_secrets.open_secrets`` is the way in; nothing is imported here."""
