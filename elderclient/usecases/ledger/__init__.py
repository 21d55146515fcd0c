"""Acts of the person: queued, sent, answered, shown."""
