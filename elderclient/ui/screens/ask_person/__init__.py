"""Pages for what cannot be done here yet: what a human being can do about it, and the way to one."""
