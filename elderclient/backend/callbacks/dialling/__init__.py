"""Periodic work on callbacks: those due again return to the queue, and the demo has a simulated agent."""
