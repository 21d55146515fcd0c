"""What presenters share: pages as values, asking the operator, results. Imports no Qt."""
