"""The embedded operator of the demo, as a child process. ``process.start_demo`` is the way in; nothing is imported here."""
