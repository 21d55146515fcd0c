"""The second confirmation of every order that costs something: price and date on a page of its own."""
