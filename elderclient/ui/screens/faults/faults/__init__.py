"""The repair screen: outages, faults, the report of a line, the technician's visit."""
