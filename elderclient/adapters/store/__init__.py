"""The data stored on this PC, encrypted from the first row. ``opening.open_store`` opens it; nothing is imported here."""
