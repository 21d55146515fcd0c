"""What is written down when a customer agrees to something. Knows neither HTTP nor the wire format."""
