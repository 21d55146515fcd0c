"""Home: greeting, today's sentence, six tiles."""
