"""The rules of ordering: what may be ordered, at what price, from when, and until when it can be undone. Knows no HTTP."""
