"""Who works at the operator: members, their passwords and sessions. Of calls it only knows whether one is in hand."""
