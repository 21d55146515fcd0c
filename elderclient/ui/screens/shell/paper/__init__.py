"""大字打印: how paper is wanted (PDF, page for the screen, print), and what became of it."""
