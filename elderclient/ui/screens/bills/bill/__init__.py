"""我的账单: the answer first, why it changed, the groups, every line, twelve months, and large print."""
