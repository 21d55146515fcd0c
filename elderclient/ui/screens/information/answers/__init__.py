"""Common questions: found by what one types, each ending with a human being."""
