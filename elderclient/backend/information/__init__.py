"""What the operator publishes for everybody: its service halls. Knows neither HTTP nor the wire format."""
