"""What a person does with personal data: consents, copy, deletion."""
