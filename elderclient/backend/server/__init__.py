"""Everything between a socket and the application: connections, limits, waiting, start and stop. Knows no resource."""
