"""Periodic work: which jobs there are and the thread that runs them. Must not know what a job does."""
