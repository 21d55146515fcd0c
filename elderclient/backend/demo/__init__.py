"""A made-up operator in China for demonstrations and tests; never part of a live server."""
