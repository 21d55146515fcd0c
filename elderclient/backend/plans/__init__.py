"""What is sold and held: a product as an offering makes it. Must not know orders, HTTP or the wire format."""
