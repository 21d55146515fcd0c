"""The operator's tables, how they are reached, and how they change over time. Must not know HTTP."""
