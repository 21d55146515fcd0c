"""TM Forum resources that several matters share, in their wire form. Must not know who uses them."""
