"""Puts the program together and opens it; the only package that imports everything."""
