"""What the user brings: criteria, regions, sectors, programmes, projects; reading and writing."""
