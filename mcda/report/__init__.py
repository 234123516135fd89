"""What leaves the room: sentences, tables, CSV and Excel files."""
