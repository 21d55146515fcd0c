"""The settings screen: one list, and one page of big choices for each setting, applied at once."""
