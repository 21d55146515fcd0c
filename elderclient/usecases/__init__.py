"""What a person does with the program, one file per human act; speaks to the world through ``ports`` only."""
