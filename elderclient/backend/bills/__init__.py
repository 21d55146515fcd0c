"""What a month costs: from tariffs, usage and events to the lines of a stored bill. Amounts are always calculated."""
