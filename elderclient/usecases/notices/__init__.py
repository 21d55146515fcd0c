"""What a person does with notices: read, agree, refuse."""
