"""The pages about ideas after the answer. Nothing is written here."""
