"""The few controls everything is made of. They know a ``Look`` and Sentences; they never know a use case."""
