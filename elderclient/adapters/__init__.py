"""The world outside, one package per technology. Adapters implement ``usecases.ports`` and never import each other.

What they share are ``durable_file`` and ``abandonment``.
"""
