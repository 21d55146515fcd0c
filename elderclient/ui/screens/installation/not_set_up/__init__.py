"""The page of a PC whose policy, list of people or token cannot be used: nothing of anybody is shown."""
