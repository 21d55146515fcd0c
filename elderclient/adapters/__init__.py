"""The world outside, one package per technology. Adapters implement ``usecases.ports`` and never import each other.

What they share lies beside their folders: ``durable_file``, ``abandonment``, ``operator_apis`` and the like.
"""
