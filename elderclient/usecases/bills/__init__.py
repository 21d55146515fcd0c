"""What a person does with bills: see one, and why it changed."""
