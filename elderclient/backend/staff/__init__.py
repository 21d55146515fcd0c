"""Who works at the operator: members, their passwords and sessions. Must not know customers or tickets."""
