"""What an operator brings along: customers, offerings, products, bills and usage out of files of TM Forum shape.

One module a kind. A file is stored as a whole or not at all; storing it again changes what changed and doubles nothing.
"""
