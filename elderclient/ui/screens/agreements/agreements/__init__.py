"""合同: what was agreed to, in eight plain answers, in full, and on paper."""
