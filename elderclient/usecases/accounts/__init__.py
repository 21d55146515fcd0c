"""What a person does with the account: see the balance, switch person."""
