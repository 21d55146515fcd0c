"""帮助: how to get a human being, first of all, and the few keys there are."""
