"""Calls that customers asked for: their queue, life, words and waiting time. Must not know HTTP."""
