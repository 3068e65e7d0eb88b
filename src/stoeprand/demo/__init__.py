"""Gemeente Waterwijk, a made-up municipality: areas and ideas to play with; data only."""
