"""What a month costs: from tariffs, usage and events to the lines of a bill. Never typed in, always reckoned."""
