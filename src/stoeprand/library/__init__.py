"""Starter kerbs as area files, with sources; data only, nothing here runs."""
