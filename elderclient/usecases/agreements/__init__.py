"""What a person does with agreements: read them."""
