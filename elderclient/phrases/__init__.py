"""Every sentence of the program by matter: values in, ``Sentence`` out. No rule, no store."""
