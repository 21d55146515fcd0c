"""TM Forum resources and their parts in their wire form, for the matters that map them. Must not know who uses them."""
