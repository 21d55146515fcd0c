"""TMF621 v5: callbacks, fraud reports and, later, every other ticket."""
