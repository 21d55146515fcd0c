"""The TM Forum Open APIs (v5) and the rules they share (TMF630). Must not decide anything about callbacks or bills."""
