"""隐私: what one's data are used for, what is held, who has looked, a copy, deletion."""
