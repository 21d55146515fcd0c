"""TM Forum resources that several matters share, in their wire form. Must not ask anything that a caller did not ask for."""
