"""Organisations and people, and who may what."""
