"""What the people who install, look after and test the program run from a command line. No part of the window."""
