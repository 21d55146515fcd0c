"""TMF621 tickets of every kind in their wire form. Must not know who uses them."""
