"""TMF681 v4: notices, to read and to answer."""
