"""The notice of what this program stores on this PC, shown before anything personal is fetched or stored."""
