"""What is kept on this PC, encrypted from the first row. ``opening.open_store`` is the way in; nothing is imported here."""
