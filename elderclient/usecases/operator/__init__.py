"""What the use cases ask of the operator: one Protocol per matter, each in a file of its own; nothing here does anything.

Implemented by the mapping files of ``adapters/operator_api`` and gathered in ``ports.OperatorGateway``. Every method may
block for at most the gateway's deadlines (10 s a request, 30 s in all), must not be called on the UI thread, and raises
``domain.errors.OperatorError`` subclasses only.
"""
