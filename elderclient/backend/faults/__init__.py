"""Repairs: what the operator owes and when, faults as tickets, technicians' visits, outages. Knows neither HTTP nor TMF."""
