"""What a person orders, changes, cancels, confirms and undoes."""
