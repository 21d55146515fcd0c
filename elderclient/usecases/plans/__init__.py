"""What a person does with a plan: see it, compare it."""
