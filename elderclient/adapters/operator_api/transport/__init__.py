"""How requests reach the operator and how their responses are read. Must not know what a resource means."""
