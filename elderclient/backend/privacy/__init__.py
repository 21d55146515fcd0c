"""Personal data: purposes and consents, who has looked, copies, deletion. Knows neither HTTP nor the wire format."""
