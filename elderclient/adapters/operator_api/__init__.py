"""The operator over the TM Forum Open APIs. ``gateway.open_gateway`` is the way in; nothing is imported here.

Importing this package must stay free of cost: ``requests`` is only loaded with ``gateway``, after the first paint.
"""
