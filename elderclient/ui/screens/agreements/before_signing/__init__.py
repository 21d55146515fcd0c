"""签之前: what is agreed to by an order, in eight plain answers, before its second confirmation."""
