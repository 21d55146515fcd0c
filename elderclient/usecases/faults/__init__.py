"""What a person does with faults: see, report, book a visit."""
