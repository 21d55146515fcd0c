"""What a person does with complaints: file, follow, escalate."""
