"""The pages of the post, a module for each kind; nothing is written here."""
