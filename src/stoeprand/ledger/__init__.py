"""What was decided, in a chain per organisation; nothing in it is rewritten."""
