"""What brings a database of presentations from one form to the next, in order."""
