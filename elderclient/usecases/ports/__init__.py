"""What the use cases need from the world, as Protocols; one file per matter."""
